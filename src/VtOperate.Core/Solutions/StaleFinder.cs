using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Finds solutions of the repository that may no longer be true: what they cite is gone, moved or superseded. A finding must hold in two checks before it is reported,
/// and what held already when a person confirmed the document is not reported again.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="clock">What time it is.</param>
public sealed class StaleFinder(IEngine engine, OperationConfiguration configuration, TimeProvider clock)
{
    private const int ChecksToReport = 2;

    private readonly SolutionLibrary _library = new(engine, KnowledgeBase.Of(configuration));

    /// <summary>The findings, each as soon as it is known, document by document and by line within one.</summary>
    /// <param name="filter">Which solutions are examined.</param>
    /// <param name="revision">A commit that counts as an earlier check: what held there holds for the second time now. Null for none.</param>
    /// <param name="includeNew">Whether findings that held only once are given too.</param>
    /// <param name="reporter">Where it says what it left out and why.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/> when the revision names no commit.</exception>
    public IEnumerable<StaleFinding> Find(Predicate<Solution> filter, string? revision, bool includeNew, IReporter reporter, CancellationToken stop)
    {
        using CitationChecker checker = CitationChecker.Open(engine, configuration.Root, reporter);
        CommitNode? earlier = revision is null ? null : checker.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit of '{configuration.Root}'.");
        var ledger = new StaleLedger(engine.Files, StateFolder.Of(engine, configuration.Root));
        var check = new StaleCheck(engine.Markdown, configuration.Root, _library, checker, earlier);
        int withheld = 0;
        foreach (SolutionDocument document in _library.Read(reporter, stop))
        {
            if (!RepositoryPath.IsBelow(document.Solution.File, configuration.Paths.Solutions)) continue;
            if (filter(document.Solution)) ledger.Examined(document.Solution.Id);
            foreach ((StaleFinding finding, bool heldEarlier) in Examine(check, document, filter(document.Solution), reporter, stop))
            {
                if (!filter(finding.Solution)) continue;
                (int checks, DateTimeOffset firstSeen) = ledger.Note(finding.Solution.Id, $"{finding.Kind} {finding.Cited}", clock.GetUtcNow());
                StaleFinding noted = finding with { Checks = heldEarlier ? Math.Max(checks, ChecksToReport) : checks, FirstSeen = firstSeen };
                if (includeNew || noted.Checks >= ChecksToReport) yield return noted;
                else withheld++;
            }
        }

        Save(ledger, reporter, stop);
        if (withheld == 1) reporter.Warning("1 finding was seen for the first time. It is reported when the next check sees it again; -IncludeNew shows it now.");
        else if (withheld > 1) reporter.Warning($"{withheld} findings were seen for the first time. They are reported when the next check sees them again; -IncludeNew shows them now.");
    }

    private static IReadOnlyList<(StaleFinding Finding, bool HeldEarlier)> Examine(StaleCheck check, SolutionDocument document, bool isWanted, IReporter reporter, CancellationToken stop)
    {
        try
        {
            return check.Examine(document, isWanted, stop);
        }
        catch (OperationException problem)
        {
            reporter.Problem(problem);
            return [];
        }
    }

    private static void Save(StaleLedger ledger, IReporter reporter, CancellationToken stop)
    {
        try
        {
            ledger.Save(stop);
        }
        catch (OperationException problem)
        {
            reporter.Warning($"What was seen cannot be kept, so the next check will not know it: {problem.Message}");
        }
    }
}
