using VtOperate.Core.Flags;
using VtOperate.Core.History;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>What a mitigation works on.</summary>
internal sealed record MitigationWork
{
    /// <summary>The repository whose history it works on, absolute.</summary>
    internal string? Repository { get; init; }

    /// <summary>The commit it begins with.</summary>
    internal ObjectId? Onto { get; init; }

    /// <summary>The commits that are undone or taken over.</summary>
    internal IReadOnlyList<ReplayStep> Steps { get; init; } = [];

    /// <summary>The branch it makes.</summary>
    internal string? Branch { get; init; }

    /// <summary>The flag that it switches off.</summary>
    internal FeatureFlag? Flag { get; init; }

    /// <summary>The script that it runs, its words filled in.</summary>
    internal MitigationScript? Script { get; init; }
}
