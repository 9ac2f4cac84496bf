using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>A solution that a search found.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">Sum of what each word scored; comparable within one list only.</param>
/// <param name="Solution">The document.</param>
/// <param name="Evidence">Which words in which field scored what, highest first.</param>
public sealed record SolutionMatch(int Rank, double Score, Solution Solution, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>How the score came about, where that was asked for; else null.</summary>
    public MatchExplanation? Explanation { get; init; }
}
