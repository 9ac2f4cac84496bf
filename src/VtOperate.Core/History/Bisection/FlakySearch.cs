namespace VtOperate.Core.History.Bisection;

/// <summary>
/// The search for the first bad commit with a check that is not always right. How likely each commit is the culprit follows by Bayes' rule from all runs: those at commits that have it as an ancestor failed at
/// one rate, all others at another, and neither rate is known (<see cref="FlakyRates"/>). The commit to test next is the one whose answer tells most about the culprit (mutual information). The same runs in the same order lead to
/// the same questions.
/// </summary>
internal sealed class FlakySearch
{
    private const int MostConsidered = 96;

    private readonly BisectGraph _graph;
    private readonly BisectRange _range;
    private readonly FlakyRates _rates;
    private readonly double[] _scratch;
    private readonly double[] _logPrior;
    private readonly int[] _order;
    private readonly bool _isLine;
    private readonly int[] _fails;
    private readonly int[] _passes;
    private readonly HashSet<int> _closed = [];
    private readonly Dictionary<(int Fails, int Passes), FlakyFit> _fits = [];
    private readonly double[] _probability;
    private readonly double[] _false;
    private readonly double[] _true;
    private readonly double[] _apart;
    private readonly CancellationToken _stop;
    private int _allFails;
    private int _allPasses;

    /// <summary>Begins a search.</summary>
    internal FlakySearch(BisectGraph graph, BisectPrior? prior, FlakyRates rates, CancellationToken stop)
    {
        _graph = graph;
        _rates = rates;
        _stop = stop;
        _range = BisectRange.Of(graph, new BisectKnowledge(graph), stop);
        _scratch = new double[rates.Count];
        _order = AncestorCounts.Order(_range.Parents);
        _fails = new int[_range.Size];
        _passes = new int[_range.Size];
        _probability = new double[_range.Size];
        _false = new double[_range.Size];
        _true = new double[_range.Size];
        _apart = new double[_range.Size];
        _isLine = true;
        for (int at = 0; at < _range.Size; at++) _isLine &= at == 0 ? _range.Parents[at].Length == 0 : _range.Parents[at] is [int parent] && parent == at - 1;
        _logPrior = Prior(prior);
        Update();
    }

    /// <summary>The commit that is likeliest, or -1 when none comes into question.</summary>
    internal int Likeliest
    {
        get
        {
            int best = Best();
            return best < 0 ? -1 : _range.Commits[best];
        }
    }

    /// <summary>How likely that commit is the culprit.</summary>
    internal double Confidence => Best() is int best and >= 0 ? _probability[best] : 0;

    /// <summary>How sure the likeliest commit may be called, from 0 to 1; at most <see cref="Confidence"/> (<see cref="FlakyClaim"/>).</summary>
    internal double Claim
    {
        get
        {
            double apart = 0;
            for (int at = 0; at < _range.Size; at++) apart += _probability[at] * _apart[at];
            return FlakyClaim.Of(Confidence, Rates, apart);
        }
    }

    /// <summary>How many commits may be the culprit.</summary>
    internal int Counted => _range.Counted;

    /// <summary>How often the check fails without the bug and with it, as far as is known.</summary>
    internal (double False, double True) Rates
    {
        get
        {
            double without = 0, with = 0;
            for (int at = 0; at < _range.Size; at++)
            {
                without += _probability[at] * _false[at];
                with += _probability[at] * _true[at];
            }

            return (without, with);
        }
    }

    /// <summary>The commits in order of how likely they are, with their probabilities; those that are left together hold at least the share.</summary>
    internal IReadOnlyList<(int Commit, double Probability)> Credible(double share)
    {
        int[] places = [.. Enumerable.Range(0, _range.Size).Where(at => _range.Counts[at])];
        Array.Sort(places, (left, right) => _probability[left] != _probability[right] ? _probability[right].CompareTo(_probability[left]) : left.CompareTo(right));
        List<(int, double)> found = [];
        double sum = 0;
        for (int i = 0; i < places.Length && sum < share; i++)
        {
            sum += _probability[places[i]];
            found.Add((_range.Commits[places[i]], _probability[places[i]]));
        }

        return found;
    }

    /// <summary>
    /// The commits to run the check at next; a commit can be asked for several times. The bad end and a good one (<see cref="BisectGraph.Outside"/>) are among them, since runs there tell the rates. None when all that could
    /// tell more were skipped.
    /// </summary>
    internal IReadOnlyList<int> Next(int probes)
    {
        int[] considered = Considered();
        if (considered.Length == 0) return [];
        if (probes == 1) return [Commit(considered[Most(considered)])];
        (double without, double with) = Rates;
        return [.. FlakyBatch.Choose(_probability, [.. considered.Select(Below)], without, with, probes, _stop).Select(i => Commit(considered[i]))];
    }

    /// <summary>Takes in a run: whether it failed, or null when the commit could not be judged.</summary>
    internal void Tell(IReadOnlyList<(int Commit, bool? IsBad)> answers)
    {
        foreach ((int commit, bool? isBad) in answers)
        {
            int place = commit == BisectGraph.Outside ? commit : Array.BinarySearch(_range.Commits, commit);
            if (isBad is not { } bad)
            {
                _closed.Add(place);
                continue;
            }

            if (bad) _allFails++;
            else _allPasses++;
            if (place < 0) continue;
            int[] counts = bad ? _fails : _passes;
            bool[] below = Below(place);
            for (int at = 0; at < below.Length; at++)
            {
                if (below[at]) counts[at]++;
            }
        }

        Update();
    }

