using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Adds to a contradiction the commits from which either side comes, and lets them decide where the rule did not: the newer side wins where its commit says that it was meant; two sides of one commit speak for the
/// specification, because the code was written to it. It is evidence and no verdict. Not thread-safe.
/// </summary>
/// <param name="context">What is compared.</param>
internal sealed class SideCommits(DriftContext context)
{
    private const int MostBlamed = 400;
    private static readonly string[] s_meant = ["feat", "refactor", "remove", "replace", "switch", "rename", "drop", "change", "migrate", "default", "increase", "decrease", "reduce", "raise", "bump", "fix"];

    private int _blamed;

    /// <summary>The contradiction with what history says of it; as it is where there is none.</summary>
    /// <exception cref="Errors.OperationException">An object of the repository is missing or damaged.</exception>
    public DriftFinding Complete(DriftFinding finding, CancellationToken stop)
    {
        if (context.History is not { IsShallow: false } history || _blamed >= MostBlamed) return finding with { Evidence = new List<Evidence>(finding.Evidence) };
        CommitNode? spec = Commit(history, finding.SpecFile, finding.SpecLine, stop), code = Commit(history, finding.CodeFile, finding.CodeLine, stop);
        var evidence = new List<Evidence>(finding.Evidence);
        if (spec is not null) evidence.Add(new Evidence("SpecSide", $"the specification's line is from {history.Describe(spec)}", 0, finding.SpecFile, finding.SpecLine, spec.Id.ToString()));
        if (code is not null) evidence.Add(new Evidence("CodeSide", $"the code's line is from {history.Describe(code)}", 0, finding.CodeFile, finding.CodeLine, code.Id.ToString()));
        return finding with { Evidence = evidence, Suggestion = finding.Suggestion == DriftSuggestion.Decide ? Decide(history, spec, code, evidence) : finding.Suggestion };
    }

    private static DriftSuggestion Decide(DriftHistory history, CommitNode? spec, CommitNode? code, List<Evidence> evidence)
    {
        if (spec is null || code is null) return DriftSuggestion.Decide;
        if (spec.Id == code.Id)
        {
            evidence.Add(new Evidence("SameCommit", "one commit brought both sides, so the code was never as its specification", 0.5));
            return DriftSuggestion.FixCode;
        }

        if (spec.Time > code.Time)
        {
            evidence.Add(new Evidence("SpecNewer", "the specification was changed after the code", 0.5));
            return DriftSuggestion.FixCode;
        }

        string subject = history.Reader.ReadText(code.Id).Subject;
        if (!s_meant.Any(word => subject.Contains(word, StringComparison.OrdinalIgnoreCase))) return DriftSuggestion.Decide;
        evidence.Add(new Evidence("CodeNewer", "the code was changed after the specification, by a commit that says so", 0.5));
        return DriftSuggestion.UpdateSpec;
    }

    private CommitNode? Commit(DriftHistory history, string? file, int? line, CancellationToken stop)
    {
        if (file is null || line is null) return null;
        _blamed++;
        return history.LineChange(file, line.Value, stop);
    }
}
