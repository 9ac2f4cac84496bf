using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History;

/// <summary>What is known about a bug when its commit is looked for. One of traces, frames, paths and words is enough.</summary>
public sealed record SuspectQuery
{
    /// <summary>A folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>Stack traces, most telling first, mapped to the repository or not.</summary>
    public IReadOnlyList<StackTrace> Traces { get; init; } = [];

    /// <summary>Frames without a trace, newest call first.</summary>
    public IReadOnlyList<TraceFrame> Frames { get; init; } = [];

    /// <summary>Files or folders, relative to the repository.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The title of the report, whose words count more; or empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Words of the report, or empty. Stack traces in them are read as such.</summary>
    public string Words { get; init; } = "";

    /// <summary>Past solutions of the same kind, best first; the files they cite count.</summary>
    public IReadOnlyList<Solution> Solutions { get; init; } = [];

    /// <summary>The commit that ran: frames' lines are counted there. Null for head.</summary>
    public string? Revision { get; init; }

    /// <summary>A commit at which the bug was not there: what it has is left out, and every commit since is a suspect. Null when nobody knows one.</summary>
    public string? Good { get; init; }

    /// <summary>Older commits are left out; null for none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the bug was seen; commits that were made later are left out. Null when nobody knows.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Whether commits are returned also where it cannot be told.</summary>
    public bool IncludeUnlikely { get; init; }

    /// <summary>How many commits are returned at most.</summary>
    public int First { get; init; } = 10;
}
