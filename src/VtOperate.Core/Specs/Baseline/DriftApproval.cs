namespace VtOperate.Core.Specs.Baseline;

/// <summary>What was accepted or verified, or would be.</summary>
/// <param name="Action">Whether the baseline was written.</param>
/// <param name="Accepted">The acceptances as they stand in it, of the findings that were given.</param>
/// <param name="Verified">The stamps as they stand in it, of the findings that were given.</param>
/// <param name="Revoked">The fingerprints whose acceptance was taken back.</param>
/// <param name="File">The baseline, relative to the repository with forward slashes.</param>
/// <param name="Patch">How it changes, as <c>git apply</c> takes it; empty where it does not.</param>
/// <param name="Notes">What a person should know about it.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record DriftApproval(
    ApprovalAction Action, IReadOnlyList<AcceptedDrift> Accepted, IReadOnlyList<VerifiedRequirement> Verified, IReadOnlyList<string> Revoked, string File, string Patch, IReadOnlyList<string> Notes,
    string Repository);
