using System.Buffers;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Drift;

/// <summary>The literal value that a line gives to a name: <c>limit = 5</c>, <c>"limit": 5,</c>, <c>limit: int = 5</c>, <c>os.environ.get("LIMIT", "5")</c> is none. Pure.</summary>
internal static class AssignedValue
{
    private const int Longest = 60;

    private static readonly SearchValues<char> s_apart = SearchValues.Create("()<>!+*/;,");

    /// <summary>The value without quotes; null where the line gives the name none, or one that is computed.</summary>
    /// <param name="code">The text.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="wanted">The name (<see cref="NameHash"/>).</param>
    public static string? In(CodeText code, int line, uint wanted)
    {
        ReadOnlySpan<char> masked = code.MaskedLine(line);
        ReadOnlySpan<char> text = code.Line(line);
        for (int at = 0; at < masked.Length; at++)
        {
            if (!char.IsLetter(text[at]) && text[at] != '_') continue;
            int end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
            if (NameHash.Of(text[at..end]) == wanted) return Value(text[end..]);
            at = end;
        }

        return null;
    }

    private static string? Value(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("\"' ");
        int sign = rest.IndexOf('=');
        if (rest.Length > 0 && rest[0] == ':' && sign < 0) sign = 0;
        if (sign < 0 || (sign + 1 < rest.Length && rest[sign + 1] is '=' or '>') || rest[..sign].IndexOfAny(s_apart) >= 0) return null;
        ReadOnlySpan<char> value = rest[(sign + 1)..].Trim();
        if (value.Length > 1 && value[0] is '"' or '\'')
        {
            int close = value[1..].IndexOf(value[0]);
            if (close < 0 || value[(close + 2)..].TrimEnd(";, ").Length > 0) return null;
            value = value[1..(close + 1)];
        }
        else
        {
            value = value.TrimEnd(";, ");
            foreach (char one in value)
            {
                if (!char.IsLetterOrDigit(one) && one is not ('.' or '_' or '-')) return null;
            }
        }

        return value.Length is 0 or > Longest ? null : value.ToString();
    }
}
