namespace VtOperate.Core.History;

/// <summary>A stretch of either text that is still to be compared; the ends are exclusive.</summary>
/// <param name="Left">The first line of the older text.</param>
/// <param name="Right">The line after the last of the older text.</param>
/// <param name="Top">The first line of the newer text.</param>
/// <param name="Bottom">The line after the last of the newer text.</param>
/// <param name="IsExact">Whether the shortest answer is wanted at any cost.</param>
internal readonly record struct LineBox(int Left, int Right, int Top, int Bottom, bool IsExact);
