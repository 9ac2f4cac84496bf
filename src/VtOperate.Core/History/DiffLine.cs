namespace VtOperate.Core.History;

/// <summary>A line that a change adds.</summary>
/// <param name="Line">Its number in the changed file, from 1.</param>
/// <param name="Text">The line without its end.</param>
public readonly record struct DiffLine(int Line, string Text);
