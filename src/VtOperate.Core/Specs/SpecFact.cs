namespace VtOperate.Core.Specs;

/// <summary>A line of a plan that names something with its value: <c>**Storage**: PostgreSQL</c>.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What it says.</param>
/// <param name="File">The file, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SpecFact(string Name, string Value, string File, int Line);