    private double[] Prior(BisectPrior? prior)
    {
        double[] weight = new double[_range.Size];
        Array.Fill(weight, prior?.Spread ?? 1);
        foreach ((int commit, double share) in prior?.Suspects ?? [])
        {
            int place = Array.BinarySearch(_range.Commits, commit);
            if (place >= 0) weight[place] += share;
        }

        for (int at = 0; at < weight.Length; at++) weight[at] = _range.Counts[at] ? Math.Log(weight[at]) : double.NegativeInfinity;
        return weight;
    }

    // Commits with the same runs on either side share the sum over the grid.
    private void Update()
    {
        _fits.Clear();
        double most = double.NegativeInfinity;
        for (int at = 0; at < _range.Size; at++)
        {
            (int Fails, int Passes) runs = (_fails[at], _passes[at]);
            if (!_fits.TryGetValue(runs, out FlakyFit fit))
                _fits.Add(runs, fit = _rates.Fit(_allFails - runs.Fails, _allPasses - runs.Passes, runs.Fails, runs.Passes, _scratch));
            _probability[at] = _logPrior[at] + fit.LogLikelihood;
            _false[at] = fit.False;
            _true[at] = fit.True;
            _apart[at] = fit.Apart;
            most = Math.Max(most, _probability[at]);
        }

        double sum = 0;
        for (int at = 0; at < _range.Size; at++) sum += _probability[at] = Math.Exp(_probability[at] - most);
        for (int at = 0; at < _range.Size; at++) _probability[at] /= sum;
    }

    private int Best()
    {
        int best = -1;
        for (int at = 0; at < _range.Size; at++)
        {
            if (_range.Counts[at] && (best < 0 || _probability[at] > _probability[best])) best = at;
        }

        return best;
    }

    // On a line of some hundred commits all; otherwise those that cut the probability evenly, and the likeliest with their parents.
    private int[] Considered()
    {
        List<int> all = [];
        for (int at = 0; at < _range.Size; at++)
        {
            if (_range.Counts[at] && !_closed.Contains(at)) all.Add(at);
        }

        int tests = all.Count;
        if (!_closed.Contains(BisectGraph.Outside)) all.Add(BisectGraph.Outside);

        if (_isLine || tests <= MostConsidered) return tests == 0 ? [] : [.. all];
        var chosen = new SortedSet<int>();
        double sum = 0, next = 0;
        foreach (int at in _order)
        {
            sum += _probability[at];
            if (sum < next || _closed.Contains(at) || !_range.Counts[at]) continue;
            chosen.Add(at);
            next = sum + (1.0 / (MostConsidered / 2));
        }

        foreach ((int commit, _) in Credible(0.9).Take(MostConsidered / 4))
        {
            int place = Array.BinarySearch(_range.Commits, commit);
            foreach (int at in _range.Parents[place].Append(place))
            {
                if (_range.Counts[at] && !_closed.Contains(at)) chosen.Add(at);
            }
        }

        int bad = Array.BinarySearch(_range.Commits, _graph.Bad);
        if (!_closed.Contains(bad)) chosen.Add(bad);
        return [.. chosen, .. _closed.Contains(BisectGraph.Outside) ? [] : new[] { BisectGraph.Outside }];
    }

    private int Commit(int place) => place == BisectGraph.Outside ? place : _range.Commits[place];

    private int Most(int[] considered)
    {
        double[] failing = new double[_range.Size], doubt = new double[_range.Size];
        double allFailing = 0, allDoubt = 0;
        for (int at = 0; at < _range.Size; at++)
        {
            double p = _probability[at], without = Doubt(_false[at]);
            failing[at] = p * (_true[at] - _false[at]);
            doubt[at] = p * (Doubt(_true[at]) - without);
            allFailing += p * _false[at];
            allDoubt += p * without;
        }

        int best = 0;
        double most = double.NegativeInfinity;
        double fail = allFailing, rest = allDoubt;
        int next = 0;
        for (int i = 0; i < considered.Length; i++)
        {
            _stop.ThrowIfCancellationRequested();
            if (!_isLine || considered[i] == BisectGraph.Outside) (fail, rest) = (allFailing, allDoubt);
            if (_isLine)
            {
                // On a line each commit has all those before it as ancestors, so that sums are carried on.
                for (; next <= considered[i]; next++) (fail, rest) = (fail + failing[next], rest + doubt[next]);
            }
            else if (considered[i] != BisectGraph.Outside)
            {
                bool[] below = Below(considered[i]);
                for (int at = 0; at < below.Length; at++)
                {
                    if (below[at]) (fail, rest) = (fail + failing[at], rest + doubt[at]);
                }
            }

            double told = Doubt(fail) - rest;
            if (told > most) (most, best) = (told, i);
        }

        return best;
    }

    private bool[] Below(int place)
    {
        bool[] below = new bool[_range.Size];
        if (place == BisectGraph.Outside) return below;
        if (_isLine)
        {
            Array.Fill(below, true, 0, place + 1);
            return below;
        }

        var open = new Stack<int>([place]);
        below[place] = true;
        while (open.TryPop(out int at))
        {
            foreach (int parent in _range.Parents[at])
            {
                if (below[parent]) continue;
                below[parent] = true;
                open.Push(parent);
            }
        }

        return below;
    }

    /// <summary>The entropy of a run that fails with this chance, in nats.</summary>
    internal static double Doubt(double chance) => chance is <= 0 or >= 1 ? 0 : -(chance * Math.Log(chance)) - ((1 - chance) * Math.Log(1 - chance));
}
