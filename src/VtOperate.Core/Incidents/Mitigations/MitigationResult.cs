namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>What came of a mitigation.</summary>
public sealed record MitigationResult
{
    /// <summary>The name of the option.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of mitigation it is.</summary>
    public required MitigationKind Kind { get; init; }

    /// <summary>Whether it was done, and where there is something that verifies it, whether that agrees.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>What was done, or why not, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The branch that was made; null for none.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit at the end of that branch, 40 digits; null for none.</summary>
    public string? Sha { get; init; }

    /// <summary>The end of what the script wrote; empty for none.</summary>
    public string Output { get; init; } = "";

    /// <summary>How to undo it; null where nothing can or nothing was done.</summary>
    public string? Undo { get; init; }

    /// <summary>What has to be done next; empty for nothing.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>The label of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
