namespace VtOperate.Core.Solutions;

/// <summary>A critical pattern that fits what was asked.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">Sum of what each word scored; comparable within one list only.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="Evidence">Why it fits, strongest first.</param>
public sealed record PatternMatch(int Rank, double Score, CriticalPattern Pattern, IReadOnlyList<Evidence> Evidence);
