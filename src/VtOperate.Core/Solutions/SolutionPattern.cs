namespace VtOperate.Core.Solutions;

/// <summary>Solutions that solve the same mistake again and again: a critical pattern with its documents, or a group that could become one.</summary>
public sealed record SolutionPattern
{
    /// <summary>The slug of the critical pattern; for a group that is none yet the slug it would get.</summary>
    public required string Slug { get; init; }

    /// <summary>The name of the critical pattern; for a group the words that its documents share.</summary>
    public required string Name { get; init; }

    /// <summary>How many distinct incidents the documents tell of. Documents of the same incident count once.</summary>
    public int Occurrences { get; init; }

    /// <summary>How many make a critical pattern here.</summary>
    public int Threshold { get; init; }

    /// <summary>The documents, the most typical first.</summary>
    public IReadOnlyList<Solution> Solutions { get; init; } = [];

    /// <summary>The keys on which more than half of the documents agree, as <c>field: value</c>.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Why they belong together: keys, words, files, how alike each document is to the most typical one, and which tell of the same incident.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Whether it stands in the critical-patterns file.</summary>
    public bool IsPromoted { get; init; }

    /// <summary>The day it was promoted; null when it is not or the file does not say.</summary>
    public DateOnly? PromotedAt { get; init; }

    /// <summary>How often it came back after it was promoted, as the file says.</summary>
    public int Recurrences { get; init; }

    /// <summary>Whether the pattern keeps the mistake from coming back: false as soon as it recurred; null when it is not promoted or nobody knows since when.</summary>
    public bool? Holds { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>Where it stands in a few words: promoted or not, and whether it holds.</summary>
    public string State => PatternState.Of(this);
}
