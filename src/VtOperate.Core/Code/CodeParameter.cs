namespace VtOperate.Core.Code;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">The name inside the function, without the signs of variables.</param>
/// <param name="Label">The name by which a caller may give it; in most languages the same.</param>
/// <param name="IsRest">Whether it takes all arguments that are left.</param>
/// <param name="Default">The expression that counts when the caller gives nothing, or null.</param>
public sealed record CodeParameter(string Name, string Label, bool IsRest = false, string? Default = null);
