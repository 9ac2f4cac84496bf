using System.Globalization;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Bisection;

/// <summary>Leads the search with a check that is taken to be always right, and confirms its answer.</summary>
internal sealed class ExactBisection(BisectionSession session, BisectGraph graph, BisectPrior? prior, IReadOnlyList<ObjectId> goods, string repository)
{
    // After so many answers alike the end that they lead to is looked at: a check that always fails would else be followed to its end.
    private const int Alike = 3;
    // After so many that cannot be judged, and none that can, both ends are looked at: what can be judged nowhere is no question for a bisection.
    private const int Unjudged = 6;
    private const int LongestLine = 200;

    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    private bool _wasGoodSeen;
    private bool _wasBadSeen;
    private int _unjudged;

    /// <summary>Searches to the end.</summary>
    /// <exception cref="OperationException">The ends prove wrong, answers contradict each other, or the check is broken.</exception>
    internal Bisection Run(Bisection begun, CancellationToken stop)
    {
        var search = new BisectSearch(graph, prior, stop);
        int all = search.Range.Counted;
        if (all == 0) throw NoCandidate();
        while (search.Next(session.AtOnce) is { Count: > 0 } next)
        {
            Report(search.Range.Counted, all);
            IReadOnlyList<ProbeVerdict> verdicts = session.Ask([.. next.Select(commit => graph.Ids[commit])], BisectPurpose.Search, stop);
            for (int i = 0; i < next.Count; i++) Note(graph.Ids[next[i]].ToString(), verdicts[i]);
            search.Tell([.. next.Select((commit, i) => (commit, IsBad(verdicts[i])))]);
            IReadOnlyList<int> left = search.Remaining;
            double size = Math.Max(1, graph.Count);
            session.Describe(next.Count, probe => probe with
            {
                Left = left.Count,
                Place = graph.Find(Id(probe.Sha)) / size,
                From = left.Count == 0 ? null : left[0] / size,
                To = left.Count == 0 ? null : (left[^1] + 1) / size,
            });
            CheckEnds(stop);
            CheckJudged(stop);
        }

        return Conclude(begun with { Candidates = all }, search.Remaining, stop);
    }

    private Bisection Conclude(Bisection begun, IReadOnlyList<int> remaining, CancellationToken stop)
    {
        if (remaining.Count != 1)
        {
            session.Notes.Add($"Only commits that could not be judged are left to be tested: the first bad commit is one of {remaining.Count}.");
            double share = 1.0 / remaining.Count;
            return begun with
            {
                Confidence = share,
                Remaining = [.. remaining.Reverse().Select((commit, i) => session.Suspect(i + 1, share, graph.Ids[commit], [], repository))],
                Probes = session.Probes,
                Notes = session.Notes,
            };
        }

        ObjectId culprit = graph.Ids[remaining[0]];
        CommitNode node = session.History.ReadCommit(culprit);
        List<ObjectId> parents = [.. graph.FirstParent ? node.Parents.Take(1) : node.Parents];
        session.Reporter.Progress("Bisecting", "Confirming " + Short(culprit), 95);
        List<ProbeVerdict> verdicts = Ask([culprit, .. parents], BisectPurpose.Confirmation, stop);
        bool confirmed = Judge(culprit, verdicts[0], parents, [.. verdicts.Skip(1)], node.IsBoundary);
        SuspectCommit found = session.Suspect(1, 1, culprit, CulpritEvidence.Of(session, node, parents, verdicts, stop), repository);
        return begun with { Culprit = found, Confidence = 1, Confirmed = confirmed, Remaining = [found], Probes = session.Probes, Notes = session.Notes };
    }

    private bool Judge(ObjectId culprit, ProbeVerdict own, List<ObjectId> parents, ProbeVerdict[] verdicts, bool isBoundary)
    {
        string sha = culprit.ToString();
        if (own == ProbeVerdict.Good)
        {
            if (_failed.Contains(sha)) throw Changing(sha, "failed", "passes");
            throw sha == session.Question.Bad
                ? BadPasses()
                : new OperationException(ErrorId.BisectionImpossible, sha, $"The check passes at {sha[..10]}, the only commit that changes the paths; so the bug did not come with a change of them.");
        }

        for (int i = 0; i < parents.Count; i++)
        {
            string parent = parents[i].ToString();
            if (verdicts[i] != ProbeVerdict.Bad) continue;
            if (goods.Contains(parents[i]) && !_passed.Contains(parent)) throw GoodFails(parent);
            if (graph.Same is not null && graph.Find(parents[i]) != BisectGraph.Outside && !_passed.Contains(parent))
                throw new OperationException(ErrorId.BisectionImpossible, parent, $"The check fails already at {parent[..10]}, the parent of {sha[..10]}: the bug came with a commit that does not change the paths. Leave out -RelativePath to find it.");
            throw Changing(parent, _passed.Contains(parent) ? "passed" : "is an ancestor of a commit that passed", "fails");
        }

        bool judged = own == ProbeVerdict.Bad && verdicts.All(verdict => verdict == ProbeVerdict.Good);
        if (!judged) session.Notes.Add("It could not be confirmed: a run at the culprit or at its parent says nothing.");
        if (isBoundary) session.Notes.Add("History was cut off below the culprit when it was cloned, so nobody saw its parent pass.");
        else if (parents.Count == 0) session.Notes.Add("The culprit has no parent.");
        return judged && !isBoundary;
    }

