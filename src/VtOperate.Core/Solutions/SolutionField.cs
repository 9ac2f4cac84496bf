namespace VtOperate.Core.Solutions;

/// <summary>What the schema says about a front matter field.</summary>
/// <param name="Name">The key.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Most">How many items a list may have; 0 for any number.</param>
public sealed record SolutionField(string Name, SolutionFieldKind Kind, int Most = 0);
