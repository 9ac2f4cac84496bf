using VtOperate.Core.Traces;

namespace VtOperate.Core.History;

/// <summary>What is known about a bug when its commit is looked for. One of traces, frames, paths and words is enough.</summary>
public sealed record SuspectQuery
{
    /// <summary>A folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>Stack traces, most telling first.</summary>
    public IReadOnlyList<StackTrace> Traces { get; init; } = [];

    /// <summary>Frames without a trace, newest call first.</summary>
    public IReadOnlyList<TraceFrame> Frames { get; init; } = [];

    /// <summary>Files or folders, relative to the repository.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Words of the report, or empty.</summary>
    public string Words { get; init; } = "";

    /// <summary>The commit that ran: frames' lines are counted there. Null for head.</summary>
    public string? Revision { get; init; }

    /// <summary>Older commits are left out; null for none.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many commits are returned at most.</summary>
    public int First { get; init; } = 10;
}
