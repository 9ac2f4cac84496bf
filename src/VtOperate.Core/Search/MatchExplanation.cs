namespace VtOperate.Core.Search;

/// <summary>How the score of a match came about: it is the sum of what its words and what its parts added.</summary>
/// <param name="Words">Each word in each field, highest first.</param>
/// <param name="Parts">What was added when the best were ranked again, highest first.</param>
/// <param name="Score">The sum.</param>
public sealed record MatchExplanation(IReadOnlyList<WordScore> Words, IReadOnlyList<ScorePart> Parts, double Score)
{
    /// <summary>The explanation of a hit.</summary>
    public static MatchExplanation Of<T>(SearchHit<T> hit)
    {
        double all = hit.Score > 0 ? hit.Score : 1;
        // Lists, because PowerShell cannot take one element out of what the compiler makes of a collection expression.
        return new MatchExplanation(hit.Terms.Select(term => Word(term, all)).ToList(), hit.Parts.ToList(), hit.Score);
    }

    private static WordScore Word(TermScore term, double all)
    {
        QueryTerm query = term.Query;
        return new WordScore(query.Word, query.Instead is null ? null : query.Variant, term.Field, term.Count, term.FieldLength, term.Rarity, query.Weight, term.Score, term.Score / all);
    }
}
