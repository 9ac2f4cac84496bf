namespace VtOperate.Core.History;

/// <summary>Where a difference falls into two.</summary>
/// <param name="X">The line of the older text that the second part starts with.</param>
/// <param name="Y">The line of the newer text that the second part starts with.</param>
/// <param name="IsFirstExact">Whether the first part is known to be short enough for an exact answer.</param>
/// <param name="IsSecondExact">Whether the second part is known to be short enough for an exact answer.</param>
internal readonly record struct SplitPoint(int X, int Y, bool IsFirstExact, bool IsSecondExact);
