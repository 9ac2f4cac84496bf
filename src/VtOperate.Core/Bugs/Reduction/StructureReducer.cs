using VtOperate.Core.Bugs.Reduction.Forms;

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
        int before = parts.Count;
        Func<IReadOnlyList<LineBlock>>? blocks = isFirst && parts[0] == _root.KnownParts[0] ? _root.Blocks : null;
        RunDeletion state = isFirst ? RunDeletion.Begin(before) : RunDeletion.BeginSingles(before);
        state = LeaveOut(parts, state, item => [parts[item]], blocks is null ? null : now => now.HasUnclear, improved, stop);
        if (!state.IsDone && state.HasUnclear && blocks?.Invoke() is { } outer)
        {
            if (outer.Any(block => block.Inner.Count > 0))
            {
                if (!ReduceBlocks(outer, parts, improved, stop)) return false;
                hasChanged = true;
                parts = [.. parts.Where(part => !_gone.Contains(part))];
                state = RunDeletion.BeginSingles(parts.Count);
            }

            state = LeaveOut(parts, state, item => [parts[item]], null, improved, stop);
        }

        hasChanged |= state.Kept.Count < before;
        Proven += state.Proven;
        return state.IsDone;
    }

    // Where lines make no sense one by one, blocks of lines before the blocks in them, and then what is around the blocks that are left.
    private bool ReduceBlocks(IReadOnlyList<LineBlock> outer, List<ReductionPart> lines, Action<byte[], int>? improved, CancellationToken stop)
    {
        var around = new List<LineBlock>();
        for (IReadOnlyList<LineBlock> level = outer; level.Count > 0;)
        {
            IReadOnlyList<LineBlock> blocks = [.. level.Where(block => Lines(block).Any(line => !_gone.Contains(line)))];
            RunDeletion state = LeaveOut([.. blocks.SelectMany(Lines)], RunDeletion.BeginShort(blocks.Count), item => Lines(blocks[item]), null, improved, stop);
            if (!state.IsDone) return false;
            LineBlock[] left = [.. state.Kept.Select(item => blocks[item])];
            around.AddRange(left.Where(block => block.Inner.Count > 0));
            level = [.. left.SelectMany(block => block.Inner)];
        }

        if (around.Count == 0) return true;
        return LeaveOut([.. around.SelectMany(Frame)], RunDeletion.BeginShort(around.Count), item => Frame(around[item]), null, improved, stop).IsDone;

        IEnumerable<ReductionPart> Lines(LineBlock block) => lines.Skip(block.From).Take(block.To - block.From);
        IEnumerable<ReductionPart> Frame(LineBlock block) => block.Frame.Select(line => lines[line]);
    }

    // What is left out stays left out: of the parts of all items, those of the items that are kept at the end stay.
    private RunDeletion LeaveOut(
        List<ReductionPart> parts, RunDeletion state, Func<int, IEnumerable<ReductionPart>> inItem, Func<RunDeletion, bool>? until, Action<byte[], int>? improved, CancellationToken stop)
    {
        var kept = new HashSet<ReductionPart>();
        var open = new HashSet<ReductionPart>(parts);
        state = new ListReducer(_runs, _parallel) { Until = until }.Reduce(
            state,
            items =>
            {
                Keep(items);
                return PartWriter.Write(_source, _root, part => _gone.Contains(part) || (open.Contains(part) && !kept.Contains(part)));
            },
            (content, items) =>
            {
                Best = content;
                improved?.Invoke(content, items.Count);
            },
            stop);
        Keep(state.Kept);
        _gone.UnionWith(parts.Where(part => !kept.Contains(part)));
        return state;

        void Keep(IReadOnlyList<int> items)
        {
            kept.Clear();
            foreach (int item in items) kept.UnionWith(inItem(item));
        }
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
