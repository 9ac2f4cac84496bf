namespace VtOperate.Core.Solutions;

/// <summary>A commit that fixed something, as history has it.</summary>
/// <param name="Sha">The commit, 40 digits.</param>
/// <param name="Date">When it was authored.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Files">The files it changed, tests left out, relative to the repository.</param>
/// <param name="TestFiles">The test files it added or changed.</param>
/// <param name="Tests">The names of the tests it added.</param>
/// <param name="Trailers">Lines at the end of its message that name an issue or another commit, for instance <c>Fixes: #12</c>.</param>
public sealed record FixCommit(string Sha, DateTimeOffset Date, string Subject, IReadOnlyList<string> Files, IReadOnlyList<string> TestFiles, IReadOnlyList<string> Tests, IReadOnlyList<string> Trailers);
