using System.Buffers;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Drift;

/// <summary>The literal value that a line gives to a name: <c>limit = 5</c>, <c>"limit": 5,</c>, <c>limit: int = 5</c>, <c>os.environ.get("LIMIT", "5")</c> is none. Pure.</summary>
internal static class AssignedValue
{
    private const int Longest = 60;

    private static readonly SearchValues<char> s_apart = SearchValues.Create("()<>!+-*/;,");

    /// <summary>The value without quotes; null where the line gives the name none, or one that is computed.</summary>
    /// <param name="code">The text.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="wanted">The name (<see cref="NameHash"/>).</param>
    public static string? In(CodeText code, int line, uint wanted) => Value(Behind(code.Line(line), wanted));

    /// <summary>What stands behind the sign by which a line gives a name something, without blanks around it; nothing where the line gives the name nothing.</summary>
    /// <param name="line">The line, masked or not.</param>
    /// <param name="wanted">The name (<see cref="NameHash"/>).</param>
    public static ReadOnlySpan<char> Behind(ReadOnlySpan<char> line, uint wanted)
    {
        for (int at = 0; at < line.Length; at++)
        {
            if (!BeginsName(line[at])) continue;
            int end = EndOfName(line, at);
            if (NameHash.Of(line[at..end]) == wanted) return BehindSign(line[end..].TrimStart("\"' "));
            at = end;
        }

        return [];
    }

    /// <summary>Whether a name can begin with a sign.</summary>
    internal static bool BeginsName(char sign) => char.IsLetter(sign) || sign == '_';

    /// <summary>Where a name ends that begins at a place.</summary>
    internal static int EndOfName(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] is '_' or '-')) at++;
        return at;
    }

    private static ReadOnlySpan<char> BehindSign(ReadOnlySpan<char> rest)
    {
        int sign = rest.IndexOf('=');
        if (sign < 0 && rest.StartsWith(":")) sign = 0;
        return sign < 0 || rest[..sign].IndexOfAny(s_apart) >= 0 ? [] : rest[(sign + 1)..].Trim();
    }

    private static string? Value(ReadOnlySpan<char> value)
    {
        // "==" compares, and "=>" names what is done.
        if (value.StartsWith("=") || value.StartsWith(">")) return null;
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
