namespace VtOperate.Core.Specs;

/// <summary>A requirement that fits a report.</summary>
/// <param name="Rank">Place in the list, from 1.</param>
/// <param name="Score">Sum of what each word scored; comparable within one list only.</param>
/// <param name="Requirement">The requirement.</param>
/// <param name="Evidence">Why it fits, strongest first.</param>
public sealed record RequirementMatch(int Rank, double Score, SpecRequirement Requirement, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>What is expected, as the specification says it, on one line.</summary>
    public string Expected => Requirement.Text;

    /// <summary>The acceptance scenario of the feature that is nearest to the report; null where none shares a word with it.</summary>
    public SpecScenario? Scenario { get; init; }

    /// <summary>The edge case of the feature that is nearest to the report; null where none shares a word with it.</summary>
    public SpecScenario? EdgeCase { get; init; }
}
