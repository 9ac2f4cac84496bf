namespace VtOperate.Core.Solutions;

/// <summary>What somebody says about a solution: the fields of its front matter and the parts of its text. Null means that nothing was said about a field.</summary>
public sealed record SolutionFields
{
    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The module or area it happened in.</summary>
    public string? Module { get; init; }

    /// <summary>The folder below the root of the solutions.</summary>
    public string? Category { get; init; }

    /// <summary>The problem type, in any spelling.</summary>
    public string? ProblemType { get; init; }

    /// <summary>The component.</summary>
    public string? Component { get; init; }

    /// <summary>What was seen, one entry a symptom.</summary>
    public IReadOnlyList<string>? Symptoms { get; init; }

    /// <summary>The root cause, in a word or in words.</summary>
    public string? RootCause { get; init; }

    /// <summary>The kind of resolution, in any spelling.</summary>
    public string? ResolutionType { get; init; }

    /// <summary>How bad it was.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Other components that were touched.</summary>
    public IReadOnlyList<string>? RelatedComponents { get; init; }

    /// <summary>The version of the framework it happened with, for instance <c>dotnet 9.0.1</c>.</summary>
    public string? FrameworkVersion { get; init; }

    /// <summary>When the advice applies, one entry a condition.</summary>
    public IReadOnlyList<string>? AppliesWhen { get; init; }

    /// <summary>The day it was solved.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What was wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>What solved it.</summary>
    public string? Solution { get; init; }

    /// <summary>What was tried and did not work, one entry an attempt.</summary>
    public IReadOnlyList<string>? Attempts { get; init; }

    /// <summary>Why the solution works.</summary>
    public string? Why { get; init; }

    /// <summary>How to keep it from happening again.</summary>
    public string? Prevention { get; init; }

    /// <summary>The files it is about, relative to the repository.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>The commits that fixed it, as revisions or as <c>a..b</c>.</summary>
    public IReadOnlyList<string>? Commits { get; init; }

    /// <summary>The ids of the solutions that this one replaces.</summary>
    public IReadOnlyList<string>? Supersedes { get; init; }

    /// <summary>These fields, and where nothing is said here, what the others say.</summary>
    public SolutionFields Over(SolutionFields other) => new()
    {
        Title = Title ?? other.Title,
        Module = Module ?? other.Module,
        Category = Category ?? other.Category,
        ProblemType = ProblemType ?? other.ProblemType,
        Component = Component ?? other.Component,
        Symptoms = Symptoms ?? other.Symptoms,
        RootCause = RootCause ?? other.RootCause,
        ResolutionType = ResolutionType ?? other.ResolutionType,
        Severity = Severity ?? other.Severity,
        Tags = Tags ?? other.Tags,
        RelatedComponents = RelatedComponents ?? other.RelatedComponents,
        FrameworkVersion = FrameworkVersion ?? other.FrameworkVersion,
        AppliesWhen = AppliesWhen ?? other.AppliesWhen,
        Date = Date ?? other.Date,
        Problem = Problem ?? other.Problem,
        Solution = Solution ?? other.Solution,
        Attempts = Attempts ?? other.Attempts,
        Why = Why ?? other.Why,
        Prevention = Prevention ?? other.Prevention,
        Files = Files ?? other.Files,
        Commits = Commits ?? other.Commits,
        Supersedes = Supersedes ?? other.Supersedes,
    };

    /// <summary>The same fields without secrets and without blanks around them. A field that holds nothing else counts as not said.</summary>
    public SolutionFields Cleaned() => this with
    {
        Title = Clean(Title),
        Module = Clean(Module),
        Category = Clean(Category),
        ProblemType = Clean(ProblemType),
        Component = Clean(Component),
        Symptoms = Clean(Symptoms),
        RootCause = Clean(RootCause),
        ResolutionType = Clean(ResolutionType),
        Tags = Clean(Tags),
        RelatedComponents = Clean(RelatedComponents),
        FrameworkVersion = Clean(FrameworkVersion),
        AppliesWhen = Clean(AppliesWhen),
        Problem = Clean(Problem),
        Solution = Clean(Solution),
        Attempts = Clean(Attempts),
        Why = Clean(Why),
        Prevention = Clean(Prevention),
        Files = Clean(Files),
        Commits = Clean(Commits),
        Supersedes = Clean(Supersedes),
    };

    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Redaction.SecretRedactor.Redact(text.ReplaceLineEndings("\n")).Trim('\n', ' ', '\t', '\0', '\u3000', '\uFEFF');

    private static string[]? Clean(IReadOnlyList<string>? texts)
    {
        string[]? cleaned = texts is null ? null : [.. texts.Select(Clean).OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
        return cleaned is { Length: 0 } ? null : cleaned;
    }
}
