namespace VtOperate.Core.History;

/// <summary>The answer to a <see cref="SuspectQuery"/>.</summary>
/// <param name="Suspects">Commits, best first.</param>
/// <param name="Files">Files, those of the trace's frames first.</param>
/// <param name="Notes">What could not be done and why, one sentence each.</param>
/// <param name="Revision">The commit at which lines were counted, 40 digits.</param>
public sealed record SuspectReport(IReadOnlyList<SuspectCommit> Suspects, IReadOnlyList<SuspectFile> Files, IReadOnlyList<string> Notes, string Revision);