    // Two answers contradict each other; which is right, nobody knows.
    private static OperationException Changing(string sha, string before, string now) =>
        new(ErrorId.BisectionContradictory, sha, $"The commit {sha[..10]} {before}, and now the check {now} there: it does not always give the same answer.");

    private OperationException GoodFails(string sha)
    {
        string last = session.Probes.LastOrDefault(probe => probe.Sha == sha)?.Output.TrimEnd().Split('\n')[^1].Trim() ?? "";
        return new(ErrorId.BisectionImpossible, sha, $"The check fails at the commit that is named as good, {sha[..10]}.{(last.Length == 0 ? "" : $" It said: {last[..Math.Min(last.Length, LongestLine)]}")}");
    }

    private void CheckEnds(CancellationToken stop)
    {
        if (!_wasGoodSeen && _passed.Count == 0 && _failed.Count >= Alike && goods.Count > 0)
        {
            _wasGoodSeen = true;
            if (Ask([goods[0]], BisectPurpose.End, stop)[0] == ProbeVerdict.Bad) throw GoodFails(goods[0].ToString());
        }

        if (!_wasBadSeen && _failed.Count == 0 && _passed.Count >= Alike && ObjectId.TryParse(session.Question.Bad, out ObjectId bad))
        {
            _wasBadSeen = true;
            if (Ask([bad], BisectPurpose.End, stop)[0] == ProbeVerdict.Good) throw BadPasses();
        }
    }

    private void CheckJudged(CancellationToken stop)
    {
        if (_unjudged < Unjudged || _failed.Count + _passed.Count > 0 || _wasGoodSeen || _wasBadSeen || goods.Count == 0 || !ObjectId.TryParse(session.Question.Bad, out ObjectId bad)) return;
        (_wasGoodSeen, _wasBadSeen) = (true, true);
        foreach ((ObjectId end, bool isBad) in new[] { (bad, true), (goods[0], false) })
        {
            ProbeVerdict verdict = Ask([end], BisectPurpose.End, stop)[0];
            if (verdict == ProbeVerdict.Good && isBad) throw BadPasses();
            if (verdict == ProbeVerdict.Bad && !isBad) throw GoodFails(end.ToString());
            if (verdict is ProbeVerdict.Good or ProbeVerdict.Bad) return;
        }

        throw new OperationException(
            ErrorId.BisectionImpossible, session.Question.Bad,
            string.Create(CultureInfo.InvariantCulture, $"None of {_unjudged + 2} runs could be judged, neither at the bad commit {session.Question.Bad[..10]} nor at the good one {goods[0].ToString()[..10]}. {session.Probes[^1].Reason}"));
    }

    private OperationException BadPasses() => new(ErrorId.BisectionImpossible, session.Question.Bad, $"The check passes at the commit that is named as bad, {session.Question.Bad[..10]}.");

    // As many at once as checks may run at once.
    private List<ProbeVerdict> Ask(IReadOnlyList<ObjectId> commits, BisectPurpose purpose, CancellationToken stop)
    {
        List<ProbeVerdict> verdicts = [];
        foreach (ObjectId[] some in commits.Chunk(session.Question.Parallel)) verdicts.AddRange(session.Ask(some, purpose, stop));
        return verdicts;
    }

    private void Note(string sha, ProbeVerdict verdict)
    {
        if (verdict == ProbeVerdict.Bad) _failed.Add(sha);
        else if (verdict == ProbeVerdict.Good) _passed.Add(sha);
        else _unjudged++;
    }

    private void Report(int left, int all)
    {
        int rounds = (int)Math.Ceiling(Math.Log(left) / Math.Log(session.Question.Parallel + 1) - 1e-9);
        int percent = all <= 1 ? 90 : (int)(90 * (1 - (Math.Log(left) / Math.Log(all))));
        session.Reporter.Progress("Bisecting", string.Create(CultureInfo.InvariantCulture, $"{left} of {all} commits left, about {rounds} {(rounds == 1 ? "step" : "steps")} and the confirmation"), percent);
    }

    private OperationException NoCandidate() => graph.Same is null
        ? new OperationException(ErrorId.BisectionImpossible, session.Question.Bad, $"The bad commit {session.Question.Bad[..10]} is an ancestor of a good one: nothing lies between them. To find the commit that mended a bug, turn the check round.")
        : new OperationException(ErrorId.BisectionImpossible, string.Join(", ", session.Question.Paths), $"No commit between good and bad changes {string.Join(", ", session.Question.Paths)}.");

    internal static bool? IsBad(ProbeVerdict verdict) => verdict switch
    {
        ProbeVerdict.Bad => true,
        ProbeVerdict.Good => false,
        _ => null,
    };

    private static ObjectId Id(string sha) => ObjectId.TryParse(sha, out ObjectId id) ? id : default;

    private static string Short(in ObjectId id) => id.ToString()[..10];
}
