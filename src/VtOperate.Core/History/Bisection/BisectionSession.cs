using System.Globalization;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Bisection;

/// <summary>One bisection while it runs: asks the check, or what is known from before a stop, and keeps every answer before the next question.</summary>
internal sealed class BisectionSession
{
    private readonly BisectionState _state;
    private readonly BisectionStore _store;
    private readonly ProbePool _pool;
    private readonly ProbeRules _rules;
    private readonly HistoryReader _history;
    private readonly Dictionary<(string Sha, BisectPurpose Purpose), Queue<BisectRun>> _known = [];
    private readonly BisectRun[] _before;
    private readonly HashSet<BisectRun> _used = new(ReferenceEqualityComparer.Instance);
    private int _next;
    private bool _isUnkept;
    private bool? _isLackTheBug;

    internal BisectionSession(BisectionState state, BisectionStore store, ProbePool pool, ProbeRules rules, HistoryReader history, IReporter reporter)
    {
        _state = state;
        _store = store;
        _pool = pool;
        _rules = rules;
        _history = history;
        Reporter = reporter;
        _before = [.. state.Runs.Select(run => run with { IsEarlier = true })];
        foreach (BisectRun run in _before)
        {
            if (!_known.TryGetValue((run.Sha, run.Purpose), out Queue<BisectRun>? queue)) _known.Add((run.Sha, run.Purpose), queue = new Queue<BisectRun>());
            queue.Enqueue(run);
        }
    }

    internal IReporter Reporter { get; }

    internal BisectionState Question => _state;

    /// <summary>Every run so far, in the order of the questions.</summary>
    internal List<BisectProbe> Probes { get; } = [];

    /// <summary>What a reader of the answer should know.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>How many commits are asked about at once: as many as before while answers from before are left, since another number leads to other questions; then as many as are wanted.</summary>
    internal int AtOnce
    {
        get
        {
            while (_next < _before.Length && _used.Contains(_before[_next])) _next++;
            return _next < _before.Length ? _before[_next].AtOnce : _state.Parallel;
        }
    }

    /// <summary>Runs the check at commits and gives the verdicts in their order.</summary>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.ProbeAborted"/> or <see cref="ErrorId.ProbeNotStarted"/> when a run says that no further one can help; <see cref="ErrorId.BisectionImpossible"/> when a command is missing here; or a commit cannot be checked out.
    /// </exception>
    internal IReadOnlyList<ProbeVerdict> Ask(IReadOnlyList<ObjectId> commits, BisectPurpose purpose, CancellationToken stop)
    {
        BisectRun[] runs = Answers(commits, purpose, stop);
        for (int i = 0; i < runs.Length; i++) runs[i] = Weigh(runs[i], stop);
        foreach (BisectRun run in runs) Show(run);
        return [.. runs.Select(run => run.Verdict)];
    }

    private BisectRun[] Answers(IReadOnlyList<ObjectId> commits, BisectPurpose purpose, CancellationToken stop)
    {
        int atOnce = AtOnce;
        var runs = new BisectRun[commits.Count];
        List<int> open = [];
        for (int i = 0; i < runs.Length; i++)
        {
            if (_known.TryGetValue((commits[i].ToString(), purpose), out Queue<BisectRun>? queue) && queue.TryDequeue(out BisectRun? known)) _used.Add(runs[i] = known);
            else open.Add(i);
        }

        // Answers that are not met again, because the rule of choice has changed, must not decide how many are asked at once for ever.
        if (open.Count == runs.Length && purpose == BisectPurpose.Search) _next = _before.Length;
        foreach (int[] some in open.Chunk(_state.Parallel)) Run(commits, some, purpose, atOnce, runs, stop);
        return runs;
    }

    private void Run(IReadOnlyList<ObjectId> commits, int[] open, BisectPurpose purpose, int atOnce, BisectRun[] runs, CancellationToken stop)
    {
        OperationException? broken = null;
        _pool.Run([.. open.Select(i => commits[i])], (at, run) =>
        {
            ProbeVerdict verdict = _rules.Judge(run);
            string sha = commits[open[at]].ToString(), reason = _rules.Explain(run);
            if (verdict == ProbeVerdict.Abort)
            {
                broken ??= run.End == ProbeEnd.NotStarted
                    ? new OperationException(ErrorId.ProbeNotStarted, _state.Check, $"At {sha[..10]}: {reason}")
                    : new OperationException(ErrorId.ProbeAborted, sha, $"At {sha[..10]}: {reason}{Tail(run.Output)}");
                return;
            }

            runs[open[at]] = new BisectRun(sha, purpose, verdict, run.ExitCode, run.Duration, run.StartedAt, run.Output) { AtOnce = atOnce, Reason = reason };
            _state.Runs.Add(runs[open[at]]);
            Keep();
            Reporter.Verbose(string.Create(CultureInfo.InvariantCulture, $"{sha[..10]} {verdict.ToString().ToLowerInvariant()} in {run.Duration.TotalSeconds:0.0} s. {reason}"));
        }, stop);
        if (broken is not null) throw broken;
    }

