using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.History.Origins;
using VtOperate.Core.History.Suspects;

namespace VtOperate.Core.Bugs.BackTests;

/// <summary>
/// Measures the ranking of an investigation on the past fixes of a repository. Each fix's message is taken as the report, the files and commits of the state before it are ranked, and what the fix changed and where it
/// leads back to tell what was right. Nothing newer than that state is read. Solutions are left out, because they were written later.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where it says how far it is.</param>
public sealed class BackTester(IEngine engine, IReporter reporter)
{
    private const string Activity = "Back test";
    private const int MostCommits = 20_000;
    private const int MostFiles = 20;
    private const int MostListed = 1000;

    /// <summary>Measures the newest fixes, newest first.</summary>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.HistoryEmpty"/> or <see cref="ErrorId.RevisionNotFound"/>; or the repository cannot be read.
    /// </exception>
    public BugBackTest Run(BackTestQuery query, CancellationToken stop)
    {
        using IGitRepository repository = engine.Git.Open(query.Repository)
            ?? throw new OperationException(ErrorId.RepositoryNotFound, query.Repository, $"'{query.Repository}' is in no git repository, so there are no past fixes to measure on.");
        ObjectId head = FindHead(repository, query.Revision);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        var renames = new RenameFinder(history);
        Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> words = FileTermsStore.Of(engine, repository.CommonFolder)?.Load() ?? [];
        Dictionary<ObjectId, CommitDelta> deltas = [];
        List<BackTestCase> cases = [];
        List<string> notes = [];
        foreach ((CommitNode fix, FixReport report, IReadOnlyList<string> files) in Fixes(history, head, query, stop))
        {
            if (cases.Count == query.Last) break;
            reporter.Progress(Activity, $"fix {cases.Count + 1} of at most {query.Last}: {report.Title}", 100 * cases.Count / Math.Max(1, query.Last));
            try
            {
                cases.Add(Measure(repository, history, renames, fix, report, files, words, deltas, stop));
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                notes.Add($"The fix {fix.Id.ToString()[..8]} could not be measured: {problem.Message}");
            }
        }

        reporter.Progress(Activity, "done", 100);
        if (history.MetBoundary) notes.Add("The clone is shallow: older fixes were not measured, and origins may lie before its beginning.");
        return BugBackTest.Of(query.Last, cases, notes, repository.Root);
    }

    private static IEnumerable<(CommitNode Fix, FixReport Report, IReadOnlyList<string> Files)> Fixes(HistoryReader history, ObjectId head, BackTestQuery query, CancellationToken stop)
    {
        long since = query.Since?.ToUnixTimeSeconds() ?? long.MinValue;
        foreach (CommitNode commit in CommitWalk.Read(history, head, stop).Take(MostCommits))
        {
            if (commit.Time < since) yield break;
            if (commit.Parents.Count != 1 || FixReport.Read(history.ReadText(commit.Id).Message) is not { } report) continue;
            List<FileChange> changed = history.ReadChanges(commit, stop);
            string[] files = [.. changed.Where(change => !change.IsAdded && !TestFiles.IsTest(change.Path) && TestFiles.IsCode(CodeLanguage.OfFile(change.Path))).Select(change => change.Path)];
            if (files.Length is > 0 and <= MostFiles) yield return (commit, report, files);
        }
    }

    private static BackTestCase Measure(
        IGitRepository repository,
        HistoryReader history,
        RenameFinder renames,
        CommitNode fix,
        FixReport report,
        IReadOnlyList<string> files,
        Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> words,
        Dictionary<ObjectId, CommitDelta> deltas,
        CancellationToken stop)
    {
        CommitNode state = history.ReadCommit(fix.Parents[0]);
        IReadOnlyList<VersionFile> version = new VersionFiles(repository, words).List(history, state.Tree, null, stop);
        var asked = new SuspectFileQuery { Repository = repository.Root, Title = report.Title, Words = report.Words };
        FileRanking ranking = FileRanking.Measure(history, state, version, asked, repository.Root, FileWeights.Default, stop);
        var search = new SuspectSearch(history, renames, state, SuspectScope.All, ReportTerms.Read(report.Title, report.Words, [], [], stop), stop);
        SuspectCase measured = SuspectCase.Read(search, SuspectFinder.FindFrames(search, search.Report, [], ranking, repository.Root), SuspectFinder.FilesOf(search, ranking, []), deltas);
        double[] said = SuspectModel.Probabilities(SuspectModel.Odds(measured.Candidates, measured.Figures));
        string[] order = [.. Enumerable.Range(0, said.Length).OrderByDescending(i => said[i]).Select(i => measured.Candidates[i].Commit.Id.ToString())];
        double first = said.Length == 0 ? 0 : said.Max();
        IReadOnlyList<string> origins = Origins(repository, history, fix, stop);
        HashSet<string> right = [.. files], guilty = [.. origins];
        CommitText text = history.ReadText(fix.Id);
        return new BackTestCase(
            fix.Id.ToString(),
            text.AuthoredAt,
            report.Title,
            files,
            RankIn(ranking.Order(FileWeights.Default).Select(file => version[file.File].Path), right),
            RankIn(LastChanged(history, state, stop), right),
            origins,
            origins.Count == 0 ? null : RankIn(order, guilty),
            origins.Count == 0 ? null : RankIn(measured.Gathered.BestLog.Select(commit => commit.Id.ToString()), guilty),
            Math.Round(first, 3),
            first < SuspectModel.LeastProbability,
            repository.Root);
    }

    // A culprit that the fix names is the developer's own word. Otherwise the message is withheld, because the report is made of it.
    private static IReadOnlyList<string> Origins(IGitRepository repository, HistoryReader history, CommitNode fix, CancellationToken stop)
    {
        var query = new OriginQuery { Repository = repository.Root, First = 1 };
        if (FixMessage.Read(history.ReadText(fix.Id).Message).Named.Count > 0)
        {
            BugOriginReport named = BugOriginFinder.OfCommit(repository, history, fix.Id.ToString(), query, stop);
            if (named.Origins is [{ } said, ..] && said.Evidence.Any(reason => reason.Kind == "Named")) return [said.Sha];
        }

        return [.. BugOriginFinder.OfCommit(repository, history, fix.Id.ToString(), query with { IgnoreMessage = true }, stop).Origins.Select(origin => origin.Sha)];
    }

    // The files of code that were changed last, newest change first.
    private static IEnumerable<string> LastChanged(HistoryReader history, CommitNode state, CancellationToken stop)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (CommitNode commit in CommitWalk.Read(history, state.Id, stop).Take(MostListed))
        {
            if (commit.Parents.Count > 1) continue;
            foreach (FileChange change in history.ReadChanges(commit, stop))
            {
                if (!change.IsDeleted && !TestFiles.IsTest(change.Path) && TestFiles.IsCode(CodeLanguage.OfFile(change.Path)) && seen.Add(change.Path)) yield return change.Path;
            }
        }
    }

    private static int RankIn(IEnumerable<string> list, HashSet<string> right)
    {
        int rank = 0;
        foreach (string entry in list)
        {
            rank++;
            if (right.Contains(entry)) return rank;
        }

        return 0;
    }

    private static ObjectId FindHead(IGitRepository repository, string? revision)
    {
        if (string.IsNullOrWhiteSpace(revision))
            return repository.Head ?? throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet, so there are no past fixes.");
        return repository.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit in '{repository.Root}'.");
    }
}
