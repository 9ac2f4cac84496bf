using System.Runtime.CompilerServices;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Groups documents around a most typical one: J. Aslam, E. Pelekhov and D. Rus, "The Star Clustering Algorithm" (2004), where the document with the most that
/// are alike to it takes them and the rest goes on. A member must be alike to the core and, on average, to most of the others, so that no chain of small
/// likenesses makes one group of everything. Equals are taken by their ids. The group of one document needs only what is around it:
/// who is taken before whom is asked backwards, from the document to the cores that come earlier, as local algorithms answer for greedy ones
/// (H. N. Nguyen and K. Onak, "Constant-Time Approximation Algorithms via Local Improvements", 2008).
/// </summary>
/// <param name="index">Says how alike documents are.</param>
/// <param name="isTaken">Whether a document belongs elsewhere already.</param>
internal sealed class PatternClusters(LikenessIndex index, Func<int, bool> isTaken)
{
    // The likeness to those that are in already, on average; half of what makes two documents alike.
    private const double EnoughToMembers = 0.5 * LikenessIndex.Enough;

    // Of a large group a sample speaks for the rest: the first members are those nearest to the core.
    private const int MostCompared = 24;

    private readonly Dictionary<int, double> _sums = [];
    private readonly Dictionary<int, List<int>> _groups = [];
    private readonly Dictionary<int, HashSet<int>> _members = [];

    /// <summary>The groups of two and more, each with its core first and then by likeness to it, those with the strongest core first.</summary>
    public IEnumerable<List<int>> Find(CancellationToken stop)
    {
        var cores = new List<int>();
        foreach (int document in index.Documents())
        {
            stop.ThrowIfCancellationRequested();
            if (!isTaken(document) && Sum(document) > 0) cores.Add(document);
        }

        var taken = new bool[index.Capacity];
        cores.Sort(Rank);
        foreach (int core in cores)
        {
            stop.ThrowIfCancellationRequested();
            if (taken[core]) continue;
            List<int> members = Gather(core, document => taken[document]);
            if (members.Count < 2) continue;
            foreach (int member in members) taken[member] = true;
            yield return members;
        }
    }

    /// <summary>The group of one document, the same that <see cref="Find"/> puts it in; empty when it is in none.</summary>
    public IReadOnlyList<int> Around(int document, CancellationToken stop)
    {
        if (isTaken(document)) return [];
        try
        {
            return FirstCore(document, null, stop) is { } core ? Group(core, stop) : [];
        }
        catch (InsufficientExecutionStackException)
        {
            // A chain of thousands, each a little more typical than the one before.
            return Find(stop).FirstOrDefault(group => group.Contains(document)) ?? [];
        }
    }

    // The first core that takes a document; of those that come before another, where one is given.
    private int? FirstCore(int document, int? before, CancellationToken stop)
    {
        var cores = new List<int>();
        if (Sum(document) > 0) cores.Add(document);
        foreach ((int other, _) in index.AlikeTo(document))
        {
            if (!isTaken(other) && Sum(other) > 0) cores.Add(other);
        }

        if (before is { } end) cores.RemoveAll(core => Rank(core, end) >= 0);
        cores.Sort(Rank);
        foreach (int core in cores)
        {
            if (Group(core, stop).Count > 1 && _members[core].Contains(document)) return core;
        }

        return null;
    }

    // What a document takes as a core; nothing when an earlier one took it.
    private List<int> Group(int core, CancellationToken stop)
    {
        if (_groups.TryGetValue(core, out List<int>? known)) return known;
        stop.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        List<int> members = FirstCore(core, core, stop) is null ? Gather(core, document => FirstCore(document, core, stop) is not null) : [];
        if (members.Count < 2) members = [];
        _members[core] = [.. members];
        return _groups[core] = members;
    }

    private double Sum(int document)
    {
        if (_sums.TryGetValue(document, out double sum)) return sum;
        foreach ((int other, double strength) in index.AlikeTo(document))
        {
            if (!isTaken(other)) sum += Math.Min(strength, 2);
        }

        return _sums[document] = sum;
    }

    private int Rank(int left, int right)
    {
        double leftSum = Sum(left), rightSum = Sum(right);
        return leftSum != rightSum ? rightSum.CompareTo(leftSum) : index.Compare(left, right);
    }

    private List<int> Gather(int core, Func<int, bool> isGone)
    {
        List<int> members = [core];
        foreach ((int candidate, _) in index.AlikeTo(core))
        {
            if (!isTaken(candidate) && Fits(candidate, members) && !isGone(candidate)) members.Add(candidate);
        }

        return members;
    }

    private bool Fits(int candidate, List<int> members)
    {
        int compared = Math.Min(members.Count, MostCompared);
        double sum = 0;
        for (int i = 0; i < compared; i++) sum += Math.Min(index.Strength(candidate, members[i]), 2);
        return sum >= EnoughToMembers * compared;
    }
}
