using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>The words that the documents of a group share, spelled as its most typical document spells them.</summary>
internal static class ClusterWords
{
    private const double EnoughShare = 0.6;
    private const int LongestName = 80;
    private const int FewestInName = 2;

    /// <summary>The terms that most documents hold, the most telling first.</summary>
    public static List<string> Shared(LikenessIndex index, IReadOnlyList<int> members)
    {
        var sums = new Dictionary<string, (int Documents, double Weight)>(StringComparer.Ordinal);
        foreach (int member in members)
        {
            foreach ((string term, double weight) in index.Terms(member))
            {
                (int documents, double sum) = sums.GetValueOrDefault(term);
                sums[term] = (documents + 1, sum + weight);
            }
        }

        int enough = Math.Max(2, (int)Math.Ceiling(members.Count * EnoughShare));
        return [.. sums.Where(term => term.Value.Documents >= enough).OrderByDescending(term => term.Value.Weight).ThenBy(term => term.Key, StringComparer.Ordinal).Select(term => term.Key)];
    }

    /// <summary>The words as the most typical document spells them, whole words before pieces of identifiers.</summary>
    public static List<string> Spelled(SolutionDocument core, IReadOnlyList<string> terms)
    {
        Dictionary<string, string> spellings = Spellings(Text(core));
        return [.. terms.Where(spellings.ContainsKey).Select(term => spellings[term])];
    }

    /// <summary>A name for the group: the stretch of the core's title from the first shared word to the last where at least half of it is shared, else the whole title.</summary>
    public static string Name(SolutionDocument core, IReadOnlyList<string> terms)
    {
        string title = string.Join(' ', core.Solution.Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var wanted = new HashSet<string>(terms.Where(term => !CommonWords.Contains(term)), StringComparer.Ordinal);
        int start = -1, end = 0, shared = 0;
        foreach (QueryTerm term in SearchQuery.Parse(title).Terms)
        {
            if (!wanted.Contains(term.Term) || term.Kind == TermKind.Part) continue;
            if (start < 0) start = term.Start;
            end = Math.Max(end, term.Start + term.Length);
            shared++;
        }

        string stretch = shared < FewestInName ? "" : title[start..end];
        string name = stretch.Length > 0 && shared * 2 >= stretch.AsSpan().Count(' ') + 1 ? stretch : title;
        if (name.Length > LongestName && name.LastIndexOf(' ', LongestName) is var cut && cut > 0) name = name[..cut];
        name = name.TrimEnd('.', ':', ',', ';', ' ');
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Text(SolutionDocument core) => string.Join('\n', [core.Solution.Title, .. core.Solution.Symptoms, .. core.Solution.Tags, core.Body]);

    private static Dictionary<string, string> Spellings(string text)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (QueryTerm term in SearchQuery.Parse(text).Terms)
        {
            if (term.Kind != TermKind.Part) spellings[term.Term] = term.Word;
        }

        return spellings;
    }
}
