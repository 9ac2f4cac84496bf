namespace VtOperate.Core.Specs.Drift;

/// <summary>What is looked for.</summary>
public sealed record DriftQuery
{
    /// <summary>The features, by folder or number; all of them where none is named.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>The rules, by id or the first letter of a group (<c>C</c>); all of them where none is named.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The least confidence that is shown.</summary>
    public DriftConfidence Least { get; init; } = DriftConfidence.Likely;

    /// <summary>Whether what was accepted or suppressed is shown too.</summary>
    public bool IncludesAccepted { get; init; }

    /// <summary>Requirements (<c>feature#FR-003</c>) and files to which the answer is limited; empty for all. A finding counts where it has one of either.</summary>
    public IReadOnlySet<string> Concerning { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The range of commits whose change is compared with the specifications (E3); null for none.</summary>
    public string? Range { get; init; }

    /// <summary>The rules that are wanted: those that are named; else, for a range, what its change does alone; else all, which is empty.</summary>
    internal IReadOnlyList<string> WantedRules => Rules.Count > 0 || Range is null ? Rules : ["E3"];
}
