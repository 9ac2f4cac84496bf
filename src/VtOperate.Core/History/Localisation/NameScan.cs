using VtOperate.Core.Code;

namespace VtOperate.Core.History.Localisation;

/// <summary>Finds the names in a text: words, identifiers, the pieces of dotted names and paths.</summary>
internal static class NameScan
{
    private const int ShortestName = 3;
    private const int LongestName = 100;

    /// <summary>The names, in the order they stand there, doubles included.</summary>
    public static IEnumerable<NamedThing> Read(string text, CancellationToken stop)
    {
        List<(int Start, int End)> pieces = [];
        for (int at = 0; at < text.Length;)
        {
            if (!IsWord(text[at]))
            {
                at++;
                continue;
            }

            stop.ThrowIfCancellationRequested();
            pieces.Clear();
            int start = at;
            while (true)
            {
                int end = WordEnd(text, at);
                pieces.Add((at, end));
                at = end;
                int next = JointEnd(text, end);
                if (next < 0) break;
                at = next;
            }

            string[] names = [.. pieces.Select(piece => text[piece.Start..piece.End])];
            bool isCall = at < text.Length && text[at] == '(' && at > start;
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i].Length is < ShortestName or > LongestName || char.IsAsciiDigit(names[i][0])) continue;
                bool hasEnding = i + 1 < names.Length && text[pieces[i].End] == '.' && CodeLanguage.OfName(names[i + 1]) != CodeFamily.Unknown && (i + 2 == names.Length || text[pieces[i + 1].End] == ':');
                bool isCode = names.Length > 1 || isCall || IsMarked(text, pieces[i].Start, pieces[i].End);
                yield return new NamedThing(names[i], names[..i], hasEnding ? names[i + 1] : "", isCode, pieces[i].Start);

                // cart.spec of cart.spec.ts
                if (i + 2 < names.Length && text[pieces[i].End] == '.' && text[pieces[i + 1].End] == '.' && CodeLanguage.OfName(names[i + 2]) != CodeFamily.Unknown)
                    yield return new NamedThing(names[i] + "." + names[i + 1], names[..i], names[i + 2], true, pieces[i].Start);
            }
        }
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && (IsWord(text[at]) || (text[at] == '-' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && char.IsLetterOrDigit(text[at - 1])))) at++;
        return at;
    }

    // Where the name goes on behind a dot, a slash, two colons, a hash or a dollar; -1 where it does not.
    private static int JointEnd(string text, int at)
    {
        if (at >= text.Length) return -1;
        int next = text[at] switch
        {
            '.' or '/' or '\\' or '#' or '$' => at + 1,
            ':' when at + 1 < text.Length && text[at + 1] == ':' => at + 2,
            _ => -1,
        };
        return next > 0 && next < text.Length && IsWord(text[next]) ? next : -1;
    }

    private static bool IsMarked(string text, int start, int end)
    {
        char before = start > 0 ? text[start - 1] : ' ', after = end < text.Length ? text[end] : ' ';
        if (before is '`' or '@' or '<' or '$' || after is '`' or '<' or '>' or '[') return true;
        return start >= 4 && string.CompareOrdinal(text, start - 4, "new ", 0, 4) == 0;
    }

    private static bool IsWord(char sign) => char.IsAsciiLetterOrDigit(sign) || sign == '_' || (sign >= 128 && char.IsLetterOrDigit(sign));
}
