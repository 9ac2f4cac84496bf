namespace VtOperate.Core.Solutions;

/// <summary>A solution before it has a place: every field settled, everything that is not known listed.</summary>
public sealed record SolutionDraft
{
    /// <summary>The settled fields. Title and date are always there.</summary>
    public required SolutionFields Fields { get; init; }

    /// <summary>What was recorded.</summary>
    public CaptureEvidence Evidence { get; init; } = CaptureEvidence.None;

    /// <summary>The fields of the front matter that are required and not known, and <c>problem</c> and <c>solution</c> where the text lacks them.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>Words that the knowledge base already has for what was given.</summary>
    public IReadOnlyList<VocabularySuggestion> Suggestions { get; init; } = [];

    /// <summary>The generation of the schema it is written in.</summary>
    public SolutionGeneration Generation { get; init; } = SolutionGeneration.Current;

    /// <summary>Whether it gives advice and tells of no bug.</summary>
    public bool IsKnowledge { get; init; }
}
