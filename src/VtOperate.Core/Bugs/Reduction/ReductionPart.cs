using VtOperate.Core.Bugs.Reduction.Forms;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>
/// A part of an input as a range of its bytes, with the parts in it. What stands between the parts belongs to the part around them and stays, except that in a list the separator before an item goes with the item.
/// </summary>
public sealed class ReductionPart
{
    private readonly Func<IReadOnlyList<ReductionPart>>? _expand;
    private IReadOnlyList<ReductionPart>? _parts;

    /// <summary>A part whose parts are known.</summary>
    /// <param name="start">Where it begins, in bytes from the beginning of the input.</param>
    /// <param name="end">Behind its last byte.</param>
    /// <param name="parts">The parts in it, in the order of the input, without overlap.</param>
    public ReductionPart(int start, int end, IReadOnlyList<ReductionPart> parts) => (Start, End, LeadStart, _parts) = (start, end, start, parts);

    /// <summary>A part whose parts are looked for when it turns out to be needed.</summary>
    /// <param name="start">Where it begins, in bytes from the beginning of the input.</param>
    /// <param name="end">Behind its last byte.</param>
    /// <param name="expand">Finds the parts in it; null where there are none.</param>
    public ReductionPart(int start, int end, Func<IReadOnlyList<ReductionPart>>? expand = null) => (Start, End, LeadStart, _expand) = (start, end, start, expand);

    /// <summary>Where it begins, in bytes from the beginning of the input.</summary>
    public int Start { get; }

    /// <summary>Behind its last byte.</summary>
    public int End { get; }

    /// <summary>Whether it may be left out. What may not is looked into at once.</summary>
    public bool MayGo { get; init; } = true;

    /// <summary>Whether its parts are the items of a list with separators between them.</summary>
    public bool IsList { get; init; }

    /// <summary>Of an item of a list: where the separator before it begins; of the first item: behind the opening sign.</summary>
    public int LeadStart { get; init; }

    /// <summary>What stands in its place where it is left out; mostly nothing. Always shorter than the part.</summary>
    public ReadOnlyMemory<byte> Instead { get; init; }

    /// <summary>How its parts, which are lines, belong together; null where that is not known.</summary>
    internal Func<IReadOnlyList<LineBlock>>? Blocks { get; init; }

    /// <summary>The parts that were looked for so far; empty before <see cref="Expand"/>.</summary>
    internal IReadOnlyList<ReductionPart> KnownParts => _parts ?? [];

    /// <summary>The parts in it, in the order of the input.</summary>
    public IReadOnlyList<ReductionPart> Expand() => _parts ??= _expand?.Invoke() ?? [];

    /// <summary>The same tree with other places, for instance bytes for letters.</summary>
    /// <param name="place">The new place of each place; ascending.</param>
    public ReductionPart Move(Func<int, int> place) =>
        new(place(Start), place(End), () => [.. Expand().Select(part => part.Move(place))]) { MayGo = MayGo, IsList = IsList, LeadStart = place(LeadStart), Instead = Instead };
}
