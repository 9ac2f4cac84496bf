namespace VtOperate.Core.Workspace;

/// <summary>The feature that is being worked on.</summary>
/// <param name="Name">Its folder's name where one fits, else as the source says it.</param>
/// <param name="SpecFile">Its specification, absolute; null when it is not found or when several fit.</param>
/// <param name="Source">What says so: a file, a variable or the branch.</param>
/// <param name="File">The file that says so, absolute; null for a variable.</param>
/// <param name="Line">The line in that file, from 1.</param>
public sealed record ActiveFeature(string Name, string? SpecFile, string Source, string? File, int? Line)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
