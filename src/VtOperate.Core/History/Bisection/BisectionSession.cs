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

    internal BisectionSession(BisectionState state, BisectionStore store, ProbePool pool, ProbeRules rules, HistoryReader history, IReporter reporter)
    {
        _state = state;
        _store = store;
        _pool = pool;
        _rules = rules;
        _history = history;
        Reporter = reporter;
        foreach (BisectRun run in state.Runs)
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

    /// <summary>Runs the check at commits, all at once, and gives the verdicts in their order.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ProbeAborted"/> when a run says that no further one can help; or a commit cannot be checked out.</exception>
    internal IReadOnlyList<ProbeVerdict> Ask(IReadOnlyList<ObjectId> commits, BisectPurpose purpose, CancellationToken stop)
    {
        var runs = new BisectRun?[commits.Count];
        List<int> open = [];
        for (int i = 0; i < runs.Length; i++)
        {
            if (_known.TryGetValue((commits[i].ToString(), purpose), out Queue<BisectRun>? queue)) queue.TryDequeue(out runs[i]);
            if (runs[i] is null) open.Add(i);
        }

        if (open.Count > 0)
        {
            OperationException? broken = null;
            _pool.Run([.. open.Select(i => commits[i])], (at, run) =>
            {
                ProbeVerdict verdict = _rules.Judge(run);
                string sha = commits[open[at]].ToString();
                if (verdict == ProbeVerdict.Abort)
                {
                    broken ??= new OperationException(ErrorId.ProbeAborted, sha, $"At {sha[..10]}: {_rules.Explain(run)}{Tail(run.Output)}");
                    return;
                }

                runs[open[at]] = new BisectRun(sha, purpose, verdict, run.ExitCode, run.Duration, run.StartedAt, run.Output);
                _state.Runs.Add(runs[open[at]]!);
                _store.Save(_state);
                Reporter.Verbose(string.Create(CultureInfo.InvariantCulture, $"{sha[..10]} {verdict.ToString().ToLowerInvariant()} in {run.Duration.TotalSeconds:0.0} s. {_rules.Explain(run)}"));
            }, stop);
            if (broken is not null) throw broken;
        }

        foreach (BisectRun? run in runs)
        {
            Probes.Add(new BisectProbe(Probes.Count + 1, purpose, run!.Sha, Subject(run.Sha), run.Verdict, run.Duration, run.Output) { ExitCode = run.ExitCode, StartedAt = run.StartedAt });
        }

        return [.. runs.Select(run => run!.Verdict)];
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
