namespace VtOperate.Core.Specs.Baseline;

/// <summary>A stamp that says: on that day somebody held this text of a requirement against this code, and they agreed.</summary>
/// <param name="Requirement">The requirement, <c>feature#id</c>.</param>
/// <param name="ReqHash">What it said then; see <see cref="SpecHash"/>.</param>
/// <param name="Links">The code, in ordinal order of its places.</param>
/// <param name="Commit">The commit at which it was seen, 40 digits; empty where there was no history.</param>
/// <param name="Reason">What was seen.</param>
/// <param name="By">Who saw it.</param>
/// <param name="Date">The day.</param>
public sealed record VerifiedRequirement(string Requirement, string ReqHash, IReadOnlyList<VerifiedLink> Links, string Commit, string Reason, string By, DateOnly Date);
