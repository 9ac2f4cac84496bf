using VtOperate.Core.Specs.References;

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
    /// <summary>Feature and id, which name it alone: <c>003-rate-limit#FR-003</c>. Ids start again in every feature.</summary>
    public string Key => Feature + "#" + Id;

    /// <summary>The letters that its id begins with: FR, NFR, SC and others.</summary>
    public string Family => Id[..Id.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>Whether it holds.</summary>
    public RequirementState State { get; init; }

    /// <summary>The words of the specification that say so, for instance <c>superseded 2026-01-15</c>; empty where none do.</summary>
    public string StateSaid { get; init; } = "";

    /// <summary>How strongly it demands.</summary>
    public RequirementForce Force => RequirementWords.ForceOf(Text);

    /// <summary>Whether the specification says that it no longer holds.</summary>
    public bool IsRetired => State == RequirementState.Retired;

    /// <summary>Further lines of the specification that define the same id, ascending; usually none.</summary>
    public IReadOnlyList<int> DuplicateLines { get; init; } = [];

    /// <summary>The places that name it, in code, tests, tasks, bugs, solutions and commits; null as long as nobody looked.</summary>
    public IReadOnlyList<SpecReference>? References { get; init; }

    /// <summary>How many places name its id and do not tell which feature's is meant; null as long as nobody looked.</summary>
    public int? AmbiguousReferences { get; init; }
}
