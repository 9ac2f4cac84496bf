namespace VtOperate.Core.Solutions;

/// <summary>How much two solutions say the same, and why.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Level">High, moderate or low.</param>
/// <param name="Dimensions">The parts in which they agree.</param>
/// <param name="Solution">The other solution.</param>
/// <param name="Evidence">One reason a part that agrees, with how much they agree from 0 to 1 as its weight.</param>
public sealed record SolutionOverlap(int Rank, OverlapLevel Level, IReadOnlyList<OverlapDimension> Dimensions, Solution Solution, IReadOnlyList<Evidence> Evidence);
