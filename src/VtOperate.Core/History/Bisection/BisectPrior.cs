namespace VtOperate.Core.History.Bisection;

/// <summary>
/// How likely each commit is the culprit before anything was run: shares of suspects, and the rest for all commits alike, so that nothing is ruled out.
/// </summary>
internal sealed class BisectPrior
{
    /// <summary>At least this share is spread over all commits, whatever the suspects claim.</summary>
    private const double LeastSpread = 0.1;

    /// <summary>Suspects beyond the likeliest ones add little, and their bits are carried through the graph in one word.</summary>
    private const int MostSuspects = 64;

    private BisectPrior(double spread, IReadOnlyList<(int Commit, double Share)> suspects)
    {
        Spread = spread;
        Suspects = suspects;
    }

    /// <summary>What each commit has.</summary>
    internal double Spread { get; }

    /// <summary>What some have on top of that, most first.</summary>
    internal IReadOnlyList<(int Commit, double Share)> Suspects { get; }

    /// <summary>A prior from shares of suspects, which together are at most 1. Null when none of them is in the graph.</summary>
    internal static BisectPrior? Of(BisectGraph graph, IEnumerable<(ObjectId Commit, double Share)> suspects)
    {
        List<(int Commit, double Share)> found = [];
        double listed = 0, elsewhere = 0;
        var seen = new HashSet<ObjectId>();
        foreach ((ObjectId id, double given) in suspects)
        {
            double share = double.IsFinite(given) ? Math.Clamp(given, 0, 1) : 0;
            if (share == 0 || !seen.Add(id)) continue;
            int commit = graph.Find(id);
            if (commit == BisectGraph.Outside)
            {
                elsewhere += share;
                continue;
            }

            listed += share;
            found.Add((commit, share));
        }

        if (found.Count == 0) return null;

        // What the suspects outside hold is known to be wrong; what no suspect holds stays for all commits.
        double total = Math.Max(1 - elsewhere, listed), scale = Math.Min(1 / total, (1 - LeastSpread) / listed);
        found.Sort((left, right) => left.Share != right.Share ? right.Share.CompareTo(left.Share) : left.Commit.CompareTo(right.Commit));
        (int Commit, double Share)[] kept = [.. found.Take(MostSuspects).Select(suspect => (suspect.Commit, suspect.Share * scale))];
        return new BisectPrior((1 - kept.Sum(suspect => suspect.Share)) / graph.Count, kept);
    }
}
