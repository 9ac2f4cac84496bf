namespace VtOperate.Core.History.Localisation;

/// <summary>The answer to a <see cref="SuspectFileQuery"/>.</summary>
/// <param name="Files">The files, best first.</param>
/// <param name="Notes">What could not be done or was not found, one sentence each.</param>
/// <param name="Searched">How many files were ranked.</param>
/// <param name="Revision">The commit whose files they are, 40 digits.</param>
public sealed record SuspectFileReport(IReadOnlyList<SuspectFile> Files, IReadOnlyList<string> Notes, int Searched, string Revision);
