namespace VtOperate.Core.History;

/// <summary>Lines that were replaced; the ends are exclusive, and one side may be empty.</summary>
/// <param name="Before">The first line of the older text, from 0.</param>
/// <param name="BeforeEnd">The line after the last of the older text.</param>
/// <param name="After">The first line of the newer text, from 0.</param>
/// <param name="AfterEnd">The line after the last of the newer text.</param>
internal readonly record struct LineChange(int Before, int BeforeEnd, int After, int AfterEnd);
