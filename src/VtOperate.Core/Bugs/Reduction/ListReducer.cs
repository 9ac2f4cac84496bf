namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Leaves out of a list what is not needed for the failure.</summary>
internal sealed class ListReducer
{
    private const int MostAhead = 64;

    private readonly CandidateRuns _runs;
    private readonly int _parallel;

    /// <param name="runs">Gives the verdicts.</param>
    /// <param name="parallel">How many candidates may run at once.</param>
    internal ListReducer(CandidateRuns runs, int parallel) => (_runs, _parallel) = (runs, parallel);

    /// <summary>Ends it early where true of the state; null to go on to the end.</summary>
    internal Func<RunDeletion, bool>? Until { get; init; }

    /// <summary>The state in which nothing more can be left out, or the best that was reached before a limit.</summary>
    /// <param name="state">Where to begin; everything that it keeps is known to fail.</param>
    /// <param name="build">The content of the candidate that keeps these items, ascending; called on this thread.</param>
    /// <param name="improved">Told each smaller candidate that fails, as soon as it is known.</param>
    /// <param name="stop">Ends the reduction; what was told to <paramref name="improved"/> stays true.</param>
    internal RunDeletion Reduce(RunDeletion state, Func<IReadOnlyList<int>, byte[]> build, Action<byte[], IReadOnlyList<int>> improved, CancellationToken stop)
    {
        while (!state.IsDone && Until?.Invoke(state) != true)
        {
            byte[] candidate = build(state.Candidate());
            if (_runs.Verdict(candidate, _parallel > 1 ? Ahead(state, build) : [], stop) is not { } verdict) break;
            state.Tell(verdict);
            if (verdict == CandidateVerdict.Fails) improved(candidate, state.Kept);
        }

        return state;
    }

    // The tree of what would be asked next after each verdict, the likeliest branches first.
    private static IEnumerable<byte[]> Ahead(RunDeletion state, Func<IReadOnlyList<int>, byte[]> build)
    {
        var open = new PriorityQueue<RunDeletion, double>();
        Branch(open, state, 1);
        for (int count = 0; count < MostAhead && open.TryDequeue(out RunDeletion? next, out double unlikely); count++)
        {
            if (next.IsDone) continue;
            yield return build(next.Candidate());
            Branch(open, next, -unlikely);
        }
    }

    private static void Branch(PriorityQueue<RunDeletion, double> open, RunDeletion state, double chance)
    {
        foreach (CandidateVerdict verdict in (ReadOnlySpan<CandidateVerdict>)[CandidateVerdict.Passes, CandidateVerdict.Fails])
        {
            RunDeletion after = state.Copy();
            after.Tell(verdict);
            open.Enqueue(after, -chance * (verdict == CandidateVerdict.Fails ? state.Likelihood : 1 - state.Likelihood));
        }
    }
}
