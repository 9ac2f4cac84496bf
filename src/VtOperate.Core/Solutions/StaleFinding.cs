namespace VtOperate.Core.Solutions;

/// <summary>One reason why a solution may no longer be true. Neither age nor "the code changed" is one.</summary>
public sealed record StaleFinding
{
    /// <summary>What kind of reason it is.</summary>
    public required StaleKind Kind { get; init; }

    /// <summary>The solution.</summary>
    public required Solution Solution { get; init; }

    /// <summary>What the document cites, as it does.</summary>
    public required string Cited { get; init; }

    /// <summary>What became of it, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to cite instead; null when nothing is known.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The document, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The line of the citation, from 1.</summary>
    public int Line { get; init; }

    /// <summary>In how many checks in a row it held, this one included. One alone may be a change on its way.</summary>
    public int Checks { get; init; }

    /// <summary>When it was first seen.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>What speaks for it: the finding itself, and how much of what the document cites is in the same state.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
