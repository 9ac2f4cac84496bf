namespace VtOperate.Core.Specs.Baseline;

/// <summary>A contradiction that somebody has accepted, as the project's baseline keeps it.</summary>
/// <param name="Fingerprint">The fingerprint of the contradiction.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Requirement">The requirement, <c>feature#id</c>; the feature alone, or empty.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Count">How many findings with this fingerprint are accepted.</param>
/// <param name="Reason">Why it may stay.</param>
/// <param name="By">Who accepted it.</param>
/// <param name="Date">The day on which it was accepted.</param>
/// <param name="Until">The last day on which that holds; null where it holds until it is taken back.</param>
public sealed record AcceptedDrift(string Fingerprint, string Rule, string Requirement, string Subject, int Count, string Reason, string By, DateOnly Date, DateOnly? Until)
{
    /// <summary>Whether the acceptance no longer holds on a day.</summary>
    public bool IsExpired(DateOnly day) => Until is { } last && day > last;
}
