using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// Unpacked objects by their place in a pack. Unpacking a history makes gigabytes of content that is looked at once or twice; were each an array of its own, the collector would do more
/// work than the reader. So they are put one after the other into segments, of which the oldest is emptied and used again once all together exceed a budget. What is asked
/// for shortly before that moves on. Not thread-safe.
/// </summary>
internal sealed class ObjectCache(long budget)
{
    // A larger object has a segment of its own.
    private const int LargestShared = 1 << 20;
    private readonly Dictionary<(PackFile Pack, long Offset), (UnpackedObject Unpacked, CacheSegment Segment)> _objects = [];
    private readonly Queue<CacheSegment> _segments = new();

    // The one that is filled, and the one that was last reserved from.
    private CacheSegment? _filling;
    private CacheSegment? _reserved;
    private long _turn;

    /// <summary>The bytes of all segments.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Finds an object, whose memory is the cache's: valid until the next call of <see cref="Reserve"/> or of this.</summary>
    internal bool TryGet(PackFile pack, long offset, out UnpackedObject found)
    {
        bool isThere = _objects.TryGetValue((pack, offset), out (UnpackedObject Unpacked, CacheSegment Segment) known);
        found = known.Unpacked;
        if (isThere && IsOld(known.Segment) && found.Length <= LargestShared)
        {
            UnpackedObject moved = Reserve(found.Length, found.Kind);
            found.Content.CopyTo(moved.Content);
            Add(pack, offset, found = moved);
        }

        return isThere;
    }

    /// <summary>Memory for an object, which whoever fills it then may <see cref="Add"/>. The memory of older ones is not written to before that happens.</summary>
    internal UnpackedObject Reserve(int length, ObjectKind kind)
    {
        if (length > LargestShared) _reserved = Open(length);
        else if (_filling is { } filling && filling.Left >= length) _reserved = filling;
        else _reserved = _filling = Open(CacheSegment.CommonSize);
        var reserved = new UnpackedObject(_reserved.Bytes, _reserved.Used, length, kind);
        _reserved.Used += length;
        return reserved;
    }

    /// <summary>Keeps what was last reserved.</summary>
    internal void Add(PackFile pack, long offset, in UnpackedObject unpacked)
    {
        _objects[(pack, offset)] = (unpacked, _reserved!);
        _reserved!.Objects.Add((pack, offset));
    }

    /// <summary>Gives all memory up. Nothing that was found may be looked at any more.</summary>
    internal void Close()
    {
        foreach (CacheSegment segment in _segments) segment.Close();
        _segments.Clear();
        _objects.Clear();
        (_filling, _reserved, Bytes) = (null, null, 0);
    }

    private CacheSegment Open(int size)
    {
        CacheSegment? dropped = null;
        while (_segments.Count > 0 && Bytes + size > budget) dropped = Drop();
        CacheSegment segment = dropped is not null && dropped.Bytes.Length == size ? dropped : new CacheSegment(size);
        (segment.Turn, segment.Used) = (++_turn, 0);
        _segments.Enqueue(segment);
        Bytes += size;
        return segment;
    }

    private CacheSegment Drop()
    {
        CacheSegment oldest = _segments.Dequeue();
        foreach ((PackFile, long) place in oldest.Objects)
        {
            if (_objects.TryGetValue(place, out (UnpackedObject, CacheSegment Segment) known) && known.Segment == oldest) _objects.Remove(place);
        }

        oldest.Objects.Clear();
        if (oldest == _filling) _filling = null;
        Bytes -= oldest.Bytes.Length;
        return oldest;
    }

    private bool IsOld(CacheSegment segment) => Bytes + CacheSegment.CommonSize > budget && segment.Turn <= _turn - (_segments.Count * 3 / 4);
}
