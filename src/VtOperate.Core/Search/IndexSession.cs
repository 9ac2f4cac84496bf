namespace VtOperate.Core.Search;

/// <summary>
/// The indexes that a session has open: a few, each immutable, the one not used for longest given up first. Before each use the files are compared with what the index
/// knows, so that it never answers for files that are no longer so. For any number of threads.
/// </summary>
public sealed class IndexSession
{
    private const int MostOpen = 4;

    private readonly object _gate = new();
    private readonly List<(string Key, IndexState State)> _open = [];

    /// <summary>More documents than this are indexed on disk.</summary>
    internal int MostInMemory { get; init; } = 2_000;

    /// <summary>About how many bytes of memory are filled before a segment is written.</summary>
    internal long MostGathered { get; init; } = 40 << 20;

    /// <summary>The clock.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The index as it was when it was last used; null when it is not open.</summary>
    internal IndexState? Find(string key)
    {
        lock (_gate)
        {
            int at = _open.FindIndex(open => open.Key == key);
            if (at < 0) return null;
            (string Key, IndexState State) found = _open[at];
            _open.RemoveAt(at);
            _open.Add(found);
            return found.State;
        }
    }

    /// <summary>Keeps an index.</summary>
    internal void Keep(string key, IndexState state)
    {
        lock (_gate)
        {
            _open.RemoveAll(open => open.Key == key);
            if (_open.Count == MostOpen) _open.RemoveAt(0);
            _open.Add((key, state));
        }
    }

    /// <summary>Gives an index up.</summary>
    internal void Forget(string key)
    {
        lock (_gate) _open.RemoveAll(open => open.Key == key);
    }
}
