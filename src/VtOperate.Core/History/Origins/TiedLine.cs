namespace VtOperate.Core.History.Origins;

/// <summary>A line that ties a commit to a fix.</summary>
/// <param name="File">The file before the fix.</param>
/// <param name="Line">The line before the fix, from 1.</param>
/// <param name="Kind">What the line is to the fix.</param>
/// <param name="Text">The line.</param>
internal readonly record struct TiedLine(string File, int Line, TieKind Kind, string Text);
