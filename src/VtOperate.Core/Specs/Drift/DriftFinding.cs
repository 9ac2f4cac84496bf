namespace VtOperate.Core.Specs.Drift;

/// <summary>One place at which a specification and the code contradict each other: the specification says this, the code does that.</summary>
/// <param name="Rule">The rule that found it, for instance <c>C4</c>.</param>
/// <param name="Requirement">What is at stake: <c>feature folder#id</c>; the feature's folder alone, or empty, where no single requirement is.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="SpecFile">The specification's file, relative to the project, with forward slashes; null where there is none.</param>
/// <param name="SpecLine">The line in it, from 1; null where there is none.</param>
/// <param name="SpecSays">What it says, quoted or in one sentence.</param>
/// <param name="CodeFile">The file of the code, relative to the project, with forward slashes; null where the code lacks it.</param>
/// <param name="CodeLine">The line in it, from 1; null where there is none.</param>
/// <param name="CodeDoes">What it does, quoted or in one sentence.</param>
/// <param name="Suggestion">Which side the evidence speaks for.</param>
/// <param name="Evidence">What speaks for it, strongest first: commits on either side, other places that say the same.</param>
/// <param name="Fingerprint">The same for the same contradiction, whatever lines it moves to; see <see cref="DriftFingerprint"/>.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record DriftFinding(
    string Rule, string Requirement, DriftConfidence Confidence, string? SpecFile, int? SpecLine, string SpecSays, string? CodeFile, int? CodeLine, string CodeDoes,
    DriftSuggestion Suggestion, IReadOnlyList<Evidence> Evidence, string Fingerprint, string Repository)
{
    /// <summary>The feature's folder; empty where no feature is concerned.</summary>
    public string Feature => Requirement.IndexOf('#', StringComparison.Ordinal) is >= 0 and var sign ? Requirement[..sign] : Requirement;

    /// <summary>What the contradiction is about, as both sides name it: an operation, a path, a field, a literal.</summary>
    public string Subject { get; init; } = "";

    /// <summary>How it stands to what was accepted before.</summary>
    public DriftState State { get; init; }

    /// <summary>Why it was accepted; null where it was not.</summary>
    public string? AcceptedBecause { get; init; }

    /// <summary>How bad it is where it is true: a contradiction that users meet is High, a document that is out of date Low.</summary>
    public Severity Severity { get; init; } = Severity.Medium;
}
