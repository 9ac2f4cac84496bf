using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>The way from a symptom to what triggered it: the failing place, its callers, and the value that is followed back through them.</summary>
public sealed record RootCauseChain
{
    /// <summary>What was seen: type and message of the outermost error.</summary>
    public required string Symptom { get; init; }

    /// <summary>The language of the trace.</summary>
    public required TraceLanguage Language { get; init; }

    /// <summary>The type of the innermost error, at which the chain begins, or null.</summary>
    public string? Type { get; init; }

    /// <summary>The message of the innermost error, or null.</summary>
    public string? Message { get; init; }

    /// <summary>The links, the failing place first.</summary>
    public IReadOnlyList<CauseLink> Links { get; init; } = [];

    /// <summary>The last link of a followed value: where it was born. Null when that could not be told.</summary>
    public CauseLink? Trigger { get; init; }

    /// <summary>The newest commit that last changed a line which a verified or assumed link stands on; null where there is none.</summary>
    public CauseChange? NewestChange { get; init; }

    /// <summary>What could not be found out, and why.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>The frames of runtimes, frameworks and packages that were passed over.</summary>
    public int SkippedFrames { get; init; }

    /// <summary>The frames of the user's own code beyond the last link.</summary>
    public int FramesBeyond { get; init; }

    /// <summary>The commit whose files the frames were looked up in, 40 digits.</summary>
    public required string Revision { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => RootCauseView.Render(this, 120, TimeZoneInfo.Utc);
}
