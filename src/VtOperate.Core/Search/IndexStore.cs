using System.Globalization;
using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Search;

/// <summary>
/// The place of one index in the user's cache folder: segments, which are written once under new names and never changed, and the file <c>current</c>, which is replaced whole.
/// Nothing here ever fails for the user: what cannot be read is not there, and what cannot be written stays in memory.
/// </summary>
internal sealed class IndexStore
{
    private const string AreaName = "search";
    private const string CurrentName = "current";
    private const string LockName = "lock";
    private const string SegmentSuffix = ".segment";
    private const int Attempts = 3;
    private const ulong Prime = 0x13B;

    /// <summary>All indexes together take no more than this, the one in use apart.</summary>
    private const long MostBytes = 512L << 20;

    /// <summary>The pages of an index up to this size stay in memory from one search to the next.</summary>
    private const long MostResident = 64L << 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    // Half-written files of a process that ended, and files that a slow reader may just be opening.
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_longestUnused = TimeSpan.FromDays(60);
    private static readonly TimeSpan s_touchInterval = TimeSpan.FromHours(12);

    private readonly IEngine _engine;
    private readonly string _area, _folder, _current;
    private readonly IReadOnlyList<SearchField> _fields;
    private readonly TimeProvider _clock;
    private volatile string? _failure;

    private IndexStore(IEngine engine, IIndexSource source, TimeProvider clock)
    {
        (_engine, _fields, _clock) = (engine, source.Fields, clock);
        _area = Path.Combine(engine.User.CacheFolder, AreaName);
        _folder = Path.Combine(_area, Name(source.Key));
        _current = Path.Combine(_folder, CurrentName);
    }

    /// <summary>Why nothing can be written any more; null while it can.</summary>
    public string? Failure => _failure;

    /// <summary>The place of an index; null when the user has no cache folder.</summary>
    public static IndexStore? Of(IEngine engine, IIndexSource source, TimeProvider clock) =>
        engine.User.CacheFolder.Length == 0 ? null : new IndexStore(engine, source, clock);

    /// <summary>Whether there is an index that was written since this state was, or any when there is no state.</summary>
    public bool HasNewerThan(IndexState? state) => _engine.Files.Stamp(_current) is { } stamp && stamp != state?.Saved;

