namespace VtOperate.Core.Specs.References;

/// <summary>A place that names a requirement, by its id or by a task that does.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="Requirement">The requirement's key: <c>003-cart#FR-001</c>.</param>
/// <param name="Text">The line, or the commit's subject.</param>
/// <param name="Reason">What tells that this requirement is meant.</param>
/// <param name="File">The file, relative to the project, with forward slashes; null for a commit.</param>
/// <param name="Line">The line, from 1; null for a commit.</param>
/// <param name="Sha">The commit, 40 digits; null for a place in a file.</param>
public sealed record SpecReference(SpecReferenceKind Kind, string Requirement, string Text, string Reason, string? File = null, int? Line = null, string? Sha = null)
{
    /// <inheritdoc/>
    public override string ToString() => Sha is { } sha ? $"{sha[..10]} {Text}" : FormattableString.Invariant($"{File}:{Line} {Text}");
}
