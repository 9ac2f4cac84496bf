using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>What a document says about which incident it tells of.</summary>
/// <param name="Names">Numbers of bugs and incidents, and commits, as <c>BUG-0007</c> or <c>commit 0123abc</c> (its first seven digits).</param>
/// <param name="Replaced">Ids or file names of documents that it replaces or is replaced by, without <c>.md</c>.</param>
internal sealed record IncidentMarks(IReadOnlyList<string> Names, IReadOnlyList<string> Replaced)
{
    private const int ShortestSha = 7;
    private const int LongestSha = 40;

    // Only what says "this is it". A bug mentioned in prose may be another one, and what is related is another one.
    private static readonly string[] s_labelFields = ["bug", "bug_id", "incident", "incident_id", "issue", "ticket"];
    private static readonly string[] s_commitFields = ["commit", "fix_commit", "fixed_in", "commits", "sha"];

    /// <summary>Reads the marks of a document.</summary>
    public static IncidentMarks Of(SolutionDocument document)
    {
        var names = new List<string>();
        DocumentFields fields = document.Fields;
        foreach (string field in s_labelFields)
        {
            foreach (string value in fields.Texts(',', field)) AddLabel(value, names);
        }

        foreach (string field in s_commitFields)
        {
            foreach (string value in fields.Texts(',', field)) AddCommits(value, isCertain: true, names);
        }

        AddLabelsIn(document.Solution.Title, names);
        AddLabelsIn(document.Solution.Id, names);
        foreach (BodySection section in BodySection.Split(document.Body))
        {
            if (!section.Heading.Equals("Evidence", StringComparison.OrdinalIgnoreCase)) continue;
            // A commit that is only suspected may be suspected of many things.
            int suspected = section.Prose.IndexOf(EvidenceText.Suspected, StringComparison.Ordinal);
            string proved = suspected < 0 ? section.Prose : section.Prose[..suspected];
            AddLabelsIn(proved, names);
            AddCommits(proved, isCertain: false, names);
        }

        return new IncidentMarks(names, [.. ReplacedBy(fields)]);
    }

    private static IEnumerable<string> ReplacedBy(DocumentFields fields)
    {
        foreach (string value in fields.Texts(',', "supersedes").Concat(fields.Texts(',', "superseded_by")))
        {
            string path = value.Replace('\\', '/');
            if (path.EndsWith(SolutionLibrary.Suffix, StringComparison.OrdinalIgnoreCase)) path = path[..^SolutionLibrary.Suffix.Length];
            int root = path.IndexOf("solutions/", StringComparison.OrdinalIgnoreCase);
            path = (root >= 0 ? path[(root + "solutions/".Length)..] : path).TrimStart('.', '/');
            if (path.Length > 0) yield return path;
        }
    }

    // In a field made for it any value names the incident, be it #42 or an address.
    private static void AddLabel(string value, List<string> names)
    {
        int before = names.Count;
        AddLabelsIn(value, names);
        if (names.Count == before && value.AsSpan().IndexOfAnyInRange('0', '9') >= 0) AddName(value.Trim(), names);
    }

    private static void AddLabelsIn(string text, List<string> names)
    {
        foreach (string prefix in (string[])["BUG-", "INC-"])
        {
            for (int at = text.IndexOf(prefix, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(prefix, at + prefix.Length, StringComparison.OrdinalIgnoreCase))
            {
                int end = at + prefix.Length;
                while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
                bool isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && end > at + prefix.Length && (end == text.Length || !char.IsLetter(text[end]));
                if (isWhole) AddName(prefix + text[(at + prefix.Length)..end].TrimStart('0').PadLeft(4, '0'), names);
            }
        }
    }

    private static void AddCommits(string text, bool isCertain, List<string> names)
    {
        for (int at = 0; at < text.Length;)
        {
            int end = at;
            bool hasDigit = false, hasLetter = false;
            while (end < text.Length && char.IsAsciiHexDigit(text[end]))
            {
                hasDigit |= char.IsAsciiDigit(text[end]);
                hasLetter |= !char.IsAsciiDigit(text[end]);
                end++;
            }

            bool isApart = (at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end]));
            if (isApart && end - at is >= ShortestSha and <= LongestSha && (isCertain || (hasDigit && hasLetter))) AddName("commit " + text.Substring(at, ShortestSha).ToLowerInvariant(), names);
            at = Math.Max(end, at + 1);
        }
    }

    private static bool IsWord(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '-' or '/' or '.';

    private static void AddName(string name, List<string> names)
    {
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
    }
}