    /// <summary>The index as it was written last; null when there is none that is whole.</summary>
    public IndexState? Load()
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            FileStamp? stamp = _engine.Files.Stamp(_current);
            if (stamp is null || _engine.Cache.Read(_current) is not { } bytes) return null;
            try
            {
                if (Open(bytes, stamp) is { } state) return state;
            }
            catch (IndexDamagedException)
            {
                break;
            }
        }

        Discard();
        return null;
    }

    /// <summary>Writes a segment under a new name, or keeps it in memory when that is not possible.</summary>
    public StoredSegment Keep(Action<Stream> write)
    {
        if (_failure is null)
        {
            string path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + SegmentSuffix);
            try
            {
                using (Stream stream = _engine.Cache.Create(path)) write(stream);
                if (_engine.Cache.Map(path) is { } block)
                {
                    var stored = new StoredSegment(Segment.Open(block), path);

                    // A first reading writes many, and none is read before all are there.
                    _engine.Cache.Release(block);
                    return stored;
                }

                _failure = $"'{path}' cannot be read back.";
            }
            catch (Exception bad) when (bad is OperationException or IOException or IndexDamagedException)
            {
                _failure = bad.Message;
            }

            _engine.Cache.TryDelete(path);
        }

        using var memory = new MemoryStream();
        write(memory);
        return new StoredSegment(Segment.Open(memory.ToArray(), isTrusted: true), null);
    }

    /// <summary>Makes a state the current one, unless another process was first or holds the lock; then the state stays this process's own.</summary>
    public IndexState Save(IndexState state, CancellationToken stop)
    {
        if (_failure is not null) return state;
        try
        {
            using IDisposable held = _engine.Files.Lock(Path.Combine(_folder, LockName), s_patience, stop);
            if (_engine.Files.Stamp(_current) != state.Saved) return state;
            HashSet<string> before = [.. state.Saved is null ? [] : SegmentsOf(_engine.Cache.Read(_current))];
            StoredSegment[] segments = [.. state.Segments.Select(segment => segment.Path is not null ? segment : Keep(stream => CopyTo(segment.Segment, stream)))];
            if (segments.Any(segment => segment.Path is null)) return state;
            var saved = new IndexState(_fields, state.Entries, segments, state.Saved);
            _engine.Cache.Replace(_current, IndexManifest.Write(saved));
            Clean(segments, before);
            return saved.With(_engine.Files.Stamp(_current));
        }
        catch (OperationException problem)
        {
            if (problem.Id != ErrorId.LockHeld) _failure = problem.Message;
            return state;
        }
    }

    /// <summary>Gives back the memory that the last search over a large index took.</summary>
    public void Release(IndexState state)
    {
        if (state.Segments.Sum(segment => (long)segment.Segment.Block.Length) <= MostResident) return;
        foreach (StoredSegment segment in state.Segments) _engine.Cache.Release(segment.Segment.Block);
    }

    /// <summary>Forgets what was written, because it is damaged.</summary>
    public void Discard() => _engine.Cache.TryDelete(_current);

    private IndexState? Open(byte[] bytes, FileStamp? stamp)
    {
        (IReadOnlyList<string> names, IReadOnlyList<IndexEntry> entries) = IndexManifest.Read(bytes);
        var segments = new List<StoredSegment>();
        long size = 0;
        foreach (string name in names)
        {
            string path = Path.Combine(_folder, Path.GetFileName(name));
            if (_engine.Cache.Map(path) is not { } block) return null;
            segments.Add(new StoredSegment(Segment.Open(block), path));

            // Opening read all tables to see that they are whole, and a search reads few of them.
            size += block.Length;
            if (size > MostResident) _engine.Cache.Release(block);
        }

        if (_clock.GetUtcNow().UtcTicks - stamp!.Value.Modified < s_touchInterval.Ticks) return new IndexState(_fields, entries, segments, stamp);
        _engine.Cache.Touch(_current);
        return new IndexState(_fields, entries, segments, _engine.Files.Stamp(_current));
    }

    // FNV-1a over 128 bits (draft-eastlake-fnv), which names folders and keeps no secret; a cryptographic hash would load a library of its own.
    internal static string Name(string key)
    {
        (ulong high, ulong low) = (0x6C62272E07BB0142, 0x62B821756295C58D);
        foreach (byte part in Encoding.UTF8.GetBytes(key))
        {
            low ^= part;

            // Times 2^88 + 0x13B.
            ulong carried = Math.BigMul(low, Prime, out ulong product);
            (high, low) = (high * Prime + carried + (low << 24), product);
        }

        return high.ToString("x16", CultureInfo.InvariantCulture) + low.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> SegmentsOf(byte[]? manifest)
    {
        try
        {
            return manifest is null ? [] : IndexManifest.Read(manifest).Segments;
        }
        catch (IndexDamagedException)
        {
            return [];
        }
    }

    private static void CopyTo(Segment segment, Stream stream) => stream.Write(segment.Block.Span);

    private void Clean(StoredSegment[] used, HashSet<string> before)
    {
        DateTime now = _clock.GetUtcNow().UtcDateTime;
        HashSet<string> kept = [.. used.Select(segment => Path.GetFileName(segment.Path!)), CurrentName, LockName];
        var others = new Dictionary<string, List<CacheFile>>(StringComparer.Ordinal);
        long total = 0;
        foreach (CacheFile file in _engine.Cache.List(_area))
        {
            string folder = Path.GetDirectoryName(file.Path)!, name = Path.GetFileName(file.Path);
            if (folder == _folder && !kept.Contains(name) && (before.Contains(name) || now - file.Written > s_grace) && _engine.Cache.TryDelete(file.Path)) continue;
            total += file.Length;
            if (folder == _folder || folder == _area) continue;
            if (!others.TryGetValue(folder, out List<CacheFile>? files)) others[folder] = files = [];
            files.Add(file);
        }

        foreach ((string folder, List<CacheFile> files) in others.OrderBy(other => LastUse(other.Value)))
        {
            if (total <= MostBytes && now - LastUse(files) < s_longestUnused) break;
            foreach (CacheFile file in files.OrderBy(file => Path.GetFileName(file.Path) != CurrentName))
            {
                if (_engine.Cache.TryDelete(file.Path)) total -= file.Length;
            }

            _engine.Cache.TryDeleteFolder(folder);
        }
    }

    private static DateTime LastUse(List<CacheFile> files) => files.Max(file => file.Written);
}
