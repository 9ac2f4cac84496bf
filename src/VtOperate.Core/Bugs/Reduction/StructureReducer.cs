namespace VtOperate.Core.Bugs.Reduction;

/// <summary>
/// Leaves parts out of an input level by level, large parts before what is in them (hierarchical delta debugging: Misherghi and Su, ICSE 2006), and again until a whole round over all
/// levels changes nothing. Then every part that is left was left out once, alone, from the very result, without the failure.
/// </summary>
internal sealed class StructureReducer
{
    private readonly byte[] _source;
    private readonly ReductionPart _root;
    private readonly CandidateRuns _runs;
    private readonly int _parallel;
    private readonly HashSet<ReductionPart> _gone = [];

    /// <param name="source">The whole input, which is known to fail.</param>
    /// <param name="root">The tree of its parts.</param>
    /// <param name="runs">Gives the verdicts.</param>
    /// <param name="parallel">How many candidates may run at once.</param>
    internal StructureReducer(byte[] source, ReductionPart root, CandidateRuns runs, int parallel)
    {
        (_source, _root, _runs, _parallel) = (source, root, runs, parallel);
        Best = source;
        runs.Know(source, CandidateVerdict.Fails);
    }

    /// <summary>The smallest content so far that fails.</summary>
    internal byte[] Best { get; private set; }

    /// <summary>How many parts were left out alone from the result without the failure; all that are left, where it is minimal.</summary>
    internal int Proven { get; private set; }

    /// <summary>Whether nothing more can be left out.</summary>
    internal bool IsMinimal { get; private set; }

    /// <summary>Does it, to the end or to a limit.</summary>
    /// <param name="improved">Told each smaller content that fails, as soon as it is known, with how many parts of the level are left.</param>
    /// <param name="stop">Ends it; <see cref="Best"/> stays.</param>
    internal void Reduce(Action<byte[], int>? improved, CancellationToken stop)
    {
        bool isFirst = true, hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            Proven = 0;
            List<ReductionPart> level = Below([_root]);
            while (level.Count > 0)
            {
                if (!ReduceLevel(level, isFirst, ref hasChanged, improved, stop)) return;
                level = Below([.. level.Where(part => !_gone.Contains(part))]);
            }

            isFirst = false;
        }

        IsMinimal = true;
    }

    private bool ReduceLevel(List<ReductionPart> level, bool isFirst, ref bool hasChanged, Action<byte[], int>? improved, CancellationToken stop)
    {
        List<ReductionPart> parts = [.. level.Where(part => part.MayGo && part.End > part.Start)];
        if (parts.Count == 0) return true;
        RunDeletion state = isFirst ? RunDeletion.Begin(parts.Count) : RunDeletion.BeginSingles(parts.Count);
        var kept = new HashSet<ReductionPart>();
        var open = new HashSet<ReductionPart>(parts);
        state = new ListReducer(_runs, _parallel).Reduce(
            state,
            items =>
            {
                kept.Clear();
                foreach (int item in items) kept.Add(parts[item]);
                return PartWriter.Write(_source, _root, part => _gone.Contains(part) || (open.Contains(part) && !kept.Contains(part)));
            },
            (content, items) =>
            {
                Best = content;
                improved?.Invoke(content, items.Count);
            },
            stop);
        hasChanged |= state.Kept.Count < parts.Count;
        kept.Clear();
        foreach (int item in state.Kept) kept.Add(parts[item]);
        _gone.UnionWith(parts.Where(part => !kept.Contains(part)));
        Proven += state.Proven;
        return state.IsDone;
    }

    private List<ReductionPart> Below(List<ReductionPart> parts)
    {
        var below = new List<ReductionPart>();
        foreach (ReductionPart part in parts)
        {
            // One that may not go was looked into with the part around it.
            if (part.MayGo || part == _root) AddInner(part, below);
        }

        return below;
    }

    private void AddInner(ReductionPart part, List<ReductionPart> below)
    {
        foreach (ReductionPart inner in part.Expand())
        {
            if (_gone.Contains(inner)) continue;
            below.Add(inner);
            if (!inner.MayGo) AddInner(inner, below);
        }
    }
}
