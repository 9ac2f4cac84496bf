namespace VtOperate.Core.Specs.Drift;

/// <summary>What an id in a file means.</summary>
/// <param name="Requirement">The requirement; null where it is ambiguous or none.</param>
/// <param name="Candidates">The requirements with that id; none where no specification defines it.</param>
/// <param name="Reason">What decided, or why nothing did.</param>
internal sealed record Resolution(SpecRequirement? Requirement, IReadOnlyList<SpecRequirement> Candidates, string Reason)
{
    /// <summary>Whether no specification defines it.</summary>
    public bool IsUndefined => Candidates.Count == 0;
}
