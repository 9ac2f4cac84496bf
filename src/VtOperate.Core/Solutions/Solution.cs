namespace VtOperate.Core.Solutions;

/// <summary>A document of <c>docs/solutions</c>: a problem that was solved once, and how. What it does not say is null or empty.</summary>
public sealed record Solution
{
    /// <summary>Its path below the knowledge root without <c>.md</c>, for instance <c>runtime-errors/redis-timeout</c>; with several roots <c>name:path</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its title: front matter first, else the first heading, else the file name in words.</summary>
    public required string Title { get; init; }

    /// <summary>The module or area it happened in.</summary>
    public string? Module { get; init; }

    /// <summary>The day it was solved: front matter first, else the date in the file name.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The folder below the root it stands in; directly below the root what the front matter says, else empty.</summary>
    public string Category { get; init; } = "";

    /// <summary>The problem type as written.</summary>
    public string? ProblemType { get; init; }

    /// <summary>The component as written.</summary>
    public string? Component { get; init; }

    /// <summary>What was seen, one entry a symptom.</summary>
    public IReadOnlyList<string> Symptoms { get; init; } = [];

    /// <summary>The root cause as written.</summary>
    public string? RootCause { get; init; }

    /// <summary>The kind of resolution as written.</summary>
    public string? ResolutionType { get; init; }

    /// <summary>The severity; null when it is missing or none of the known ones.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The tags as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The status as written (<c>draft</c>, <c>stale</c>), or null.</summary>
    public string? Status { get; init; }

    /// <summary>The fields that a draft says are not known yet, as written.</summary>
    public IReadOnlyList<string> OpenFields { get; init; } = [];

    /// <summary>The slug of the critical pattern that names this document, or null.</summary>
    public string? Pattern { get; init; }

    /// <summary>The commit at which a person last confirmed that it is true, as written, or null.</summary>
    public string? ConfirmedAt { get; init; }

    /// <summary>The ids of the solutions that this one replaces, as written.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    /// <summary>The ids of the solutions that replace this one, as written.</summary>
    public IReadOnlyList<string> SupersededBy { get; init; } = [];

    /// <summary>The name that the configuration gives the folder it comes from (<c>knowledge</c>); empty for the repository's own.</summary>
    public string Source { get; init; } = "";

    /// <summary>The file, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }
}
