using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Localisation;

/// <summary>What is known about a bug when its file is looked for. One of title, words, traces and frames is enough.</summary>
public sealed record SuspectFileQuery
{
    /// <summary>A folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>The title of the report, whose words count more; or empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The text of the report, or empty. Stack traces in it are read as such.</summary>
    public string Words { get; init; } = "";

    /// <summary>Stack traces, most telling first, mapped to the repository or not.</summary>
    public IReadOnlyList<StackTrace> Traces { get; init; } = [];

    /// <summary>Frames without a trace, newest call first.</summary>
    public IReadOnlyList<TraceFrame> Frames { get; init; } = [];

    /// <summary>Past solutions of the same kind, best first; the files they cite count.</summary>
    public IReadOnlyList<Solution> Solutions { get; init; } = [];

    /// <summary>The commit whose files are ranked. Null for head.</summary>
    public string? Revision { get; init; }

    /// <summary>When the bug was reported: the history of fixes ends there. Null for now.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>How many files are returned at most.</summary>
    public int First { get; init; } = 10;
}
