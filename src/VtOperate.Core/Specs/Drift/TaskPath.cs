namespace VtOperate.Core.Specs.Drift;

/// <summary>A path that a task names.</summary>
/// <param name="Path">The path as written, without marks of code and line numbers.</param>
/// <param name="Start">The position in the task's text at which it begins.</param>
/// <param name="End">The position behind it.</param>
internal readonly record struct TaskPath(string Path, int Start, int End);
