namespace VtOperate.Core.History;

/// <summary>The answer to a <see cref="SuspectQuery"/>.</summary>
/// <param name="Suspects">Commits, likeliest first; empty when it cannot be told and nobody asked for unlikely ones.</param>
/// <param name="Files">The files in question, likeliest first.</param>
/// <param name="Reason">Why it cannot be told; null when there is an answer.</param>
/// <param name="Notes">What could not be done and why, one sentence each.</param>
/// <param name="Candidates">How many commits were compared.</param>
/// <param name="Revision">The commit at which lines were counted, 40 digits.</param>
public sealed record SuspectReport(IReadOnlyList<SuspectCommit> Suspects, IReadOnlyList<SuspectFile> Files, string? Reason, IReadOnlyList<string> Notes, int Candidates, string Revision);
