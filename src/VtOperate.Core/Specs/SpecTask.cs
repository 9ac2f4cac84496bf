namespace VtOperate.Core.Specs;

/// <summary>A task of a feature.</summary>
/// <param name="Id">Its id, <c>T012</c>; the first of a range.</param>
/// <param name="State">How far it is.</param>
/// <param name="Text">What is to be done, as written, without id and labels.</param>
/// <param name="Stories">The stories it belongs to, by its labels: <c>US1</c>.</param>
/// <param name="Requirements">The ids of requirements that it names, ranges spelt out.</param>
/// <param name="File">The file, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SpecTask(string Id, SpecTaskState State, string Text, IReadOnlyList<string> Stories, IReadOnlyList<string> Requirements, string File, int Line);
