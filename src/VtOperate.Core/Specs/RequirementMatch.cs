namespace VtOperate.Core.Specs;

/// <summary>A requirement that fits a report.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">Sum of what each word scored; comparable within one list only.</param>
/// <param name="Requirement">The requirement.</param>
/// <param name="Evidence">Why it fits, strongest first.</param>
public sealed record RequirementMatch(int Rank, double Score, SpecRequirement Requirement, IReadOnlyList<Evidence> Evidence);
