namespace VtOperate.Core.Specs;

/// <summary>What a specification tells of one course of events: an acceptance scenario of a story, or an edge case.</summary>
/// <param name="Story">The story's short name, <c>US1</c>; empty for an edge case that belongs to none.</param>
/// <param name="StoryTitle">The story's title; empty for an edge case.</param>
/// <param name="Priority">The story's priority as written (<c>P1</c>), or null.</param>
/// <param name="Text">What happens, as written, on one line.</param>
/// <param name="IsEdgeCase">Whether it is an edge case.</param>
/// <param name="File">The specification, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SpecScenario(string Story, string StoryTitle, string? Priority, string Text, bool IsEdgeCase, string File, int Line);
