using VtOperate.Core.Code;

namespace VtOperate.Core.History.Causes;

/// <summary>One link of the chain from a symptom back to what triggered it.</summary>
public sealed record CauseLink
{
    /// <summary>Its place in the chain, from 1 at the symptom.</summary>
    public int Order { get; init; }

    /// <summary>What it is.</summary>
    public required CauseLinkKind Kind { get; init; }

    /// <summary>How far it can be relied on. A value that is followed is always assumed, because a trace carries no values.</summary>
    public required LinkCertainty Certainty { get; init; }

    /// <summary>The function as the trace names it; of an assignment the function that holds it; or null.</summary>
    public string? Function { get; init; }

    /// <summary>The file at the deployed commit, relative to the repository, with forward slashes; null when it was not found.</summary>
    public string? File { get; init; }

    /// <summary>The line in that file, from 1; null when it was not found.</summary>
    public int? Line { get; init; }

    /// <summary>The code there on one line, secrets removed; null when it was not found.</summary>
    public string? Code { get; init; }

    /// <summary>The variable that is followed here, as the function before calls it; null where no value is followed.</summary>
    public string? Variable { get; init; }

    /// <summary>The expression its value comes from, secrets removed; assumed. Null where no value is followed.</summary>
    public string? Expression { get; init; }

    /// <summary>What the value is born from, at the link where it is; null at all others.</summary>
    public ValueKind? Origin { get; init; }

    /// <summary>The commit that last changed the line, 40 digits; of a function without a line the newest that changed it; or null.</summary>
    public string? Sha { get; init; }

    /// <summary>That commit's author, or null.</summary>
    public string? Author { get; init; }

    /// <summary>When that commit was authored, or null.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The first line of that commit's message, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The commits that last changed the lines of the function, newest first.</summary>
    public IReadOnlyList<CauseChange> Changes { get; init; } = [];

    /// <summary>The frames of runtimes, frameworks and packages between the link before and this one.</summary>
    public int SkippedFrames { get; init; }

    /// <summary>How often the call stands in the trace in a row; more than 1 in a recursion.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Why the link is assumed or unknown; null for a verified one.</summary>
    public string? Reason { get; init; }

    /// <summary>What the link rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The frame as it stood in the trace, or null.</summary>
    public string? Frame { get; init; }

    /// <inheritdoc/>
    public override string ToString() => File is null ? $"{Certainty}: {Function ?? Frame}" : $"{Certainty}: {File}:{Line} {Code}";
}
