using VtOperate.Core.Code;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Chooses the lines of an example that are the mistake. Who writes one shows what is around it, too, and says with a comment which line is meant; what a comment
/// calls fine is not. Without comments every line may be it.
/// </summary>
internal static class MarkedLines
{
    private static readonly string[] s_fine = ["\u2713", "\u2705", "\u2714", "passes", " ok", "fine", "correct", "works", "good"];

    /// <summary>The lines with code that are meant, in their order.</summary>
    public static List<string> Of(string code, CodeFamily family)
    {
        List<string> all = [], marked = [];
        bool isAnnounced = false;
        foreach (string line in code.Split('\n'))
        {
            string comment = Comment(line, family);
            bool hasCode = CodeLine.Read(line, family).Count > 0, isFine = Array.Exists(s_fine, word => comment.Contains(word, StringComparison.OrdinalIgnoreCase));
            if (!hasCode)
            {
                isAnnounced = comment.Length > 0 && !isFine;
                continue;
            }

            if (!isFine) all.Add(line);
            if (!isFine && (comment.Length > 0 || isAnnounced)) marked.Add(line);
            isAnnounced = false;
        }

        return marked.Exists(line => CodeLine.Read(line, family).Exists(token => token.IsName)) ? marked : all;
    }

    private static string Comment(string line, CodeFamily family)
    {
        foreach (string sign in CodeLanguage.CommentSigns(family))
        {
            int at = line.LastIndexOf(sign, StringComparison.Ordinal);
            if (at == 0 || (at > 0 && char.IsWhiteSpace(line[at - 1]))) return " " + line[(at + sign.Length)..].Trim();
        }

        return "";
    }
}
