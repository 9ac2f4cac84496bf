using VtOperate.Core.Bugs;

namespace VtOperate.Core.Specs.Drift;

/// <summary>What is looked for.</summary>
public sealed record DriftQuery
{
    private const int MostFiles = 5;

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

    /// <summary>The question limited to what an investigation is about: its requirements, the files that its traces run through and its likeliest files.</summary>
    public DriftQuery Concerned(BugInvestigation bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        var concerning = new HashSet<string>(Concerning, StringComparer.Ordinal);
        concerning.UnionWith(bug.Requirements.Select(match => match.Requirement.Key));
        concerning.UnionWith(bug.Traces.SelectMany(trace => trace.Frames).Select(frame => frame.RepositoryPath).OfType<string>());
        concerning.UnionWith(bug.Files.Take(MostFiles).Select(file => file.RelativePath));

        // An investigation that is about nothing known must not show everything.
        if (concerning.Count == 0) concerning.Add("");
        return this with { Concerning = concerning };
    }
}
