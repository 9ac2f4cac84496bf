using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.History.Bisection;

/// <summary>Finds the commit that introduced a bug by running a check at commits between one where it passes and one where it fails.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where progress and warnings go.</param>
/// <param name="time">The clock.</param>
public sealed class Bisector(IEngine engine, IReporter reporter, TimeProvider time)
{
    private const double DefaultConfidence = 0.95;

    /// <summary>Searches. It can be stopped at any moment and gone on with.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="probe">The check.</param>
    /// <param name="rules">What a run of it says.</param>
    /// <param name="stop">Ends the search; what was found out is kept.</param>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.BisectionImpossible"/>, <see cref="ErrorId.BisectionContradictory"/>, <see cref="ErrorId.ProbeAborted"/>, <see cref="ErrorId.ProbeNotStarted"/>; with Resume <see cref="ErrorId.RecordNotFound"/>,
    /// <see cref="ErrorId.BisectionMismatch"/>, <see cref="ErrorId.BisectionUnreadable"/> or <see cref="ErrorId.LockHeld"/>; or the repository cannot be read or checked out.
    /// </exception>
    public Bisection Run(BisectionQuery query, IProbe probe, ProbeRules rules, CancellationToken stop)
    {
        using IGitRepository repository = engine.Git.Open(query.Repository)
            ?? throw new OperationException(ErrorId.RepositoryNotFound, query.Repository, $"'{query.Repository}' is in no git repository, so there is no history to search.");
        if (repository.Head is null && query.Bad is null) throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet.");
        var store = new BisectionStore(engine.Files, StateFolder.Of(engine, query.Repository, repository));
        engine.Worktrees.CleanUp(query.Repository, stop);
        BisectionState state = Begin(query, repository, probe, rules, store, stop, out IDisposable held);
        try
        {
            Bisection found = Search(query, state, store, repository, probe, stop);
            store.Remove(state.Id);
            return found;
        }
        catch (OperationException hopeless) when (hopeless.Id is ErrorId.BisectionImpossible or ErrorId.BisectionContradictory || (hopeless.Id == ErrorId.ProbeNotStarted && state.Runs.Count == 0))
        {
            // Asked again, the answers would lead to the same error.
            store.Remove(state.Id);
            throw;
        }
        finally
        {
            held.Dispose();
            store.RemoveLock(state.Id);
            reporter.Progress("Bisecting", "", 100);
        }
    }

    private Bisection Search(BisectionQuery query, BisectionState state, BisectionStore store, IGitRepository repository, IProbe probe, CancellationToken stop)
    {
        // What is kept of the rules counts, so that a bisection that is gone on with takes the same for an answer.
        var rules = new ProbeRules(state.ErrorPattern is null ? null : SymptomPattern.Read(state.ErrorPattern), state.TimeoutIsSymptom);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        var carried = CarriedFiles.Read(engine, repository, state.Folder, probe, from: null, tests: [], stop);
        CheckCarried(query, state, carried);
        using var pool = new ProbePool(engine.Worktrees, query.Repository, probe, carried, state.Folder, engine.Files, state.Timeout);
        var session = new BisectionSession(state, store, pool, rules, history, reporter);
        Bisection found;
        try
        {
            found = Search(session, repository, stop);
        }
        catch (OperationException hopeless) when (hopeless.Id == ErrorId.BisectionImpossible && pool.Missing.Count > 0)
        {
            throw new OperationException(hopeless.Id, hopeless.Target, $"{hopeless.Message.TrimEnd('.')}. {string.Join(" ", pool.Missing)}", hopeless);
        }

        foreach (string note in pool.Notes.Concat(pool.Missing)) session.Notes.Add(note);
        return found with { Probes = [.. found.Probes], Notes = [.. found.Notes] };
    }

    private Bisection Search(BisectionSession session, IGitRepository repository, CancellationToken stop)
    {
        BisectionState question = session.Question;
        ObjectId bad = Id(question.Bad);
        List<ObjectId> goods = [.. question.Good.Select(Id)];
        reporter.Progress("Bisecting", "Reading the history between good and bad", 0);
        var begun = new Bisection { Id = question.Id, Good = question.Good, Bad = question.Bad, Check = question.Check, IsFlaky = question.Flaky, Repository = repository.Root };
        TestMergeBases(session, bad, goods, stop);
        BisectGraph graph = BisectGraphReader.Read(session.History, bad, goods, new BisectScope(question.FirstParent, question.Paths), stop);
        BisectPrior? prior = BisectPrior.Of(graph, question.Suspects.Select(suspect => (Id(suspect.Sha), suspect.Share)));
        if (question.Suspects.Count > 0 && prior is null) session.Notes.Add("None of the suspects lies between good and bad; they were not used.");
        return question.Flaky ? new FlakyBisection(session, graph, prior, goods, repository.Root).Run(begun, stop) : new ExactBisection(session, graph, prior, goods, repository.Root).Run(begun, stop);
    }

