namespace VtOperate.Core.History;

/// <summary>Consecutive lines of a text.</summary>
/// <param name="Start">The first line, from 0.</param>
/// <param name="End">The line after the last.</param>
internal readonly record struct LineSpan(int Start, int End);
