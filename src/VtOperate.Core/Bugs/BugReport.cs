using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>What somebody told about a bug: words, traces, and what is known of the circumstances.</summary>
public sealed record BugReport
{
    /// <summary>The report in words, as given; the beginning of the log where nobody said anything.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the description is the beginning of a log and not somebody's words.</summary>
    public bool IsFromLog { get; init; }

    /// <summary>Distinct traces, most frequent first, not yet mapped to a repository.</summary>
    public IReadOnlyList<StackTrace> Traces { get; init; } = [];

    /// <summary>Lines of a log or of pasted text that tell of an error and are no trace, most frequent first; a bounded choice.</summary>
    public IReadOnlyList<string> ErrorLines { get; init; } = [];

    /// <summary>Where it came from (<c>app.log</c>, <c>pipeline</c>), for the record.</summary>
    public string? Source { get; init; }

    /// <summary>How bad it is; null when nobody said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The commit that ran when it happened; null when nobody said.</summary>
    public string? Revision { get; init; }

    /// <summary>The commit that mended it; null while nobody has.</summary>
    public string? Fix { get; init; }

    /// <summary>The range of commits that mends it; null while there is none, or where <see cref="Fix"/> names the only one.</summary>
    public string? Range { get; init; }

    /// <summary>A commit at which it was not there; null when nobody said.</summary>
    public string? Good { get; init; }

    /// <summary>It did not happen before this time; null when nobody said.</summary>
    public DateTimeOffset? Since { get; init; }
}
