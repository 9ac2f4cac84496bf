using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Storage;

namespace VtOperate.Core.History.Localisation;

/// <summary>
/// The words of blobs in the user's cache folder, one folder a repository. Each question that met new blobs adds a file of its own and changes none, so that several sessions can work at once; when
/// there are many, or they are large, the last one writes what its version needs into one and deletes the others. A damaged file is deleted. Nothing here ever fails for the user.
/// </summary>
internal sealed class FileTermsStore
{
    private const string AreaName = "files";
    private const string Suffix = ".terms";

    // 2: a change of what is read as a word, a name or a part of a file asks for the next number.
    private const uint Magic = 0x54465456, Version = 2;
    private const int MostFiles = 8;
    private const long MostBytes = 128L << 20;
    private const long MostInArea = 512L << 20;
    private const int EntrySize = ObjectId.Size + 1 + sizeof(uint);
    private static readonly TimeSpan s_touchInterval = TimeSpan.FromHours(12);

    // Half-written files of a process that ended.
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(10);

    private readonly ICacheFiles _cache;
    private readonly string _area, _folder;
    private readonly HashSet<(ObjectId Blob, CodeFamily Family)> _stored = [];
    private readonly List<CacheFile> _files = [];

    private FileTermsStore(ICacheFiles cache, string area, string key)
    {
        (_cache, _area) = (cache, area);
        _folder = Path.Combine(area, CacheArea.NameOf(key));
    }

    /// <summary>The place of a repository; null when the user has no cache folder.</summary>
    public static FileTermsStore? Of(IEngine engine, string commonFolder) =>
        engine.User.CacheFolder.Length == 0 ? null : new FileTermsStore(engine.Cache, Path.Combine(engine.User.CacheFolder, AreaName), commonFolder);

    /// <summary>Everything that is kept of the repository.</summary>
    public Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> Load()
    {
        Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> known = [];
        DateTime now = DateTime.UtcNow;
        foreach (CacheFile file in _cache.List(_folder))
        {
            if (!file.Path.EndsWith(Suffix, StringComparison.Ordinal))
            {
                if (now - file.Written > s_grace) _cache.TryDelete(file.Path);
                continue;
            }

            if (_cache.Map(file.Path) is not { } bytes) continue;
            if (!TryRead(bytes, known))
            {
                _cache.TryDelete(file.Path);
                continue;
            }

            _files.Add(file);
            if (now - file.Written > s_touchInterval) _cache.Touch(file.Path);
        }

        _stored.UnionWith(known.Keys);
        return known;
    }

    /// <summary>Keeps the words of a version's files.</summary>
    public void Save(IReadOnlyList<VersionFile> files)
    {
        bool isWhole = _files.Count >= MostFiles || _files.Sum(file => file.Length) > MostBytes;
        Dictionary<(ObjectId, CodeFamily), FileTerms> entries = [];
        foreach (VersionFile file in files)
        {
            if (isWhole || !_stored.Contains((file.Blob, file.Family))) entries[(file.Blob, file.Family)] = file.Terms;
        }

        try
        {
            _cache.Replace(Path.Combine(_folder, Guid.NewGuid().ToString("N") + Suffix), Write(entries));
            if (isWhole) _files.ForEach(file => _cache.TryDelete(file.Path));
            CacheArea.Shrink(_cache, _area, _folder, MostInArea);
        }
        catch (OperationException)
        {
            // An unwritable cache costs the next question its time and nothing else.
            _files.Clear();
        }
    }

    // Magic, version, number of entries; for each the blob, the language and the length of its words; the words; checksum of all before it.
    private static ReadOnlySpan<byte> Write(Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> entries)
    {
        var bytes = new ByteBuffer(1 << 16);
        bytes.AddFixed(Magic);
        bytes.AddFixed(Version);
        bytes.AddFixed((uint)entries.Count);
        foreach (((ObjectId blob, CodeFamily family), FileTerms terms) in entries)
        {
            blob.CopyTo(bytes.Room(ObjectId.Size));
            bytes.Room(1)[0] = (byte)family;
            bytes.AddFixed((uint)terms.Bytes.Length);
        }

        foreach (FileTerms terms in entries.Values) bytes.Add(terms.Bytes.Span);
        bytes.AddFixed(Checksum.Of(bytes.Written));
        return bytes.Written;
    }

    private static bool TryRead(ReadOnlyMemory<byte> file, Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> known)
    {
        try
        {
            if (file.Length < 4 * sizeof(uint)) return false;
            ReadOnlySpan<byte> bytes = file.Span[..^sizeof(uint)];
            var end = new ByteReader(file.Span, bytes.Length);
            if (end.Fixed32() != Checksum.Of(bytes)) return false;
            var reader = new ByteReader(bytes);
            if (reader.Fixed32() != Magic || reader.Fixed32() != Version) return false;
            int count = checked((int)reader.Fixed32());
            int at = checked(reader.At + (count * EntrySize));
            for (int i = 0; i < count; i++)
            {
                var blob = new ObjectId(reader.Bytes(ObjectId.Size));
                var family = (CodeFamily)reader.Bytes(1)[0];
                int length = checked((int)reader.Fixed32());
                known[(blob, family)] = new FileTerms(file.Slice(at, length));
                at += length;
            }

            return at == bytes.Length;
        }
        catch (Exception bad) when (bad is IndexDamagedException or OverflowException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
