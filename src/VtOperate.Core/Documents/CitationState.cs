namespace VtOperate.Core.Documents;

/// <summary>What became of something that a document cites.</summary>
/// <param name="Verdict">Whether it is there.</param>
/// <param name="Reason">Why, in words that follow the cited text: <c>was deleted by 1a2b3c4d5e on 2026-01-02: Drop the cart</c>. Empty when it is there.</param>
/// <param name="Suggestion">What to cite instead, written the way the document wrote it; null when nothing is known.</param>
/// <param name="Sha">The commit that made it so, 40 digits; null when none is known.</param>
public sealed record CitationState(CitationVerdict Verdict, string Reason = "", string? Suggestion = null, string? Sha = null)
{
    /// <summary>It is there.</summary>
    public static CitationState Found { get; } = new(CitationVerdict.Found);
}
