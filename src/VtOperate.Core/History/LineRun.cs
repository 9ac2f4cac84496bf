namespace VtOperate.Core.History;

/// <summary>Consecutive lines that two texts share.</summary>
/// <param name="Before">First line in the older text, from 0.</param>
/// <param name="After">First line in the newer text, from 0.</param>
/// <param name="Length">How many lines, at least 1.</param>
public readonly record struct LineRun(int Before, int After, int Length);
