namespace VtOperate.Core.Flags;

/// <summary>What switching a flag off changes, or changed.</summary>
public sealed record FlagChange
{
    /// <summary>The key of the flag.</summary>
    public required string Key { get; init; }

    /// <summary>How it stood, in words.</summary>
    public required string Before { get; init; }

    /// <summary>How it stands, in words.</summary>
    public required string After { get; init; }

    /// <summary>Whether anything is changed; false where it was off already.</summary>
    public bool IsChanged => Patch.Length > 0;

    /// <summary>The change as a unified difference; empty where nothing changes.</summary>
    public string Patch { get; init; } = "";

    /// <summary>What stood in the file in the places that changed, to be put back.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>How to undo it; null where nothing changes.</summary>
    public string? Undo { get; init; }

    /// <summary>What should be known besides, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The file, relative to the repository with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>The incident it was done for; null for none.</summary>
    public string? IncidentId { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }
}
