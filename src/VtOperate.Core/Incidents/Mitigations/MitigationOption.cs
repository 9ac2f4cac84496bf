namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>Something that may end the pain of an incident, with its reasons.</summary>
public sealed record MitigationOption
{
    /// <summary>Place in the list, from 1.</summary>
    public int Rank { get; init; }

    /// <summary>What kind of mitigation it is.</summary>
    public required MitigationKind Kind { get; init; }

    /// <summary>The name by which Invoke-Mitigation does it: <c>revert</c>, <c>branch</c>, <c>hotfix</c>, <c>flag:checkout-v2</c>, <c>script:redeploy</c>, <c>manual</c>, <c>escalate</c>; with several services <c>revert@checkout</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What it does.</summary>
    public required string Effect { get; init; }

    /// <summary>What may go wrong.</summary>
    public required string Risk { get; init; }

    /// <summary>Whether it can be undone; null where that is not known.</summary>
    public bool? Reversible { get; init; }

    /// <summary>How many minutes it took in past incidents until the pain ended, the median; null where none tells.</summary>
    public int? EstimatedMinutes { get; init; }

    /// <summary>Whether it can be done as things stand: nothing conflicts, and what is needed is known.</summary>
    public bool IsReady { get; init; } = true;

    /// <summary>Why it is an option, and what speaks against it.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>How it is done, one command a line.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>The service; null where it is for all.</summary>
    public string? Service { get; init; }

    /// <summary>What counted as the last good version or commit where somebody named it; null otherwise.</summary>
    public string? LastGood { get; init; }

    /// <summary>The fix that is to be taken over; null for none.</summary>
    public string? Fix { get; init; }

    /// <summary>The label of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>What it works on; not for users.</summary>
    internal MitigationWork Work { get; init; } = new();

    /// <summary>How good it is beside others; higher is better.</summary>
    internal int Score { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
