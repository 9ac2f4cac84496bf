namespace VtOperate.Core.Specs;

/// <summary>A feature that has a specification.</summary>
/// <param name="Name">Its folder's name, or the file's without <c>.md</c>. It identifies the feature: numbers are not unique in the wild.</param>
/// <param name="Number">The digits that its name begins with, without leading zeros; null when it begins otherwise.</param>
/// <param name="Folder">Its folder, absolute; the folder of the file where it has none of its own.</param>
/// <param name="SpecFile">Its specification, absolute; null when the folder holds none.</param>
public sealed record SpecFeature(string Name, string? Number, string Folder, string? SpecFile)
{
    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
