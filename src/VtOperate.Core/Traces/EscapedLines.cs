using System.Globalization;
using System.Text;

namespace VtOperate.Core.Traces;

/// <summary>A trace that a structured log wrote into one line, as a JSON string with <c>\n</c> for its line ends.</summary>
internal static class EscapedLines
{
    private static readonly string[] s_signs = ["\\n   at ", "\\n    at ", "\\n  at ", "\\n\\tat ", "\\nat ", "\\n  File \\\"", "\\n---> ", "\\n ---> ", "\\n#0 ", "\\n    #0 ", "\\n\\tfrom ", "\\ngoroutine ", "\\nstack backtrace:", "\\n    ("];

    /// <summary>Takes the escaped text apart when the line holds such a trace.</summary>
    internal static bool TryExpand(string line, out IReadOnlyList<string> parts)
    {
        parts = [];
        int at = FirstSign(line);
        if (at < 0) return false;
        List<string> lines = [];
        while (at >= 0)
        {
            int start = OpeningQuote(line, at) + 1;
            int end = Unescape(line, start, lines);
            at = FirstSign(line, end);
        }

        parts = lines;
        return true;
    }

    private static int FirstSign(string line, int from = 0)
    {
        if (line.IndexOf("\\n", from, StringComparison.Ordinal) < 0) return -1;
        int first = -1;
        foreach (string sign in s_signs)
        {
            int at = line.IndexOf(sign, from, StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first)) first = at;
        }

        return first;
    }

    private static int OpeningQuote(string line, int before)
    {
        for (int i = before - 1; i >= 0; i--)
        {
            if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) return i;
        }

        return -1;
    }

    /// <summary>Adds the lines of the string that starts at a place, and answers the place behind its closing quote.</summary>
    private static int Unescape(string line, int from, List<string> lines)
    {
        var text = new StringBuilder();
        int i = from;
        for (; i < line.Length && line[i] != '"'; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length)
            {
                text.Append(line[i]);
                continue;
            }

            i++;
            switch (line[i])
            {
                case 'n':
                    lines.Add(text.ToString());
                    text.Clear();
                    break;
                case 'r':
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case 'u' when i + 4 < line.Length && ushort.TryParse(line.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                    text.Append((char)code);
                    i += 4;
                    break;
                default:
                    text.Append(line[i]);
                    break;
            }
        }

        if (text.Length > 0) lines.Add(text.ToString());
        return Math.Min(i + 1, line.Length);
    }
}
