using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>Runs a check as often as is asked for, on the files that are asked for and on those they are compared with, and says what it has shown.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where it says how far it is.</param>
/// <param name="clock">What time it is.</param>
public sealed class Reproducer(IEngine engine, IReporter reporter, TimeProvider clock)
{
    private const string Activity = "Reproducing";
    private const int ShortSha = 10;

    /// <summary>Runs the check.</summary>
    /// <param name="request">What to run, where and how often.</param>
    /// <param name="earlier">What the record of the bug holds already, newest first; empty without one.</param>
    /// <param name="ownFolder">The folder of the bugs' records, whose changes are no changes of the work tree; null for none.</param>
    /// <param name="stop">Ends it; no checkout and no process of a check is left.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/>, <see cref="ErrorId.RepositoryNotFound"/> where a commit is named, or a commit cannot be checked out.</exception>
    public Reproduction Run(ReproductionRequest request, IReadOnlyList<Reproduction> earlier, string? ownFolder, CancellationToken stop)
    {
        DateTimeOffset begun = clock.GetUtcNow();
        using IGitRepository? repository = engine.Git.Open(request.Folder);
        if (repository is null && (request.At ?? request.Baseline) is { } named)
            throw new OperationException(ErrorId.RepositoryNotFound, request.Folder, $"'{request.Folder}' is in no git repository, so it has no commit '{named}'.");
        ObjectId? at = Commit(repository, request.At), baseline = Commit(repository, request.Baseline);
        if (repository is { IsBare: true } && at is null) throw new OperationException(ErrorId.RepositoryBare, repository.Root, $"'{repository.Root}' has no work tree; name a commit with -At.");
        if (repository is not null) CleanUp(repository, stop);
        string relative = repository is null || repository.IsBare ? "" : ProbeFolder.Relative(request.Folder, repository.Root);
        CarriedFiles? check = repository is null ? null : CarriedFiles.Read(engine, repository, relative, request.Probe, request.CarriedFrom, request.AlsoCarried, stop);

        // The check is no change of what it looks at.
        string[] changed = at is null && repository is not null ? [.. Changed(repository, ownFolder, stop).Where(file => !check!.Uncommitted.Any(own => own.RelativePath == file))] : [];
        var runs = new List<ReproductionRun>();
        List<Evidence> notes = [];
        List<CarriedFile> carried = at is null && check is not null ? [.. check.Uncommitted] : [];
        if (at is { } commit) RunAt(RunPlace.Target, commit);
        else Repeat(RunPlace.Target, request.Folder, repository?.Head?.ToString(), request, runs, null, stop);
        bool isSeen = runs.Exists(run => run.Outcome == RunOutcome.Failed);
        if (isSeen && changed.Length > 0 && repository!.Head is { } head) RunAt(RunPlace.Clean, head);
        if (isSeen && baseline is { } good) RunAt(RunPlace.Baseline, good);
        reporter.Progress(Activity, "done", 100);
        return Describe(request, begun, repository, at ?? repository?.Head, baseline, relative, changed, runs, notes, earlier) with { CarriedFiles = [.. carried.Distinct().OrderBy(file => file.RelativePath, StringComparer.Ordinal)] };

        void RunAt(RunPlace place, ObjectId where)
        {
            reporter.Progress(Activity, $"checking {where.ToString()[..ShortSha]} out", -1);
            using IWorktree worktree = engine.Worktrees.Open(repository!.Root, where, stop);
            notes.AddRange(worktree.Notes.Select(note => new Evidence("Note", note, Sha: where.ToString())));
            IReadOnlyList<CarriedFile> laid = check!.Lay(worktree);
            carried.AddRange(laid);
            notes.AddRange(laid.Select(file => new Evidence("Carried", $"{file.RelativePath} was carried into the checkout of {where.ToString()[..ShortSha]} from {(file.Sha is { } from ? from[..ShortSha] : "the work tree")}.", File: file.RelativePath, Sha: where.ToString())));
            notes.AddRange(check.Missing(worktree).Select(path => new Evidence("Missing", CarriedFiles.SayMissing(path, where.ToString()[..ShortSha]), File: path, Sha: where.ToString())));
            Repeat(place, ProbeFolder.In(relative, worktree.Folder), where.ToString(), request, runs, () =>
            {
                worktree.Switch(where, stop);
                check.Lay(worktree);
            }, stop);
        }
    }

