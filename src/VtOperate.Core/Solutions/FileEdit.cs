namespace VtOperate.Core.Solutions;

/// <summary>A file and what was done to it.</summary>
/// <param name="Path">The file, relative to the repository with forward slashes; absolute when it lies outside.</param>
/// <param name="Action">What was done, in a word or two: <c>created</c>, <c>linked back</c>, <c>updated</c>.</param>
public sealed record FileEdit(string Path, string Action)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Action}: {Path}";
}
