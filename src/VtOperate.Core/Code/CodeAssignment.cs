namespace VtOperate.Core.Code;

/// <summary>Where a variable is given a value.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Value">The expression on its right, on one line.</param>
/// <param name="IsElement">Whether the variable takes each element of the value in turn (<c>for x in xs</c>), or a part of it (<c>const { x } = y</c>).</param>
/// <param name="Position">Where it begins in the text.</param>
/// <param name="End">Where its value ends.</param>
public sealed record CodeAssignment(int Line, string Value, bool IsElement, int Position, int End);
