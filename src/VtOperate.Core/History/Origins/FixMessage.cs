using System.Globalization;
using System.Text;

namespace VtOperate.Core.History.Origins;

/// <summary>The message of a fix: the commits that it says brought the bug, and its words without trailers.</summary>
/// <param name="Named">The commits it names as culprits, as they are written, with the words that say so.</param>
/// <param name="Words">The message without lines that name commits or people.</param>
internal sealed record FixMessage(IReadOnlyList<(string Commit, string Phrase)> Named, string Words)
{
    private const int ShortestId = 7, LongestId = 40, Reach = 80;

    // What stands before an id when it is the culprit; a bare "see" or "like in" names no culprit.
    private static readonly string[] s_phrases =
    [
        "fixes:", "fixes commit", "this reverts commit", "introduced in", "introduced by", "introduced with", "introduced at", "regression in", "regression from", "regression since", "regressed in", "regressed by", "broken in", "broken by", "broken since",
        "broke in", "caused by", "since commit", "bug from", "bug in commit", "after commit", "added in commit", "follow-up to commit", "amends commit", "fix for commit", "fixup for", "breakage from", "mistake in",
    ];

    private static readonly string[] s_trailers = ["signed-off-by:", "reviewed-by:", "co-authored-by:", "acked-by:", "tested-by:", "reported-by:", "cc:", "change-id:", "git-svn-id:", "cherry-picked-from:", "(cherry picked from"];

    /// <summary>Reads a message.</summary>
    internal static FixMessage Read(string message)
    {
        List<(string, string)> named = [];
        var words = new StringBuilder();
        string before = "";
        foreach (string raw in message.Split('\n'))
        {
            string line = raw.Trim();
            bool names = false;
            foreach ((int start, int length) in Ids(line))
            {
                // An id may stand on the line after the words that speak of it.
                string lead = (before + " " + line[..start]).ToLower(CultureInfo.InvariantCulture);
                lead = lead[Math.Max(0, lead.Length - Reach)..];
                if (Array.Find(s_phrases, phrase => Leads(lead, phrase)) is not { } said) continue;
                named.Add((line.Substring(start, length), said.TrimEnd(':')));
                names = true;
            }

            before = line;
            if (!names && !Array.Exists(s_trailers, trailer => line.StartsWith(trailer, StringComparison.OrdinalIgnoreCase))) words.Append(line).Append('\n');
        }

        return new FixMessage(named, words.ToString());
    }

    // Between the words and the id stands at most another id, a bracket or a word like "commit".
    private static bool Leads(string lead, string phrase)
    {
        int at = lead.LastIndexOf(phrase, StringComparison.Ordinal);
        if (at < 0 || (at > 0 && char.IsLetterOrDigit(lead[at - 1]))) return false;
        string between = lead[(at + phrase.Length)..];
        return between.Split(' ', '(', '[', ',', '`', '"', '\'', '<').All(word => word is "" or "commit" or "commits" or "rev" or "revision" or "and" or "the" or "by" or "in" or "change" or ":" or "#");
    }

    private static IEnumerable<(int Start, int Length)> Ids(string line)
    {
        for (int at = 0; at < line.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(line[at]))
            {
                at++;
                continue;
            }

            int end = at;
            bool isHex = true, hasDigit = false;
            while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '_'))
            {
                isHex &= char.IsAsciiHexDigit(line[end]);
                hasDigit |= char.IsAsciiDigit(line[end]);
                end++;
            }

            if (isHex && hasDigit && end - at is >= ShortestId and <= LongestId) yield return (at, end - at);
            at = end;
        }
    }
}
