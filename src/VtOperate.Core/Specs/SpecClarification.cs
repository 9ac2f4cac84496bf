namespace VtOperate.Core.Specs;

/// <summary>A question about a specification that was asked and answered.</summary>
/// <param name="Session">The day of the session as written; empty where none is.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer; empty where there is none yet.</param>
/// <param name="File">The specification, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SpecClarification(string Session, string Question, string Answer, string File, int Line);
