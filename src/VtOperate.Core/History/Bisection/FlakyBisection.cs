using System.Globalization;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Bisection;

/// <summary>Leads the search with a check that is not always right, until the answer is as sure as was asked for.</summary>
internal sealed class FlakyBisection(BisectionSession session, BisectGraph graph, BisectPrior? prior, IReadOnlyList<ObjectId> goods, string repository)
{
    private const int MostRuns = 5000;
    private const int HopelessRuns = 120;
    private const int HopelessGood = 12;
    private const int MostShown = 20;
    private const double Shown = 0.99;

    /// <summary>Searches until it is sure enough.</summary>
    /// <exception cref="OperationException">The check always fails or never does, or it is broken.</exception>
    internal Bisection Run(Bisection begun, CancellationToken stop)
    {
        var search = new FlakySearch(graph, prior, FlakyRates.Default, stop);
        if (search.Counted == 0) throw new OperationException(ErrorId.BisectionImpossible, session.Question.Bad, "No commit lies between good and bad that comes into question.");
        int runs = 0, fails = 0, goodRuns = 0, goodFails = 0;
        while (!IsSure(search) && runs < MostRuns && search.Next(session.AtOnce) is { Count: > 0 } next)
        {
            Report(search, runs);
            IReadOnlyList<ProbeVerdict> verdicts = session.Ask([.. next.Select(commit => commit == BisectGraph.Outside ? goods[0] : graph.Ids[commit])], BisectPurpose.Search, stop);
            search.Tell([.. next.Select((commit, i) => (commit, ExactBisection.IsBad(verdicts[i])))]);
            for (int i = 0; i < next.Count; i++)
            {
                runs++;
                if (verdicts[i] == ProbeVerdict.Bad) fails++;
                if (next[i] == BisectGraph.Outside) goodRuns++;
                if (next[i] == BisectGraph.Outside && verdicts[i] == ProbeVerdict.Bad) goodFails++;
            }

            Describe(search, next.Count);
            if (fails == 0 && runs >= HopelessRuns) throw new OperationException(ErrorId.BisectionImpossible, session.Question.Bad, $"The check passed in all {runs} runs, also at and near the bad commit {session.Question.Bad[..10]}.");
            if (goodFails >= HopelessGood && goodFails == goodRuns) throw new OperationException(ErrorId.BisectionImpossible, goods[0].ToString(), $"The check failed in all {goodRuns} runs at the commit that is named as good, {goods[0].ToString()[..10]}.");
        }

        return Conclude(begun, search, stop);
    }

    private Bisection Conclude(Bisection begun, FlakySearch search, CancellationToken stop)
    {
        bool isSure = IsSure(search);
        (double without, double with) = search.Rates;
        IReadOnlyList<(int Commit, double Probability)> credible = search.Credible(Shown);
        List<SuspectCommit> remaining = [.. credible.Take(MostShown).Select((entry, i) => session.Suspect(i + 1, entry.Probability, graph.Ids[entry.Commit], [], repository))];
        SuspectCommit? culprit = null;
        bool confirmed = false;
        if (isSure)
        {
            CommitNode node = session.History.ReadCommit(graph.Ids[search.Likeliest]);
            bool[] has = Having(search.Likeliest);
            (int Fails, int Runs) below = Count(probe => !Has(has, probe)), above = Count(probe => Has(has, probe));
            culprit = session.Suspect(1, search.Claim, node.Id, CulpritEvidence.OfRates(session, node, above, below, stop), repository);
            remaining[0] = culprit;
            confirmed = Count(probe => probe.Sha == node.Id.ToString()).Fails > 0 && node.Parents.All(parent => Count(probe => probe.Sha == parent.ToString()) is { Runs: > 0 } seen && seen.Fails < seen.Runs);
            if (!confirmed) session.Notes.Add("The culprit follows from runs at other commits; it was not itself seen failing with all its parents passing.");
        }
        else
        {
            session.Notes.Add("The answer did not become as sure as was asked for; the commits that are left are listed, likeliest first.");
        }

        return begun with
        {
            Culprit = culprit,
            Candidates = search.Counted,
            Confidence = search.Claim,
            Confirmed = confirmed,
            Remaining = culprit is null ? remaining : [culprit],
            FalseAlarms = without,
            FailureRate = with,
            Probes = session.Probes,
            Notes = session.Notes,
        };
    }

    private bool IsSure(FlakySearch search) => search.Claim >= session.Question.Confidence;

    private bool[] Having(int commit)
    {
        bool[] has = new bool[graph.Count];
        has[commit] = true;
        foreach (int at in AncestorCounts.Order([.. graph.Parents.Select(parents => parents.Where(parent => parent != BisectGraph.Outside).ToArray())]))
        {
            for (int p = 0; p < graph.ParentsFollowed(at); p++) has[at] |= graph.Parents[at][p] != BisectGraph.Outside && has[graph.Parents[at][p]];
        }

        return has;
    }

    private bool Has(bool[] has, BisectProbe probe) => ObjectId.TryParse(probe.Sha, out ObjectId id) && graph.Find(id) is >= 0 and int number && has[number];

    private (int Fails, int Runs) Count(Func<BisectProbe, bool> which)
    {
        int fails = 0, runs = 0;
        foreach (BisectProbe probe in session.Probes)
        {
            if (probe.Verdict is not (ProbeVerdict.Bad or ProbeVerdict.Good) || !which(probe)) continue;
            runs++;
            if (probe.Verdict == ProbeVerdict.Bad) fails++;
        }

        return (fails, runs);
    }

    private void Describe(FlakySearch search, int runs)
    {
        IReadOnlyList<(int Commit, double Probability)> credible = search.Credible(0.95);
        double size = Math.Max(1, graph.Count), likeliest = search.Confidence;
        int first = credible.Min(entry => entry.Commit), last = credible.Max(entry => entry.Commit);
        session.Describe(runs, probe => probe with
        {
            Left = credible.Count,
            Likeliest = likeliest,
            Place = ObjectId.TryParse(probe.Sha, out ObjectId id) && graph.Find(id) is >= 0 and int number ? number / size : null,
            From = first / size,
            To = (last + 1) / size,
        });
    }

    private void Report(FlakySearch search, int runs)
    {
        double sure = search.Confidence;
        string status = string.Create(CultureInfo.InvariantCulture, $"run {runs + 1}: {graph.Ids[search.Likeliest].ToString()[..10]} at {100 * sure:0} %, {search.Credible(0.95).Count} of {search.Counted} commits hold 95 %");
        session.Reporter.Progress("Bisecting", status, (int)Math.Clamp(95 * search.Claim / session.Question.Confidence, 0, 95));
    }
}
