namespace VtOperate.Core.Workspace;

/// <summary>A configuration file that is no user's own, what it could make this module do, and whether this user agrees to that.</summary>
public sealed record ConfigurationApproval
{
    /// <summary>The file, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The SHA-256 of its content with line ends as LF, 64 hexadecimal digits in lower case: what -TrustConfig takes.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether this user has agreed to the file as it stands.</summary>
    public required bool IsApproved { get; init; }

    /// <summary>What it names that is used only with consent: channels, secrets and scripts, one a line.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => File;
}
