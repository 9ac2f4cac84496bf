namespace VtOperate.Core.Code;

/// <summary>An argument as it is written where a function is called.</summary>
/// <param name="Text">The expression, on one line.</param>
/// <param name="Label">The name it is given by, or null where its place counts.</param>
/// <param name="IsSpread">Whether it stands for several arguments, so that places behind it are not known.</param>
/// <param name="Line">The line, from 1, at which it begins.</param>
public sealed record CallArgument(string Text, string? Label, bool IsSpread, int Line);
