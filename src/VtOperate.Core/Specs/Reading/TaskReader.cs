namespace VtOperate.Core.Specs.Reading;

/// <summary>Finds the tasks of a feature: list items with a box and an id that begins with T. Items without an id and those of checklists (<c>CHK</c>) are none. Pure.</summary>
internal static class TaskReader
{
    /// <summary>The tasks in the order of the text.</summary>
    public static IReadOnlyList<SpecTask> Read(string text, string file)
    {
        var tasks = new List<SpecTask>();
        foreach (SpecLine line in SpecText.Lines(text))
        {
            if (Parse(line.Text, file, line.Number) is { } task) tasks.Add(task);
        }

        return tasks;
    }

    private static SpecTask? Parse(string line, string file, int number)
    {
        ReadOnlySpan<char> rest = line.AsSpan().TrimStart();
        if (rest.Length < 7 || rest[0] is not ('-' or '*' or '+') || rest[1] is not (' ' or '\t')) return null;
        rest = rest[2..].TrimStart();
        if (rest.Length < 5 || rest[0] != '[' || rest[2] != ']' || StateOf(rest[1]) is not { } state) return null;
        rest = rest[3..].TrimStart([' ', '\t', '*', '`', '_']);
        int length = IdLength(rest);
        if (length == 0) return null;
        string id = rest[..length].ToString();
        rest = rest[length..].TrimStart([' ', '*', '`', '_', ':', '：', '.']);
        var stories = new List<string>();
        while (rest.Length > 2 && rest[0] == '[' && rest.IndexOf(']') is > 0 and < 24 and var close)
        {
            ReadOnlySpan<char> label = rest[1..close];
            if (label.StartsWith("US", StringComparison.OrdinalIgnoreCase) && label.Length > 2) stories.Add("US" + label[2..].TrimStart(['-', '0', ' ']).ToString());
            rest = rest[(close + 1)..].TrimStart();
        }

        string words = rest.ToString();
        return new SpecTask(id, state, words, stories, RequirementIds.In(words).Select(reference => reference.Id).Distinct().ToArray(), file, number);
    }

    private static SpecTaskState? StateOf(char sign) => sign switch
    {
        ' ' => SpecTaskState.Open,
        'x' or 'X' or '✓' or '✔' => SpecTaskState.Done,
        '-' => SpecTaskState.Dropped,
        '~' or '/' => SpecTaskState.Partial,
        _ => null,
    };

    /// <summary>The length of a task's id at the start of a text, ranges as one; 0 for none.</summary>
    internal static int IdLength(ReadOnlySpan<char> text)
    {
        int digits = 1;
        if (text.IsEmpty || text[0] != 'T') return 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits is < 2 or > 6) return 0;
        int end = digits;
        if (end < text.Length && char.IsAsciiLetterLower(text[end])) end++;
        return end == text.Length || !char.IsLetterOrDigit(text[end]) ? end : 0;
    }
}
