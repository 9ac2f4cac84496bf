using System.Text;

namespace VtOperate.Core.Code.Routes;

/// <summary>
/// Paths of routes and contracts in one spelling: <c>{}</c> for a variable whatever it is called and however it is bound, <c>{**}</c> for any rest, one slash before every
/// segment and none at the end. Pure.
/// </summary>
internal static class RouteTemplate
{
    /// <summary>What stands for one segment, whatever it is.</summary>
    public const string Variable = "{}";

    /// <summary>What stands for any rest, also for none, and for what cannot be read from the code.</summary>
    public const string Rest = "{**}";

    /// <summary>The spellings of a path: two where its last variable may be left out.</summary>
    /// <param name="path">The path as a contract or a framework writes it.</param>
    public static IReadOnlyList<string> Normalize(string path)
    {
        var made = new StringBuilder("/");
        int optional = -1;
        ReadOnlySpan<char> text = path.Trim();
        for (int at = 0; at < text.Length; at++)
        {
            char sign = text[at];
            bool begins = made[^1] == '/';
            if (sign == '/')
            {
                if (!begins) made.Append('/');
            }
            else if (sign == '{' && Close(text, at, '{', '}') is var brace && brace > 0)
            {
                ReadOnlySpan<char> name = text[(at + 1)..brace];
                if (name.EndsWith("?") && begins) optional = made.Length - 1;
                made.Append(name.StartsWith("*") || name.EndsWith("...") || name.EndsWith(":path") ? Rest : Variable);
                at = brace;
            }
            else if (sign == '<' && text[at..].IndexOf('>') is var angle && angle > 0)
            {
                made.Append(text.Slice(at + 1, angle).StartsWith("path:") ? Rest : Variable);
                at += angle;
            }
            else if (sign == ':' && begins && at + 1 < text.Length && CodeSigns.IsWord(text[at + 1]))
            {
                int end = at + 1;
                while (end < text.Length && CodeSigns.IsWord(text[end])) end++;
                if (end < text.Length && text[end] is '(' or '{') end = Close(text, end, text[end], text[end] == '(' ? ')' : '}') is var bound && bound > 0 ? bound + 1 : end;
                if (end < text.Length && text[end] is '?' or '*' or '+')
                {
                    if (text[end] == '?') optional = made.Length - 1;
                    made.Append(text[end] == '?' ? Variable : Rest);
                    end++;
                }
                else
                {
                    made.Append(Variable);
                }

                at = end - 1;
            }
            else if (sign == '*' && begins)
            {
                made.Append(Rest);
                while (at + 1 < text.Length && text[at + 1] != '/') at++;
            }
            else if (sign is '?' or '#')
            {
                break;
            }
            else
            {
                made.Append(sign);
            }
        }

        string whole = made.Length > 1 ? made.ToString().TrimEnd('/') : "/";
        if (whole.Length == 0) whole = "/";
        return optional >= 0 && whole.EndsWith(Variable, StringComparison.Ordinal) ? [whole, optional == 0 ? "/" : whole[..optional]] : [whole];
    }

    /// <summary>Two paths one behind the other, with one slash between them.</summary>
    public static string Join(string before, string path)
    {
        string rest = path.Trim();
        if (rest.Length == 0) return before;
        return rest[0] == '/' ? before.TrimEnd('/') + rest : before.TrimEnd('/') + "/" + rest;
    }

    private static int Close(ReadOnlySpan<char> text, int open, char opening, char closing)
    {
        int depth = 0;
        for (int at = open; at < text.Length; at++)
        {
            if (text[at] == opening) depth++;
            else if (text[at] == closing && --depth == 0) return at;
        }

        return -1;
    }
}
