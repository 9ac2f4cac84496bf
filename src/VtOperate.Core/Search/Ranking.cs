namespace VtOperate.Core.Search;

/// <summary>
/// Ranks the best hits of an index again by what costs too much to ask of every document: how much of the query's title a hit covers, how much of its own title that is, which words stand
/// beside each other, and whether it holds a sentence, a frame or a name of the query literally. Only <see cref="Candidates"/> are looked at; what the words alone place below those stays there.
/// </summary>
/// <param name="weights">The numbers that decide.</param>
/// <param name="fields">The fields of the index.</param>
internal sealed class Ranking(SearchWeights weights, IReadOnlyList<SearchField> fields)
{
    /// <summary>How many hits are ranked again.</summary>
    public const int Candidates = 100;

    // A sentence that more of the hits have than this is a template, and a name that more of the documents have is no name.
    private const int FewHits = 3;
    private const double FewShare = 0.05;

    // One name among many words is a word like the others.
    private const double LeastShareOfName = 0.3;

    private readonly HashSet<string> _titles = [.. fields.Where(known => known.IsTitle).Select(known => known.Name)];

    /// <summary>The hits in their final order, at most <paramref name="first"/>.</summary>
    /// <param name="hits">The hits, best first.</param>
    /// <param name="query">The query.</param>
    /// <param name="rarity">The rarity of a term in the index.</param>
    /// <param name="documents">How many documents the index holds.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="stop">Stops the ranking.</param>
    public IReadOnlyList<SearchHit<T>> Order<T>(IReadOnlyList<SearchHit<T>> hits, SearchQuery query, Func<string, double> rarity, int documents, int first, CancellationToken stop)
    {
        if (hits.Count == 0) return hits;
        var asked = AskedWords.Of(query, rarity);
        var ranked = new List<SearchHit<T>>(hits.Count);
        int last = Math.Min(hits.Count, Candidates);
        for (int i = 0; i < hits.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            ranked.Add(i < last ? With(hits[i], TitleParts(hits[i], asked)) : hits[i]);
        }

        if (weights.Exact > 0 || weights.Proximity > 0) AddExact(ranked, last, query, rarity, documents, asked, stop);
        ranked.Sort(0, last, Comparer<SearchHit<T>>.Create((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Id, b.Id)));
        if (ranked.Count > first) ranked.RemoveRange(first, ranked.Count - first);
        return ranked;
    }

    private void AddExact<T>(List<SearchHit<T>> ranked, int last, SearchQuery query, Func<string, double> rarity, int documents, AskedWords asked, CancellationToken stop)
    {
        var phrases = new PhraseFinder(query, rarity);
        var found = new PhraseMatch[last];
        double best = 0;
        for (int i = 0; i < last; i++)
        {
            stop.ThrowIfCancellationRequested();
            found[i] = phrases.Find(ranked[i].Terms);
            best = Math.Max(best, ranked[i].Score);
        }

        int fewest = FewestWords(found);
        double leastRarity = Bm25.Rarity(documents, Math.Max(FewHits, (int)(documents * FewShare)));
        for (int i = 0; i < last; i++)
        {
            var parts = new List<ScorePart>();
            if (found[i].Proximity > 0 && weights.Proximity > 0) parts.Add(new ScorePart("Proximity", "the same words stand beside each other", ranked[i].Score * weights.Proximity * found[i].Proximity, found[i].Proximity));
            if (found[i].Words >= fewest || (found[i].Words > 0 && (found[i].IsQuoted || found[i].IsFrame))) parts.Add(Exact(found[i], best));
            if (Name(ranked[i].Terms, asked, leastRarity, best) is { } name) parts.Add(name);
            ranked[i] = With(ranked[i], parts);
        }
    }

    private ScorePart Exact(PhraseMatch phrase, double best)
    {
        string said = Shorten(phrase.Text.ReplaceLineEndings(" "));
        return phrase.IsFrame
            ? new ScorePart("Frame", $"names the same place in the code: {said}", best * weights.Exact, 1)
            : new ScorePart("ExactText", $"says in its {phrase.Field} literally \"{said}\"", best * weights.Exact * phrase.Share, phrase.Share);
    }

    // Of the names that few documents have, the rarest.
    private ScorePart? Name(IReadOnlyList<TermScore> terms, AskedWords asked, double leastRarity, double best)
    {
        TermScore? name = null;
        foreach (TermScore score in terms)
        {
            if (score.Query.Instead is not null || !score.Query.IsInTitle || score.Query.Kind is not (TermKind.Identifier or TermKind.Compound or TermKind.File or TermKind.ErrorType) || score.Rarity < leastRarity) continue;
            if (name is null || score.Rarity > name.Rarity) name = score;
        }

        if (name is null || asked.Wholes <= 0) return null;
        double share = Math.Min(1, name.Rarity / asked.Wholes);
        if (share < LeastShareOfName) return null;
        return new ScorePart("ExactName", $"has {name.Query.Word} in its {name.Field}, which few documents have", best * weights.Exact * share * share, share);
    }

    private static int FewestWords(PhraseMatch[] found)
    {
        var words = new List<int>(found.Length);
        foreach (PhraseMatch match in found)
        {
            if (match.Words >= PhraseFinder.FewestWords) words.Add(match.Words);
        }

        words.Sort();
        int few = Math.Max(FewHits, (int)(found.Length * FewShare));
        return words.Count <= few ? PhraseFinder.FewestWords : words[^(few + 1)] + 1;
    }

    private static SearchHit<T> With<T>(SearchHit<T> hit, List<ScorePart> parts)
    {
        if (parts.Count == 0) return hit;
        double score = hit.Score;
        foreach (ScorePart part in parts) score += part.Score;
        parts.AddRange(hit.Parts);
        parts.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Kind, b.Kind));
        return hit with { Score = score, Parts = parts };
    }

    private List<ScorePart> TitleParts<T>(SearchHit<T> hit, AskedWords asked)
    {
        var parts = new List<ScorePart>();
        if (asked.All <= 0 || (weights.TitleShare <= 0 && weights.TitleCoverage <= 0)) return parts;
        (double coverage, double share, string field) = asked.Covered(hit.Terms, _titles);
        if (weights.TitleShare > 0 && share > 0) parts.Add(new ScorePart("Title", $"its {field} and what was asked share {Percent(share)}", hit.Score * weights.TitleShare * share, share));
        if (weights.TitleCoverage > 0 && coverage > 0) parts.Add(new ScorePart("Coverage", $"holds {Percent(coverage)} of what was asked", hit.Score * weights.TitleCoverage * coverage, coverage));
        return parts;
    }

    private static string Shorten(string text)
    {
        const int longest = 100;
        return text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest), "...");
    }

    private static string Percent(double share) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share * 100:0} %");
}
