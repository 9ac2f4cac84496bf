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
    private const long CacheBudget = 32L << 20;
    private const int LargestScratch = 1 << 20;

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
    private bool _isClosed;
    private byte[] _scratch = [];
    private byte[] _instructions = [];

    private readonly Action<HistoryMemory, int>? _return;
    private int _commits;
    private bool _hasFilters;

    /// <summary>Opens the objects of a repository.</summary>
    /// <param name="objects">The object folder.</param>
    /// <param name="memory">What earlier readers found out; null for nothing.</param>
    /// <param name="giveBack">Takes the memory when this reader is closed, with the number of commits that were unpacked although no changed-path filters of git speak for them.</param>
    /// <param name="findGraph">Finds what takes the place of git's own commit-graph where that is absent or says nothing about paths; null for nothing.</param>
    internal ObjectReader(string objects, HistoryMemory? memory = null, Action<HistoryMemory, int>? giveBack = null, Func<IObjectReader, CommitGraph?>? findGraph = null)
    {
        Memory = memory ?? new HistoryMemory();
        _return = giveBack;
        AddFolder(objects, 0);
        FindPacks();
        _graph = new Lazy<CommitGraph?>(FindGraph, LazyThreadSafetyMode.None);

        CommitGraph? FindGraph()
        {
            CommitGraph? own = CommitGraph.Open(objects, this);
            _hasFilters = own is { HasFilters: true };
            return _hasFilters ? own : findGraph?.Invoke(this) ?? own;
        }
    }

    public HistoryMemory Memory { get; }

    public ICommitGraph? Graph => _graph.Value;

    public ReadOnlyMemory<byte> Read(in ObjectId id, out ObjectKind kind)
    {
        UnpackedObject found = Find(id);
        kind = found.Kind;
        return found.Content.ToArray();
    }

    public ReadOnlySpan<byte> Peek(scoped in ObjectId id, out ObjectKind kind)
    {
        UnpackedObject found = Find(id);
        kind = found.Kind;
        return found.Content;
    }

    public bool Contains(in ObjectId id) => IsThere(id) || (FindPacks() && IsThere(id));

    public void Dispose()
    {
        foreach (PackFile pack in _order) pack.Dispose();
        _order.Clear();
        _packs.Clear();
        if (_isClosed) return;
        _isClosed = true;
        _cache.Close();
        _return?.Invoke(Memory, _hasFilters ? 0 : _commits);
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

    private UnpackedObject Find(in ObjectId id)
    {
        try
        {
            if ((TryRead(id) ?? (FindPacks() ? TryRead(id) : null)) is { } found)
            {
                if (found.Kind == ObjectKind.Commit) _commits++;
                return found;
            }
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The git object {id} in '{_folders[0]}' is damaged: {bad.Message}", bad);
        }

        throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The git object {id} is missing in '{_folders[0]}'.");
    }

    private UnpackedObject? TryRead(in ObjectId id) => TryFind(id, out PackFile? pack, out long offset) ? ReadAt(pack!, offset) : ReadLoose(id);

    private UnpackedObject? ReadLoose(in ObjectId id)
    {
        foreach (string folder in _folders)
        {
            if (LooseObjects.Read(folder, id, LargestObject, out ObjectKind kind) is { } content) return new UnpackedObject(content, 0, content.Length, kind);
        }

        return null;
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

    private UnpackedObject ReadAt(PackFile pack, long offset)
    {
        _chain.Clear();
        UnpackedObject found;
        while (!_cache.TryGet(pack, offset, out found))
        {
            PackEntry entry = pack.ReadEntry(offset);
            if (entry.Kind is { } kind)
            {
                found = Inflate(pack, offset, entry, kind);
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
                found = ReadLoose(entry.BaseId) ?? throw new InvalidDataException($"The base {entry.BaseId} of a delta is missing.");
                break;
            }
        }

        while (_chain.TryPop(out (PackFile Pack, long Offset, PackEntry Entry) step)) found = Apply(found, step.Pack, step.Offset, step.Entry);
        return found;
    }

    private UnpackedObject Inflate(PackFile pack, long offset, in PackEntry entry, ObjectKind kind)
    {
        pack.CheckSize(entry, LargestObject);
        int length = (int)entry.Size;

        // Commits are hardly ever bases of others and are asked for once; they would only push out trees.
        bool isKept = kind != ObjectKind.Commit || _chain.Count > 0;
        UnpackedObject found = isKept ? _cache.Reserve(length, kind) : new UnpackedObject(Scratch(ref _scratch, length), 0, length, kind);
        pack.Inflate(entry, found.Room);
        if (isKept) _cache.Add(pack, offset, found);
        return found;
    }

    private UnpackedObject Apply(in UnpackedObject source, PackFile pack, long offset, in PackEntry entry)
    {
        pack.CheckSize(entry, LargestObject);
        byte[] room = Scratch(ref _instructions, (int)entry.Size);
        pack.Inflate(entry, room);
        ReadOnlySpan<byte> delta = room.AsSpan(0, (int)entry.Size);
        ReadOnlySpan<byte> old = source.Content;
        UnpackedObject made = _cache.Reserve(Delta.ReadLength(old, delta, LargestObject), source.Kind);
        if (made.Content.Overlaps(old)) old = old.ToArray();
        Delta.Apply(old, delta, made.Content);
        _cache.Add(pack, offset, made);
        return made;
    }

    private static byte[] Scratch(ref byte[] kept, int length)
    {
        int wanted = length + Inflater.Slack;
        if (kept.Length >= wanted) return kept;
        byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(wanted, Math.Min(2 * kept.Length, LargestScratch)));
        return larger.Length <= LargestScratch ? kept = larger : larger;
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
