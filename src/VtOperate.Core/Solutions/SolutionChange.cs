namespace VtOperate.Core.Solutions;

/// <summary>What was written down, where, what is still open, what it is like, and what to do next.</summary>
public sealed record SolutionChange
{
    /// <summary>What happened.</summary>
    public required SolutionChangeAction Action { get; init; }

    /// <summary>The document as it stands now; of a plan, as it would stand.</summary>
    public required Solution Solution { get; init; }

    /// <summary>The fields that are required and not known.</summary>
    public IReadOnlyList<string> OpenFields { get; init; } = [];

    /// <summary>What it is like, most alike first.</summary>
    public IReadOnlyList<SolutionOverlap> Overlaps { get; init; } = [];

    /// <summary>Words that the knowledge base already has for what was given.</summary>
    public IReadOnlyList<VocabularySuggestion> Suggestions { get; init; } = [];

    /// <summary>What the document did to the critical patterns, or would; null where it belongs to none.</summary>
    public PatternPromotion? Pattern { get; init; }

    /// <summary>Every file that was touched, or would be.</summary>
    public IReadOnlyList<FileEdit> Files { get; init; } = [];

    /// <summary>What to do next, a sentence or a command each.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }
}
