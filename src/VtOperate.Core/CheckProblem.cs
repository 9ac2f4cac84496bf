namespace VtOperate.Core;

/// <summary>One thing that a check found.</summary>
/// <param name="Id">The stable id of the kind of problem, for instance <c>SOL201</c>.</param>
/// <param name="File">The file, relative to the repository with forward slashes; absolute where it stands outside.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is wrong, as a full sentence.</param>
/// <param name="Repair">What would put it right; null where only a person can tell.</param>
public sealed record CheckProblem(string Id, string File, int Line, CheckSeverity Severity, string Message, string? Repair);