    // Where a good commit is not an ancestor of the bad one, the bug may be older than where both parted and mended on the way to the good one. git tests the places where they parted first; so do we.
    private void TestMergeBases(BisectionSession session, ObjectId bad, List<ObjectId> goods, CancellationToken stop)
    {
        if (goods.TrueForAll(good => session.History.IsAncestor(good, bad, stop))) return;
        foreach (ObjectId parted in MergeBases.Of(session.History, bad, [.. goods], stop))
        {
            string sha = parted.ToString();
            if (parted == bad)
                throw new OperationException(ErrorId.BisectionImpossible, session.Question.Bad, $"The bad commit {session.Question.Bad[..10]} is an ancestor of a good one: the bug was mended in between. To find the commit that mended it, turn the check round.");
            if (goods.Contains(parted)) continue;
            reporter.Progress("Bisecting", $"A good commit is no ancestor of the bad one: testing {sha[..10]}, where their histories part", 0);
            session.Notes.Add($"A good commit is no ancestor of the bad one; {sha[..10]}, where their histories part, was tested first.");
            ProbeVerdict verdict = session.Ask([parted], BisectPurpose.MergeBase, stop)[0];
            if (verdict == ProbeVerdict.Bad)
                throw new OperationException(ErrorId.BisectionImpossible, sha, $"The check fails at {sha[..10]}, where the histories of good and bad part: the bug is older than that and was mended on the way to the good commit. Name a good commit that is an ancestor of {sha[..10]}.");
            if (verdict == ProbeVerdict.Good) goods.Add(parted);
            else session.Notes.Add($"{sha[..10]}, where the histories of good and bad part, could not be judged: the first bad commit may be older.");
        }
    }

    // A check that is a file of its own may have been mended since; what it answered before was another question.
    private void CheckCarried(BisectionQuery query, BisectionState state, CarriedFiles carried)
    {
        string[] now = [.. carried.Files.Select(file => $"{file.Hash} {file.RelativePath}")];
        if (state.Carried is { } before && state.Runs.Count > 0 && !before.SequenceEqual(now, StringComparer.Ordinal))
        {
            string changed = string.Join(", ", before.Except(now).Concat(now.Except(before)).Select(file => file[(file.IndexOf(' ') + 1)..]).Distinct(StringComparer.Ordinal));
            if (!query.Force) throw new OperationException(ErrorId.BisectionMismatch, changed, $"The check is another one than when the bisection was begun: {changed} has changed since. -Force keeps the answers all the same.");
            reporter.Warning($"The answers before are kept although the check has changed since: {changed}.");
        }

        state.Carried = now;
    }

    private BisectionState Begin(BisectionQuery query, IGitRepository repository, IProbe probe, ProbeRules rules, BisectionStore store, CancellationToken stop, out IDisposable held)
    {
        var unfinished = new UnfinishedBisections(store, reporter);
        if (query.Resume) return unfinished.Take(Wish(query, repository, probe, rules), repository.Root, stop, out held);
        if (query.Good.Count == 0) throw new OperationException(ErrorId.InputMissing, null, "A bisection needs a commit at which the check passes; name it with -Good.");
        BisectionState state = Read(query, repository, probe, rules);
        CheckPlace(state, repository);
        unfinished.WarnOfSame(state, stop);
        held = store.TryHold(state.Id, stop)!;
        try
        {
            store.Save(state);
        }
        catch
        {
            held.Dispose();
            store.RemoveLock(state.Id);
            throw;
        }

        return state;
    }

    // What is in no checkout is said before anything is run.
    private static void CheckPlace(BisectionState state, IGitRepository repository)
    {
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        if (state.Folder.Length > 0 && !history.FindEntry(history.ReadCommit(Id(state.Bad)).Tree, state.Folder).IsTree)
            throw new OperationException(ErrorId.BisectionImpossible, state.Folder, $"The folder '{state.Folder}', in which the check runs, does not exist at the bad commit {state.Bad[..10]}. Name another folder of the repository with -Repository.");
    }

    private static BisectionWish Wish(BisectionQuery query, IGitRepository repository, IProbe probe, ProbeRules rules) => new()
    {
        Good = [.. query.Good.Select(good => Resolve(repository, good)).Distinct(StringComparer.Ordinal)],
        Bad = query.Bad is null ? null : Resolve(repository, query.Bad),
        Paths = Paths(query),
        FirstParent = query.FirstParent,
        Flaky = query.Flaky,
        Parallel = query.Parallel is { } parallel ? Math.Clamp(parallel, 1, 64) : null,
        Confidence = query.Confidence,
        Check = probe.Text,
        ErrorPattern = rules.Symptom?.Text,
        Timeout = query.Timeout,
        TimeoutIsSymptom = rules.TimeoutIsSymptom,
        Folder = query.Folder,
        Force = query.Force,
    };

    private BisectionState Read(BisectionQuery query, IGitRepository repository, IProbe probe, ProbeRules rules)
    {
        string bad = Resolve(repository, query.Bad ?? "HEAD");
        string[] goods = [.. query.Good.Select(good => Resolve(repository, good)).Distinct(StringComparer.Ordinal)];
        if (goods.Contains(bad)) throw new OperationException(ErrorId.BisectionImpossible, bad, $"The commit {bad[..10]} is named both as good and as bad.");
        return new BisectionState
        {
            Id = Ulid.New(time.GetUtcNow()),
            Good = goods,
            Bad = bad,
            FirstParent = query.FirstParent,
            Paths = Paths(query),
            Parallel = Math.Clamp(query.Parallel ?? 1, 1, 64),
            Flaky = query.Flaky,
            Confidence = query.Confidence ?? DefaultConfidence,
            Check = probe.Text,
            ErrorPattern = rules.Symptom?.Text,
            Timeout = query.Timeout,
            TimeoutIsSymptom = rules.TimeoutIsSymptom,
            Folder = query.Folder ?? (repository.IsBare ? "" : ProbeFolder.Relative(query.Repository, repository.Root)),
            Suspects = [.. query.Suspects.Select(suspect => (suspect.Sha, suspect.Score))],
        };
    }

    private static string[] Paths(BisectionQuery query) => [.. query.Paths.Select(path => path.Replace('\\', '/').Trim('/')).Where(path => path is not ("" or "."))];

    private static string Resolve(IGitRepository repository, string revision) =>
        RequiredCommit.Of(repository, revision).ToString();

    private static ObjectId Id(string sha) => ObjectId.TryParse(sha, out ObjectId id) ? id : default;
}