    private Reproduction Describe(
        ReproductionRequest request, DateTimeOffset begun, IGitRepository? repository, ObjectId? at, ObjectId? baseline, string relative, string[] changed,
        List<ReproductionRun> runs, List<Evidence> notes, IReadOnlyList<Reproduction> earlier)
    {
        var environment = RunEnvironment.Read(engine.User, request.Shell);
        string? sha = at?.ToString();
        Reproduction[] same = [.. earlier.Where(past => past.Sha == sha && sha is not null && past.Check.Text == request.Check.Text && past.ErrorPattern == request.Rules.Symptom?.Text && past.ChangedFiles.Count == 0 && changed.Length == 0)];
        (ReproductionVerdict verdict, string reason, IReadOnlyList<Evidence> evidence) = ReproductionRules.Judge(runs, request.Rules.Symptom is not null, changed, same, environment);
        var target = new RunTally(runs, RunPlace.Target);
        int clear = target.Failed + target.Passed;
        return new Reproduction
        {
            Id = Ulid.New(begun),
            Verdict = verdict,
            Reason = reason,
            Runs = target.Count,
            Failures = target.Failed,
            Rate = clear == 0 ? null : Math.Round((double)target.Failed / clear, 4),
            Interval = RateInterval.Of(target.Failed, clear),
            Check = request.Check,
            ErrorPattern = request.Rules.Symptom?.Text,
            Timeout = request.Timeout,
            TimeoutIsSymptom = request.Rules.TimeoutIsSymptom,
            Sha = sha,
            Baseline = baseline?.ToString(),
            Folder = relative,
            ChangedFiles = changed,
            Environment = environment,
            Evidence = [.. evidence, .. notes],
            Results = runs,
            BugId = request.BugId,
            At = begun,
            Repository = repository?.Root,
        };
    }

    private void CleanUp(IGitRepository repository, CancellationToken stop)
    {
        int left = engine.Worktrees.CleanUp(repository.Root, stop);
        if (left > 0) reporter.Verbose($"{left} checkouts that a killed run had left behind were taken away.");
    }

    private void Repeat(RunPlace place, string folder, string? sha, ReproductionRequest request, List<ReproductionRun> runs, Action? restore, CancellationToken stop)
    {
        for (int i = 0; i < request.Count; i++)
        {
            stop.ThrowIfCancellationRequested();

            // What one run changed must not decide the next.
            if (i > 0) restore?.Invoke();
            reporter.Progress(Activity, $"{Word(place)}: run {i + 1} of {request.Count}", 100 * i / request.Count);
            ProbeRun run = request.Probe.Run(new ProbeRequest(folder) { Timeout = request.Timeout }, stop);
            runs.Add(ReproductionRun.Of(runs.Count + 1, place, sha, run, request.Rules));

            // A check that cannot be started once cannot be started.
            if (run.End == ProbeEnd.NotStarted) return;
        }
    }

    private static string Word(RunPlace place) => place switch { RunPlace.Clean => "clean checkout", RunPlace.Baseline => "baseline", _ => "as asked for" };

    private static ObjectId? Commit(IGitRepository? repository, string? revision)
    {
        if (repository is null || revision is null) return null;
        return RequiredCommit.Of(repository, revision);
    }

    private static string[] Changed(IGitRepository repository, string? ownFolder, CancellationToken stop)
    {
        WorkTreeState state = repository.ReadState(stop);
        IEnumerable<string> files = state.Conflicted.Concat(state.Modified).Concat(state.Untracked);
        return [.. files.Where(file => ownFolder is null || !RepositoryPath.IsBelow(Path.GetFullPath(file, repository.Root), ownFolder)).Distinct(StringComparer.Ordinal)];
    }
}
