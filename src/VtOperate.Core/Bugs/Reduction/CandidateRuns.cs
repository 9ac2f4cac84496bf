using System.Diagnostics;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>
/// Runs the check on candidates, each content once. While the verdict that is waited for is open, candidates that may be asked for next run beside it; which verdict is waited for,
/// and so the result, does not depend on which of them ends first.
/// </summary>
internal sealed class CandidateRuns : IDisposable
{
    private readonly ICandidateCheck _check;
    private readonly ReductionLimits _limits;
    private readonly Dictionary<CandidateKey, Answer> _answers = [];
    private readonly Dictionary<CandidateKey, Running> _running = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    internal CandidateRuns(ICandidateCheck check, ReductionLimits limits) => (_check, _limits) = (check, limits);

    /// <summary>How many runs of the check came to a verdict.</summary>
    internal int Runs { get; private set; }

    /// <summary>How many candidates were asked for again and answered without a run.</summary>
    internal int CacheHits { get; private set; }

    /// <summary>How long it has taken so far.</summary>
    internal TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The limit that was reached, or <see cref="ReductionEnd.Minimal"/>.</summary>
    internal ReductionEnd End { get; private set; }

    /// <summary>Keeps a verdict that is known from elsewhere, such as that of the whole input.</summary>
    internal void Know(ReadOnlySpan<byte> content, CandidateVerdict verdict) => _answers[CandidateKey.Of(content)] = new Answer(verdict) { WasUsed = true };

    /// <summary>The verdict on a candidate; null when a limit is reached.</summary>
    /// <param name="wanted">The candidate.</param>
    /// <param name="ahead">Those that may be asked for next, the likeliest first; enumerated on this thread.</param>
    /// <param name="stop">Ends what is running.</param>
    internal CandidateVerdict? Verdict(byte[] wanted, IEnumerable<byte[]> ahead, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        CandidateKey key = CandidateKey.Of(wanted);
        if (_answers.TryGetValue(key, out Answer? known))
        {
            if (known.WasUsed) CacheHits++;
            known.WasUsed = true;
            return known.Verdict;
        }

        if (_limits.Parallel <= 1) return Serial(key, wanted, stop);
        Choose(key, wanted, ahead, stop);
        while (!_answers.TryGetValue(key, out known))
        {
            if (!_running.ContainsKey(key)) return null;
            Collect(stop);
        }

        known.WasUsed = true;
        return known.Verdict;
    }

    /// <summary>Ends what still runs, and waits for it.</summary>
    public void Dispose()
    {
        foreach (Running one in _running.Values) one.Stop.Cancel();
        foreach (Running one in _running.Values) one.Settle();
        _running.Clear();
    }

    private CandidateVerdict? Serial(CandidateKey key, byte[] content, CancellationToken stop)
    {
        if (!MayRun()) return null;
        CandidateVerdict verdict = _check.Run(content, stop);
        Runs++;
        _answers.Add(key, new Answer(verdict) { WasUsed = true });
        return verdict;
    }

    private void Choose(CandidateKey key, byte[] wanted, IEnumerable<byte[]> ahead, CancellationToken stop)
    {
        var chosen = new Dictionary<CandidateKey, byte[]> { [key] = wanted };
        foreach (byte[] content in ahead)
        {
            if (chosen.Count >= _limits.Parallel) break;
            CandidateKey other = CandidateKey.Of(content);
            if (!_answers.ContainsKey(other)) chosen.TryAdd(other, content);
        }

        Drop(chosen);
        foreach ((CandidateKey next, byte[] content) in chosen)
        {
            if (_running.ContainsKey(next)) continue;
            if (!MayRun()) break;
            _running.Add(next, new Running(_check, content, stop));
        }
    }

    // What will not be asked for soon makes room. A verdict that came nonetheless is kept.
    private void Drop(Dictionary<CandidateKey, byte[]> chosen)
    {
        foreach ((CandidateKey key, Running one) in _running.ToArray())
        {
            if (chosen.ContainsKey(key)) continue;
            one.Stop.Cancel();
            one.Settle();
            _running.Remove(key);
            if (!one.Work.IsCompletedSuccessfully) continue;
            Runs++;
            _answers[key] = new Answer(one.Work.Result);
        }
    }

    private void Collect(CancellationToken stop)
    {
        Task.WaitAny([.. _running.Values.Select(one => one.Work)], CancellationToken.None);
        foreach ((CandidateKey key, Running one) in _running.ToArray())
        {
            if (!one.Work.IsCompleted) continue;
            _running.Remove(key);
            stop.ThrowIfCancellationRequested();
            CandidateVerdict verdict = one.Result();
            Runs++;
            _answers[key] = new Answer(verdict);
        }
    }

    private bool MayRun()
    {
        if (_limits.Runs is { } most && Runs + _running.Count >= most) End = ReductionEnd.RunLimit;
        else if (_limits.Time is { } time && _clock.Elapsed >= time) End = ReductionEnd.TimeLimit;
        else return true;
        return false;
    }

    private sealed class Answer(CandidateVerdict verdict)
    {
        public CandidateVerdict Verdict { get; } = verdict;

        public bool WasUsed { get; set; }
    }

    private sealed class Running
    {
        public Running(ICandidateCheck check, byte[] content, CancellationToken stop)
        {
            Stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
            Work = Task.Factory.StartNew(() => check.Run(content, Stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public CancellationTokenSource Stop { get; }

        public Task<CandidateVerdict> Work { get; }

        public CandidateVerdict Result()
        {
            using (Stop) return Work.GetAwaiter().GetResult();
        }

        // Waits without throwing: what went wrong with a run that nobody asks for is of no use to anybody.
        public void Settle()
        {
            Task.WaitAny(Work);
            _ = Work.Exception;
            Stop.Dispose();
        }
    }
}
