namespace VtOperate.Core.Search;

/// <summary>What the title of a query asks for, by rarity.</summary>
/// <param name="All">The rarity of all its terms.</param>
/// <param name="Wholes">That of its words and names without their pieces.</param>
internal sealed record AskedWords(double All, double Wholes)
{
    /// <summary>What the title of a query asks for.</summary>
    public static AskedWords Of(SearchQuery query, Func<string, double> rarity)
    {
        double all = 0, wholes = 0;
        foreach (QueryTerm term in query.Terms)
        {
            if (!term.IsInTitle || term.Instead is not null) continue;
            double worth = rarity(term.Term);
            all += worth;
            if (term.Kind != TermKind.Part && !CommonWords.Contains(term.Term)) wholes += worth;
        }

        return new AskedWords(all, wholes);
    }

    /// <summary>How much of it a document holds, and how much one of its titles and the query's are the same.</summary>
    /// <param name="terms">What the document scored.</param>
    /// <param name="titles">The fields that say what it is about.</param>
    public (double Coverage, double Share, string Field) Covered(IReadOnlyList<TermScore> terms, IReadOnlySet<string> titles)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var shared = new Dictionary<string, TitleShare>(StringComparer.Ordinal);
        double coverage = 0;
        foreach (TermScore score in terms)
        {
            if (!score.Query.IsInTitle) continue;
            if (score.Query.Instead is not null) continue;
            if (covered.Add(score.Query.Term)) coverage += score.Rarity;
            if (!titles.Contains(score.Field)) continue;
            if (!shared.TryGetValue(score.Field, out TitleShare? here)) shared[score.Field] = here = new TitleShare(score.FieldLength);
            here.Rarity += score.Rarity;
            here.Count++;
        }

        double share = 0;
        string field = "";
        foreach ((string name, TitleShare title) in shared)
        {
            double here = Math.Sqrt(Math.Min(1, title.Rarity / All) * Math.Min(1, title.Count / (double)Math.Max(1, title.Length)));
            if (here > share) (share, field) = (here, name);
        }

        return (Math.Min(1, coverage / All), share, field);
    }

    private sealed class TitleShare(int length)
    {
        public double Rarity { get; set; }

        public int Count { get; set; }

        public int Length { get; } = length;
    }
}
