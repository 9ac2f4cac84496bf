namespace VtOperate.Core.Specs;

/// <summary>A requirement of a feature's specification.</summary>
/// <param name="Id">Its id as written, for instance <c>FR-003</c>.</param>
/// <param name="Feature">The feature's folder below the specs folder, for instance <c>003-rate-limit</c>.</param>
/// <param name="Text">What it demands, as written.</param>
/// <param name="File">The specification, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line it stands at, from 1.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record SpecRequirement(string Id, string Feature, string Text, string File, int Line, string Repository)
{
    /// <summary>Whether the specification says that it no longer holds.</summary>
    public bool IsRetired { get; init; }
}
