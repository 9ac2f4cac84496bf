namespace VtOperate.Core.History.Bisection;

/// <summary>
/// The commits that the bad one has and no good one has, as numbers in the order in which git looks at them: oldest first by time of commit. It never changes; what the answers so far leave of it is a <see cref="BisectRange"/>.
/// </summary>
internal sealed class BisectGraph
{
    /// <summary>Stands for a parent that no longer comes into question, because a good commit has it.</summary>
    internal const int Outside = -1;

    private readonly Dictionary<ObjectId, int> _numbers = [];

    /// <summary>Makes a graph.</summary>
    /// <param name="ids">The commits, oldest first.</param>
    /// <param name="parents">For each commit the numbers of its parents, first parent first, <see cref="Outside"/> for those that are not in the graph.</param>
    /// <param name="same">For each commit and each parent whether both have the limiting paths alike; of a commit without parents one value, whether it has none of them. Null without a limit.</param>
    /// <param name="bad">The number of the bad commit.</param>
    /// <param name="firstParent">Whether only first parents are followed.</param>
    internal BisectGraph(ObjectId[] ids, int[][] parents, bool[][]? same, int bad, bool firstParent)
    {
        Ids = ids;
        Parents = parents;
        Same = same;
        Bad = bad;
        FirstParent = firstParent;
        for (int i = 0; i < ids.Length; i++) _numbers.Add(ids[i], i);
    }

    internal ObjectId[] Ids { get; }

    internal int[][] Parents { get; }

    internal bool[][]? Same { get; }

    internal int Bad { get; }

    internal bool FirstParent { get; }

    internal int Count => Ids.Length;

    /// <summary>The number of a commit; <see cref="Outside"/> when it is not in the graph.</summary>
    internal int Find(in ObjectId id) => _numbers.TryGetValue(id, out int number) ? number : Outside;

    /// <summary>How many parents of a commit are followed.</summary>
    internal int ParentsFollowed(int commit) => FirstParent ? Math.Min(1, Parents[commit].Length) : Parents[commit].Length;

    /// <summary>Marks a commit and all its ancestors in the graph; those that are marked already end the walk.</summary>
    internal void MarkAncestors(int commit, bool[] marks)
    {
        if (marks[commit]) return;
        marks[commit] = true;
        var open = new Stack<int>();
        open.Push(commit);
        while (open.TryPop(out int at))
        {
            int[] parents = Parents[at];
            int count = ParentsFollowed(at);
            for (int i = 0; i < count; i++)
            {
                int parent = parents[i];
                if (parent == Outside || marks[parent]) continue;
                marks[parent] = true;
                open.Push(parent);
            }
        }
    }
}
