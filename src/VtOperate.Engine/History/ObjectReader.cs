using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// Reads objects from packs and loose files, alternates included, without libgit2, whose object database is several times slower at
/// reading history. Packs that appear later are found at the first miss. Nothing that a file says is believed unchecked.
/// </summary>
internal sealed class ObjectReader : IObjectReader
{
    /// <summary>The largest object that is read; larger ones are no source anybody asks about.</summary>
    private const long LargestObject = 1L << 29;
    private const long CacheBudget = 24L << 20;

    // Twice what git itself writes at most; a cycle of reference deltas ends here.
    private const int DeepestChain = 8192;
    private const int DeepestAlternate = 5;
    private readonly ObjectCache _cache = new(CacheBudget);
    private readonly Dictionary<string, PackFile?> _packs = new(StringComparer.Ordinal);
    private readonly List<PackFile> _order = [];
    private readonly List<string> _folders = [];
    private readonly Stack<(PackFile Pack, long Offset, PackEntry Entry)> _chain = new();
    private readonly Lazy<CommitGraph?> _graph;
    private PackFile? _last;

    internal ObjectReader(string objects)
    {
        AddFolder(objects, 0);
        FindPacks();
        _graph = new Lazy<CommitGraph?>(() => CommitGraph.Open(objects, this), LazyThreadSafetyMode.None);
    }

    public ICommitGraph? Graph => _graph.Value;

    public ReadOnlyMemory<byte> Read(in ObjectId id, out ObjectKind kind)
    {
        try
        {
            if (TryRead(id, out byte[]? content, out kind) || (FindPacks() && TryRead(id, out content, out kind))) return content;
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The git object {id} in '{_folders[0]}' is damaged: {bad.Message}", bad);
        }

        throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The git object {id} is missing in '{_folders[0]}'.");
    }

    public bool Contains(in ObjectId id) => IsThere(id) || (FindPacks() && IsThere(id));

    public void Dispose()
    {
        foreach (PackFile pack in _order) pack.Dispose();
        _order.Clear();
        _packs.Clear();
    }

    private bool IsThere(in ObjectId id)
    {
        if (TryFind(id, out _, out _)) return true;
        foreach (string folder in _folders)
        {
            if (File.Exists(LooseObjects.PathOf(folder, id))) return true;
        }

        return false;
    }

    private bool TryRead(in ObjectId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? content, out ObjectKind kind)
    {
        if (TryFind(id, out PackFile? pack, out long offset))
        {
            content = ReadAt(pack!, offset, out kind);
            return true;
        }

        foreach (string folder in _folders)
        {
            content = LooseObjects.Read(folder, id, LargestObject, out kind);
            if (content is not null) return true;
        }

        content = null;
        kind = default;
        return false;
    }

    private bool TryFind(in ObjectId id, out PackFile? pack, out long offset)
    {
        // Neighbours in history mostly lie in one pack: ask the one that answered last first.
        if (_last is not null && (offset = _last.Index.Find(id)) >= 0)
        {
            pack = _last;
            return true;
        }

        foreach (PackFile candidate in _order)
        {
            if (candidate == _last || (offset = candidate.Index.Find(id)) < 0) continue;
            pack = _last = candidate;
            return true;
        }

        (pack, offset) = (null, -1);
        return false;
    }

    private byte[] ReadAt(PackFile pack, long offset, out ObjectKind kind)
    {
        _chain.Clear();
        byte[]? content;
        while (!_cache.TryGet(pack, offset, out content, out kind))
        {
            PackEntry entry = pack.ReadEntry(offset);
            if (entry.Kind is { } whole)
            {
                kind = whole;
                content = pack.Inflate(entry, LargestObject);
                _cache.Add(pack, offset, content, kind);
                break;
            }

            if (_chain.Count >= DeepestChain) throw new InvalidDataException("A chain of deltas does not end.");
            _chain.Push((pack, offset, entry));
            if (entry.BaseOffset >= 0)
            {
                offset = entry.BaseOffset;
            }
            else if (!TryFindBase(pack, entry.BaseId, out pack, out offset))
            {
                content = ReadLooseBase(entry.BaseId, out kind);
                break;
            }
        }

        while (_chain.TryPop(out (PackFile Pack, long Offset, PackEntry Entry) step))
        {
            content = step.Pack.ApplyTo(content, step.Entry, LargestObject);
            _cache.Add(step.Pack, step.Offset, content, kind);
        }

        return content;
    }

    private bool TryFindBase(PackFile own, in ObjectId id, out PackFile pack, out long offset)
    {
        pack = own;
        offset = own.Index.Find(id);
        if (offset >= 0) return true;
        if (!TryFind(id, out PackFile? other, out offset)) return false;
        pack = other!;
        return true;
    }

    private byte[] ReadLooseBase(in ObjectId id, out ObjectKind kind)
    {
        foreach (string folder in _folders)
        {
            if (LooseObjects.Read(folder, id, LargestObject, out kind) is { } content) return content;
        }

        throw new InvalidDataException($"The base {id} of a delta is missing.");
    }

    // True when a pack came that was not there before.
    private bool FindPacks()
    {
        bool found = false;
        foreach (string folder in _folders)
        {
            foreach (string index in ListIndexes(Path.Combine(folder, "pack")))
            {
                if (_packs.ContainsKey(index)) continue;
                PackFile? pack = TryOpen(index);
                _packs.Add(index, pack);
                if (pack is null) continue;
                _order.Add(pack);
                found = true;
            }
        }

        return found;
    }

    private static string[] ListIndexes(string packs)
    {
        try
        {
            return Directory.Exists(packs) ? Directory.GetFiles(packs, "*.idx") : [];
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A pack that cannot be opened is as good as absent: what only it holds is then reported as missing, by id.
    private static PackFile? TryOpen(string index)
    {
        try
        {
            return new PackFile(index);
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void AddFolder(string folder, int depth)
    {
        if (_folders.Contains(folder, StringComparer.Ordinal)) return;
        _folders.Add(folder);
        string alternates = Path.Combine(folder, "info", "alternates");
        if (depth >= DeepestAlternate || !File.Exists(alternates)) return;
        try
        {
            foreach (string line in File.ReadLines(alternates))
            {
                if (line.Length > 0 && line[0] != '#') AddFolder(Path.GetFullPath(line, folder), depth + 1);
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Objects that only the alternate holds are then reported as missing, by id.
        }
    }
}
