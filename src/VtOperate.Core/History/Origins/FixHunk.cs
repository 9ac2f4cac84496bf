namespace VtOperate.Core.History.Origins;

/// <summary>A place that a fix changed, without lines around it.</summary>
/// <param name="BeforeFirst">The first line it replaced, from 0; where nothing was replaced, the line before which it inserted.</param>
/// <param name="BeforeCount">How many lines it took away.</param>
/// <param name="AfterFirst">The first line it put in, from 0.</param>
/// <param name="AfterCount">How many lines it put in.</param>
public readonly record struct FixHunk(int BeforeFirst, int BeforeCount, int AfterFirst, int AfterCount);