    // Where the disk is full the search goes on: its answers cost time, and only a stop would lose them.
    private void Keep()
    {
        try
        {
            _store.Save(_state);
        }
        catch (OperationException full) when (full.Id == ErrorId.FileUnwritable)
        {
            if (!_isUnkept) Reporter.Warning($"{full.Message.TrimEnd('.')}. The search goes on; if it is stopped, -Resume begins where it was written last.");
            _isUnkept = true;
        }
    }

    private void Show(BisectRun run) =>
        Probes.Add(new BisectProbe(Probes.Count + 1, run.Purpose, run.Sha, Subject(run.Sha), run.Verdict, run.Duration, run.Output) { ExitCode = run.ExitCode, StartedAt = run.StartedAt, Reason = run.Reason, IsEarlier = run.IsEarlier });

    // A shell ends with 126 and 127 where a command cannot be run. It is the bug only where the bad commit shows it too; elsewhere nothing was checked, and git would go on with a wrong answer (decision 0051).
    private BisectRun Weigh(BisectRun run, CancellationToken stop)
    {
        if (run.Verdict != ProbeVerdict.Bad || run.Purpose == BisectPurpose.End || _rules.Symptom is not null || !ProbeRules.MayLackCommand(run.ExitCode)) return run;
        _isLackTheBug ??= IsLackTheBug(run, stop);
        return _isLackTheBug.Value
            ? run
            : run with { Verdict = ProbeVerdict.Skip, Reason = string.Create(CultureInfo.InvariantCulture, $"It ended with exit code {run.ExitCode}, with which a shell says that a command is missing or cannot be run; at the bad commit it ends otherwise, so nothing was checked here.") };
    }

    private bool IsLackTheBug(BisectRun run, CancellationToken stop)
    {
        BisectRun good = AskEnd(_state.Good[0], stop);
        if (good.Verdict == ProbeVerdict.Bad && ProbeRules.MayLackCommand(good.ExitCode))
            throw new OperationException(ErrorId.BisectionImpossible, good.Sha, string.Create(CultureInfo.InvariantCulture, $"The check ends with exit code {run.ExitCode} at {run.Sha[..10]} and with {good.ExitCode} at the commit that is named as good, {good.Sha[..10]}: a command that it needs is missing here or cannot be run.{Tail(good.Output)}"));
        BisectRun bad = AskEnd(_state.Bad, stop);
        return bad.Verdict == ProbeVerdict.Bad && ProbeRules.MayLackCommand(bad.ExitCode);
    }

    private BisectRun AskEnd(string sha, CancellationToken stop)
    {
        if (!ObjectId.TryParse(sha, out ObjectId id)) throw new OperationException(ErrorId.RevisionNotFound, sha, $"'{sha}' names no commit.");
        BisectRun run = Answers([id], BisectPurpose.End, stop)[0];
        Show(run);
        return run;
    }

    /// <summary>Notes on the last runs what they left.</summary>
    internal void Describe(int runs, Func<BisectProbe, BisectProbe> describe)
    {
        for (int i = Probes.Count - runs; i < Probes.Count; i++) Probes[i] = describe(Probes[i]);
    }

    /// <summary>A commit as the answer shows it.</summary>
    internal SuspectCommit Suspect(int rank, double score, in ObjectId id, IReadOnlyList<Evidence> evidence, string repository)
    {
        CommitText text = _history.ReadText(id);
        return new SuspectCommit(rank, score, id.ToString(), text.Author, text.AuthoredAt, text.Subject, evidence, repository);
    }

    internal HistoryReader History => _history;

    internal string Subject(string sha) => ObjectId.TryParse(sha, out ObjectId id) ? _history.ReadText(id).Subject : "";

    private static string Tail(string output)
    {
        string text = output.TrimEnd();
        int start = Math.Max(text.LastIndexOf('\n') + 1, text.Length - 300);
        return text.Length == 0 ? "" : " It last wrote: " + text[start..].Trim();
    }
}
