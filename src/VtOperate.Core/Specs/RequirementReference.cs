namespace VtOperate.Core.Specs;

/// <summary>A requirement's id in a text that is not its definition.</summary>
/// <param name="Id">The id with plain hyphens.</param>
/// <param name="Start">The position in the text, from 0.</param>
/// <param name="Qualifier">What names the feature right before it: a number (<c>008</c>), a folder's name; null where nothing does.</param>
internal readonly record struct RequirementReference(string Id, int Start, string? Qualifier);
