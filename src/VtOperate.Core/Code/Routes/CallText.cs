namespace VtOperate.Core.Code.Routes;

/// <summary>The text of calls whose arguments may be whole functions. Pure.</summary>
internal static class CallText
{
    // What goes on for longer is broken source, or was written by a machine.
    private const int Longest = 200_000;

    /// <summary>The position of the parenthesis that closes the one at a position, or -1. A handler may be longer than an argument list usually is.</summary>
    public static int Close(string mask, int open)
    {
        int depth = 0, most = Math.Min(mask.Length, open + Longest);
        for (int at = open; at < most; at++)
        {
            if (mask[at] == '(') depth++;
            else if (mask[at] == ')' && --depth == 0) return at;
        }

        return -1;
    }

    /// <summary>The arguments of the call that opens at a position; none where it never closes.</summary>
    public static List<(int From, int To)> Arguments(string mask, int open) => Close(mask, open) is > 0 and var close ? CodeSigns.Split(mask, open + 1, close) : [];

    /// <summary>The text between two positions with its strings, and with blanks for its comments.</summary>
    public static string WithoutComments(CodeText code, int from, int to) =>
        string.Create(to - from, (code, from), static (made, source) =>
        {
            for (int at = 0; at < made.Length; at++) made[at] = source.code.Mask[source.from + at] is ' ' ? ' ' : source.code.Text[source.from + at];
        });
}
