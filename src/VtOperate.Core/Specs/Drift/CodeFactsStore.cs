using System.Runtime.InteropServices;
using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// What the files of a project held, in the user's cache folder, with the stamp that each had. A file that could have changed within the time that its stamp cannot tell apart is not kept. A damaged file counts as none, and an
/// unwritable cache costs the next search its time and nothing else. The files are spread over parts by their paths, so that a file that changed costs one part, and no part is large.
/// </summary>
internal sealed class CodeFactsStore
{
    private const string AreaName = "drift";
    private const int Parts = 32;

    // 4, with the names that are given a number: a change of what is read out of a file asks for the next number.
    private const uint Magic = 0x46445456, Version = 4;
    private const long MostInArea = 256L << 20;

    private readonly ICacheFiles _cache;
    private readonly string _area, _folder;

    private CodeFactsStore(ICacheFiles cache, string area, string key) => (_cache, _area, _folder) = (cache, area, Path.Combine(area, CacheArea.NameOf(key)));

    /// <summary>The place of a project; null when the user has no cache folder.</summary>
    public static CodeFactsStore? Of(IEngine engine, string project) =>
        engine.User.CacheFolder.Length == 0 ? null : new CodeFactsStore(engine.Cache, Path.Combine(engine.User.CacheFolder, AreaName), project);

    /// <summary>Everything that is kept, by path.</summary>
    public Dictionary<string, KeptFacts> Load()
    {
        var known = new Dictionary<string, KeptFacts>(StringComparer.Ordinal);
        for (int part = 0; part < Parts; part++)
        {
            if (_cache.Map(FileOf(part)) is not { } file) continue;
            Read(file.Span, known);
            _cache.Release(file);
        }

        return known;
    }

    /// <summary>Keeps what the files of a project hold, in place of what was kept before.</summary>
    /// <param name="files">The files.</param>
    /// <param name="facts">What they hold, in the same order.</param>
    /// <param name="read">The places of those that were read now; the parts of all others are left as they are.</param>
    public void Save(IReadOnlyList<CodeFile> files, IReadOnlyList<FileFacts> facts, IReadOnlyList<int> read)
    {
        var parts = new List<int>[Parts];
        for (int i = 0; i < files.Count; i++) (parts[PartOf(files[i].Path)] ??= []).Add(i);

        // One buffer for all of them: parts are large, and what they grow through would stay in memory until long after the search.
        var bytes = new ByteBuffer(1 << 16);
        try
        {
            foreach (int part in read.Select(i => PartOf(files[i].Path)).Distinct().Order()) _cache.Replace(FileOf(part), Write(bytes, files, facts, parts[part]));
            CacheArea.Shrink(_cache, _area, _folder, MostInArea);
        }
        catch (OperationException)
        {
            // The next search reads the files again.
        }
    }

    private static int PartOf(string path) => (int)(NameHash.Of(path) % Parts);

    private string FileOf(int part) => Path.Combine(_folder, $"code-{part:00}.facts");

    private static ReadOnlySpan<byte> Write(ByteBuffer bytes, IReadOnlyList<CodeFile> files, IReadOnlyList<FileFacts> facts, List<int> places)
    {
        long now = DateTime.UtcNow.Ticks;
        bytes.Clear();
        bytes.AddFixed(Magic);
        bytes.AddFixed(Version);
        foreach (int i in places)
        {
            FileStamp stamp = files[i].Stamp;
            if (facts[i] == FileFacts.None || stamp == default || stamp.IsRacyAt(now)) continue;
            Add(bytes, files[i].Path);
            bytes.AddFixed((ulong)stamp.Length);
            bytes.AddFixed((ulong)stamp.Modified);
            bytes.AddFixed((ulong)stamp.Changed);
            bytes.AddNumber((uint)facts[i].Names.Length);
            bytes.Add(MemoryMarshal.AsBytes(facts[i].Names.Span));
            Add(bytes, facts[i].References);
            Add(bytes, facts[i].Tasks);
        }

        bytes.AddFixed(Checksum.Of(bytes.Written));
        return bytes.Written;
    }

    private static void Read(ReadOnlySpan<byte> file, Dictionary<string, KeptFacts> known)
    {
        try
        {
            if (file.Length < 3 * sizeof(uint)) return;
            ReadOnlySpan<byte> bytes = file[..^sizeof(uint)];
            var end = new ByteReader(file, bytes.Length);
            if (end.Fixed32() != Checksum.Of(bytes)) return;
            var reader = new ByteReader(bytes);
            if (reader.Fixed32() != Magic || reader.Fixed32() != Version) return;

            // All names of a part in one array: fifty thousand small ones would be copied twice before they are old enough to be left alone.
            uint[] all = GC.AllocateUninitializedArray<uint>(bytes.Length / sizeof(uint));
            int filled = 0;
            while (!reader.IsAtEnd)
            {
                string path = Text(ref reader);
                var stamp = new FileStamp((long)reader.Fixed64(), (long)reader.Fixed64(), (long)reader.Fixed64());
                ReadOnlySpan<uint> kept = MemoryMarshal.Cast<byte, uint>(reader.Bytes(checked((int)reader.Number() * sizeof(uint))));
                kept.CopyTo(all.AsSpan(filled));
                ReadOnlyMemory<uint> names = all.AsMemory(filled, kept.Length);
                filled += kept.Length;
                known[path] = new KeptFacts(stamp, new FileFacts(names, References(ref reader), References(ref reader)));
            }
        }
        catch (Exception bad) when (bad is IndexDamagedException or OverflowException or ArgumentOutOfRangeException)
        {
            // Its files are read again.
        }
    }

    private static void Add(ByteBuffer bytes, IReadOnlyList<CodeReference> references)
    {
        bytes.AddNumber((uint)references.Count);
        foreach (CodeReference reference in references)
        {
            Add(bytes, reference.Id);
            bytes.AddNumber((uint)reference.Line);
            Add(bytes, reference.Qualifier ?? "");
            Add(bytes, reference.Text);
            Add(bytes, reference.Around);
            bytes.AddNumber(reference.IsString ? 1u : 0u);
        }
    }

    private static CodeReference[] References(ref ByteReader reader)
    {
        uint count = reader.Number();
        if (count == 0) return [];
        var references = new List<CodeReference>();
        for (; count > 0; count--)
        {
            string id = Text(ref reader);
            int line = checked((int)reader.Number());
            string qualifier = Text(ref reader), text = Text(ref reader), around = Text(ref reader);
            references.Add(new CodeReference(id, line, qualifier.Length == 0 ? null : qualifier, text, around == text ? text : around, reader.Number() == 1));
        }

        return [.. references];
    }

    private static void Add(ByteBuffer bytes, string text)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);
        bytes.AddNumber((uint)encoded.Length);
        bytes.Add(encoded);
    }

    private static string Text(ref ByteReader reader) => Encoding.UTF8.GetString(reader.Bytes(checked((int)reader.Number())));
}
