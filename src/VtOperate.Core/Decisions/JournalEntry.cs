namespace VtOperate.Core.Decisions;

/// <summary>One entry of the journal: a decision, something learned, something done.</summary>
public sealed record JournalEntry
{
    /// <summary>Its path below the journal without <c>.md</c>; several entries of one file are told apart by <c>#line</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>When it was written, as far as the file or its name says.</summary>
    public DateTime? Date { get; init; }

    /// <summary>Its kind as written or as its file name says (<c>decision</c>, <c>learning</c>, <c>activity</c>, <c>session-summary</c>), or null.</summary>
    public string? Kind { get; init; }

    /// <summary>The tags as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it was about as written (<c>feature</c>, <c>bugfix</c>, <c>refactor</c>), or null.</summary>
    public string? Context { get; init; }

    /// <summary>Its impact as written, or null.</summary>
    public string? Impact { get; init; }

    /// <summary>The mark that it was carried over into lasting documents, as written (<c>true</c>, a date, a place), or null.</summary>
    public string? Consolidated { get; init; }

    /// <summary>Its text without front matter.</summary>
    public string Text { get; init; } = "";

    /// <summary>The file, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The line it begins at, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }
}
