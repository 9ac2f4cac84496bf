namespace VtOperate.Core.Specs;

/// <summary>An entity that a specification names among its key entities.</summary>
/// <param name="Name">Its name, without emphasis.</param>
/// <param name="Text">What is said of it, on one line; empty where nothing is.</param>
/// <param name="File">The specification, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SpecEntity(string Name, string Text, string File, int Line);
