namespace VtOperate.Core.History.Origins;

/// <summary>The answer to an <see cref="OriginQuery"/>.</summary>
/// <param name="Origins">Commits, most likely first; empty when it cannot be told.</param>
/// <param name="Reason">Why it cannot be told; null when there is an answer.</param>
/// <param name="Notes">What could not be read, one sentence each.</param>
public sealed record BugOriginReport(IReadOnlyList<BugOrigin> Origins, string? Reason, IReadOnlyList<string> Notes);
