using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>Unpacked objects by their place in a pack, the least recently used dropped first once their bytes exceed a budget.</summary>
internal sealed class ObjectCache(long budget)
{
    private readonly Dictionary<(PackFile Pack, long Offset), Entry> _entries = [];
    private Entry? _newest;
    private Entry? _oldest;

    /// <summary>The bytes held now.</summary>
    internal long Bytes { get; private set; }

    internal bool TryGet(PackFile pack, long offset, out byte[] content, out ObjectKind kind)
    {
        if (!_entries.TryGetValue((pack, offset), out Entry? entry))
        {
            content = [];
            kind = default;
            return false;
        }

        if (entry != _newest)
        {
            Unlink(entry);
            Link(entry);
        }

        (content, kind) = (entry.Content, entry.Kind);
        return true;
    }

    internal void Add(PackFile pack, long offset, byte[] content, ObjectKind kind)
    {
        // One object that would push out half of the others is not worth keeping.
        if (content.Length > budget / 2 || _entries.ContainsKey((pack, offset))) return;
        var entry = new Entry(pack, offset, content, kind);
        _entries.Add((pack, offset), entry);
        Link(entry);
        Bytes += content.Length;
        while (Bytes > budget && _oldest is { } oldest)
        {
            Unlink(oldest);
            _entries.Remove((oldest.Pack, oldest.Offset));
            Bytes -= oldest.Content.Length;
        }
    }

    private void Link(Entry entry)
    {
        entry.Older = _newest;
        entry.Newer = null;
        if (_newest is not null) _newest.Newer = entry;
        _newest = entry;
        _oldest ??= entry;
    }

    private void Unlink(Entry entry)
    {
        if (entry.Newer is null) _newest = entry.Older; else entry.Newer.Older = entry.Older;
        if (entry.Older is null) _oldest = entry.Newer; else entry.Older.Newer = entry.Newer;
    }

    private sealed class Entry(PackFile pack, long offset, byte[] content, ObjectKind kind)
    {
        internal PackFile Pack { get; } = pack;

        internal long Offset { get; } = offset;

        internal byte[] Content { get; } = content;

        internal ObjectKind Kind { get; } = kind;

        internal Entry? Newer { get; set; }

        internal Entry? Older { get; set; }
    }
}
