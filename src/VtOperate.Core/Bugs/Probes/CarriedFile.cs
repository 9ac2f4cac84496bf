namespace VtOperate.Core.Bugs.Probes;

/// <summary>A file of a check that the commit under test does not have, so that it is carried into the checkout.</summary>
/// <param name="RelativePath">Where it stands, relative to the root of the repository, with forward slashes.</param>
/// <param name="Hash">The SHA-256 of its content, 64 digits in lower case.</param>
/// <param name="IsCommitted">Whether head, or the commit that it is taken from, has it; false for a file of the work tree alone.</param>
public sealed record CarriedFile(string RelativePath, string Hash, bool IsCommitted)
{
    /// <summary>The commit that it is taken from, 40 digits; null for the work tree.</summary>
    public string? Sha { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RelativePath;
}
