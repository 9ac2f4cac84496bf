namespace VtOperate.Core.History.Bisection;

/// <summary>What the answers so far say about the commits of a graph.</summary>
/// <param name="graph">The graph.</param>
internal sealed class BisectKnowledge(BisectGraph graph)
{
    /// <summary>The commit that is bad and below which is searched.</summary>
    internal int Bad { get; private set; } = graph.Bad;

    /// <summary>The commits of the graph that are good, in the order of the answers.</summary>
    internal List<int> Goods { get; } = [];

    /// <summary>The commits that could not be judged.</summary>
    internal HashSet<int> Skipped { get; } = [];

    /// <summary>Takes an answer in.</summary>
    internal void Tell(int commit, bool? isBad)
    {
        if (isBad is not { } bad) Skipped.Add(commit);
        else if (bad) Bad = commit;
        else Goods.Add(commit);
    }
}
