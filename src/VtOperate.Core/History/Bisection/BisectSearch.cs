using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Bisection;

/// <summary>
/// The search for the first bad commit with a check that is right each time: what to test next, and what the answers leave. Without suspects and one at a time it tests the commits that <c>git bisect</c> tests.
/// The same graph, suspects and answers in the same order lead to the same questions, so that a search can be taken up again from its answers.
/// </summary>
internal sealed class BisectSearch
{
    private readonly BisectGraph _graph;
    private readonly BisectKnowledge _known;
    // So many rounds of several probes give one of them to a suspect; wrong suspects cost no more.
    private const int MostSuspectRounds = 2;

    private readonly PriorChoice? _prior;
    private readonly BisectPrior? _suspects;
    private readonly CancellationToken _stop;
    private int _gitWorst;
    private int _suspectRounds;

    /// <summary>Begins a search.</summary>
    internal BisectSearch(BisectGraph graph, BisectPrior? prior, CancellationToken stop)
    {
        _graph = graph;
        _known = new BisectKnowledge(graph);
        _suspects = prior;
        _prior = prior is null ? null : new PriorChoice(prior);
        _stop = stop;
        Range = BisectRange.Of(graph, _known, stop);
    }

    /// <summary>What is left.</summary>
    internal BisectRange Range { get; private set; }

    /// <summary>The commits that may still be the culprit, oldest first. One when it was found; several when nothing but skipped commits is left to be tested.</summary>
    internal IReadOnlyList<int> Remaining
    {
        get
        {
            List<int> remaining = [];
            for (int at = 0; at < Range.Size; at++)
            {
                if (Range.Counts[at]) remaining.Add(Range.Commits[at]);
            }

            return remaining;
        }
    }

    /// <summary>The commits to test next, at most so many at once; none when the search is over.</summary>
    internal IReadOnlyList<int> Next(int probes)
    {
        if (Range.Counted <= 1) return [];
        int[] counts = AncestorCounts.Of(Range, _stop);
        int choice = GitChoice.Of(_graph, Range, _known, counts);
        if (choice < 0) return [];
        _gitWorst = 0;
        if (probes > 1) return Several(counts, probes);

        // After a skip the likeliest commits are neighbours of what could not be told; git's choice moves away from it.
        _gitWorst = _known.Skipped.Count > 0 ? 0 : PriorChoice.Worst(counts[choice], Range.Counted);
        if (_gitWorst > 0 && _prior?.Of(Range, _known, counts, choice) is int likely and >= 0) choice = likely;
        return [Range.Commits[choice]];
    }

    /// <summary>Takes in the answers for commits that were asked for, all those of one round together.</summary>
    /// <param name="answers">Each commit and whether it is bad; null where that could not be told.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.BisectionContradictory"/> when a commit is good that has a bad one as its ancestor.</exception>
    internal void Tell(IReadOnlyList<(int Commit, bool? IsBad)> answers)
    {
        bool[] below = new bool[_graph.Count];
        foreach ((int commit, bool? isBad) in answers)
        {
            if (isBad == false) _graph.MarkAncestors(commit, below);
        }

        foreach ((int commit, bool? isBad) in answers)
        {
            if (isBad == true && below[commit]) throw Contradiction(commit, answers);
        }

        // Bad ones on different branches need not be bad for the same reason: the one with the fewest commits below it is followed, and whatever is named in the end has only good parents.
        foreach ((int commit, bool? isBad) in answers.OrderBy(answer => answer.IsBad == true ? Below(answer.Commit) : 0)) Take(commit, isBad);
        Range = BisectRange.Of(_graph, _known, _stop);
        if (_gitWorst > 0) _prior?.Book(_gitWorst, Range.Counted);
    }

    // A suspect beside even cuts, then its parent: where the suspect is right, two rounds are enough.
    private List<int> Several(int[] counts, int probes)
    {
        int suspect = _suspectRounds < MostSuspectRounds ? Suspect() : BisectGraph.Outside;
        if (suspect == BisectGraph.Outside) return [.. ParallelChoice.Of(Range, _known, counts, probes).Select(at => Range.Commits[at])];
        _suspectRounds++;
        List<int> commits = [.. ParallelChoice.Of(Range, _known, counts, probes - 1).Select(at => Range.Commits[at])];
        if (!commits.Contains(suspect)) commits.Add(suspect);
        commits.Sort();
        return commits;
    }

    private int Suspect()
    {
        foreach ((int commit, _) in _suspects?.Suspects ?? [])
        {
            int at = Array.BinarySearch(Range.Commits, commit);
            if (at < 0 || !Range.Counts[at]) continue;
            if (commit != _known.Bad) return _known.Skipped.Contains(commit) ? BisectGraph.Outside : commit;
            foreach (int parent in Range.Parents[at])
            {
                if (Range.Counts[parent] && !_known.Skipped.Contains(Range.Commits[parent])) return Range.Commits[parent];
            }
        }

        return BisectGraph.Outside;
    }

    private int Below(int commit)
    {
        bool[] below = new bool[_graph.Count];
        _graph.MarkAncestors(commit, below);
        return below.AsSpan().Count(true);
    }

    private void Take(int commit, bool? isBad)
    {
        if (isBad != true)
        {
            _known.Tell(commit, isBad);
            return;
        }

        bool[] below = new bool[_graph.Count];
        _graph.MarkAncestors(_known.Bad, below);
        if (below[commit]) _known.Tell(commit, true);
    }

    private OperationException Contradiction(int bad, IReadOnlyList<(int Commit, bool? IsBad)> answers)
    {
        foreach ((int commit, bool? isBad) in answers)
        {
            if (isBad != false) continue;
            bool[] below = new bool[_graph.Count];
            _graph.MarkAncestors(commit, below);
            if (below[bad]) return new OperationException(ErrorId.BisectionContradictory, Id(commit), $"The check fails at {Short(bad)} and passes at {Short(commit)}, which comes after it: either it does not always give the same answer, or the bug was mended in between and came back.");
        }

        return new OperationException(ErrorId.BisectionContradictory, Id(bad), $"The answers for {Short(bad)} contradict each other.");
    }

    private string Id(int commit) => _graph.Ids[commit].ToString();

    private string Short(int commit) => Id(commit)[..10];
}
