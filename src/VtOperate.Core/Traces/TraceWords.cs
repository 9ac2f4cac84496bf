namespace VtOperate.Core.Traces;

/// <summary>The words around a frame, in the languages that .NET and PowerShell are translated into.</summary>
internal static class TraceWords
{
    private const int MaxAnchors = 8;
    private const int MaxPrefix = 300;

    // at: English, German, French, Spanish, Italian, Portuguese, Polish, Czech, Russian, Dutch, Swedish, Chinese, Japanese, Korean, Turkish.
    private static readonly string[] s_at = ["at", "bei", "à", "en", "in", "em", "w", "v", "в", "bij", "vid", "在", "於", "場所", "위치:", "konum:"];

    /// <summary>How long the word for "at" and the blanks behind it are at the start of a text, or 0 when it starts with none.</summary>
    internal static int SkipAt(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || char.IsWhiteSpace(text[0])) return 0;
        foreach (string word in s_at)
        {
            if (text[0] != word[0] || text.Length <= word.Length || text[word.Length] != ' ' || !text.StartsWith(word, StringComparison.Ordinal)) continue;
            int end = word.Length;
            while (end < text.Length && text[end] == ' ') end++;
            return end;
        }

        return 0;
    }

    /// <summary>A cheap test that most lines of a log fail: whether a frame or the head of a trace can stand in it behind a prefix.</summary>
    internal static bool MayHoldAnchor(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        return text.Length > 6 && (char.IsAsciiDigit(text[^1]) || text[^1] is ')' or ']' or '>' or '-' or ':' or '{' or '|'
            || text.Contains("** (", StringComparison.Ordinal)
            || text.Contains("---> ", StringComparison.Ordinal) || text.Contains("Caused by: ", StringComparison.Ordinal));
    }

    /// <summary>Where in a line the content can begin behind a prefix, leftmost first.</summary>
    internal static List<int> Anchors(string line)
    {
        List<int> anchors = [];
        for (int i = 1; i < line.Length && i < MaxPrefix && anchors.Count < MaxAnchors; i++)
        {
            if (char.IsWhiteSpace(line[i]) || !IsBoundary(line[i - 1])) continue;
            ReadOnlySpan<char> rest = line.AsSpan(i);
            if (SkipAt(rest) > 0 || StartsLikeAnchor(rest)) anchors.Add(i);
        }

        return anchors;
    }

    private static bool IsBoundary(char before) => before is ' ' or '\t' or '|' or '>' or ':' or ']';

    private static bool StartsLikeAnchor(ReadOnlySpan<char> rest) => rest[0] switch
    {
        'T' => rest.StartsWith("Traceback (", StringComparison.Ordinal),
        'C' => rest.StartsWith("Caused by: ", StringComparison.Ordinal) || rest.StartsWith("Current thread 0x", StringComparison.Ordinal),
        'S' => rest.StartsWith("Stack (most recent", StringComparison.Ordinal),
        'F' => rest.StartsWith("File \"", StringComparison.Ordinal),
        'A' => rest.StartsWith("At ", StringComparison.Ordinal),
        'L' => rest.StartsWith("Line |", StringComparison.Ordinal),
        '-' => rest.StartsWith("---> ", StringComparison.Ordinal),
        'g' => rest.StartsWith("goroutine ", StringComparison.Ordinal),
        '#' => rest.StartsWith("#0 ", StringComparison.Ordinal) || rest.StartsWith("#00 ", StringComparison.Ordinal),
        't' => rest.StartsWith("thread '", StringComparison.Ordinal),
        '*' => rest.StartsWith("** (", StringComparison.Ordinal),
        '+' => rest.StartsWith("+ Exception Group Traceback (", StringComparison.Ordinal),
        _ => rest.IndexOf(' ') is var blank && (blank < 0 ? rest : rest[..blank]).Contains('@'),
    };
}
