using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Search;

/// <summary>
/// The file <c>current</c> of an index: which segments there are, and what is known of each file. It is read whole and replaced whole, so that whoever reads it sees one moment.
/// Layout: magic, version, number of segments and their names, number of files and their entries, checksum of all before it. A path tells only how it differs from the one before.
/// </summary>
internal static class IndexManifest
{
    private const uint Magic = 0x58495456;
    private const uint Version = 1;

    /// <summary>The bytes of a state all of whose segments have files.</summary>
    public static byte[] Write(IndexState state)
    {
        var bytes = new ByteBuffer(1 << 16);
        bytes.AddFixed(Magic);
        bytes.AddFixed(Version);
        bytes.AddNumber((uint)state.Segments.Count);
        foreach (StoredSegment segment in state.Segments) AddText(bytes, Path.GetFileName(segment.Path!));
        bytes.AddNumber((uint)state.Entries.Count);
        string before = "";
        foreach (IndexEntry entry in state.Entries)
        {
            AddEntry(bytes, entry, before);
            before = entry.Path;
        }

        bytes.AddFixed(Checksum.Of(bytes.Written));
        return bytes.Written.ToArray();
    }

    /// <summary>Reads the bytes.</summary>
    /// <exception cref="IndexDamagedException">They are not what was written.</exception>
    public static (IReadOnlyList<string> Segments, IReadOnlyList<IndexEntry> Entries) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 * sizeof(uint)) throw new IndexDamagedException("The list of files is cut off.");
        int end = bytes.Length - sizeof(uint);
        var reader = new ByteReader(bytes[..end]);
        if (reader.Fixed32() != Magic || reader.Fixed32() != Version) throw new IndexDamagedException("The list of files is of another kind or version.");
        if (new ByteReader(bytes, end).Fixed32() != Checksum.Of(bytes[..end])) throw new IndexDamagedException("The list of files is damaged.");
        var segments = new string[reader.Number()];
        for (int i = 0; i < segments.Length; i++) segments[i] = Text(ref reader);
        var entries = new IndexEntry[reader.Number()];
        string before = "";
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = Entry(ref reader, before);
            before = entries[i].Path;
        }

        return (segments, entries);
    }

    private static void AddEntry(ByteBuffer bytes, IndexEntry entry, string before)
    {
        int shared = entry.Path.AsSpan().CommonPrefixLength(before);
        if (shared > 0 && char.IsHighSurrogate(before[shared - 1])) shared--;
        bytes.AddNumber((uint)entry.Root);
        bytes.AddNumber((uint)shared);
        AddText(bytes, entry.Path.AsSpan(shared));
        bytes.AddFixed((ulong)entry.Stamp.Length);
        bytes.AddFixed((ulong)entry.Stamp.Modified);
        bytes.AddFixed((ulong)entry.Stamp.Changed);
        bytes.AddNumber((uint)(entry.Segment + 1));
        bytes.AddNumber((uint)Math.Max(0, entry.Document));
        bytes.AddNumber((uint)entry.Problems.Count << 1 | (entry.IsUncertain ? 1u : 0u));
        if (entry.IsUncertain) bytes.AddFixed(entry.Fingerprint);
        foreach (IndexProblem problem in entry.Problems)
        {
            AddText(bytes, problem.Id.ToString());
            AddText(bytes, problem.Target ?? "");
            AddText(bytes, problem.Detail);
        }
    }

    // Read by each new process before anything else, tens of thousands of times.
    private static IndexEntry Entry(ref ByteReader reader, string before)
    {
        int root = (int)reader.Number(), shared = (int)reader.Number();
        if ((uint)shared > (uint)before.Length) throw new IndexDamagedException();
        string path = string.Concat(before.AsSpan(0, shared), Text(ref reader));
        var stamp = new FileStamp((long)reader.Fixed64(), (long)reader.Fixed64(), (long)reader.Fixed64());
        int segment = (int)reader.Number() - 1, document = (int)reader.Number();
        uint rest = reader.Number();
        bool isUncertain = (rest & 1) != 0;
        ulong fingerprint = isUncertain ? reader.Fixed64() : 0;
        IReadOnlyList<IndexProblem> problems = rest < 2 ? [] : Problems(ref reader, (int)(rest >> 1));
        return new IndexEntry(root, path, stamp, isUncertain, fingerprint, segment, document, problems);
    }

    private static List<IndexProblem> Problems(ref ByteReader reader, int count)
    {
        var problems = new List<IndexProblem>();
        for (int i = 0; i < count; i++)
        {
            if (!Enum.TryParse(Text(ref reader), out ErrorId id)) throw new IndexDamagedException();
            problems.Add(new IndexProblem(id, Text(ref reader) is { Length: > 0 } target ? target : null, Text(ref reader)));
        }

        return problems;
    }

    private static void AddText(ByteBuffer bytes, ReadOnlySpan<char> text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        bytes.AddNumber((uint)length);
        Encoding.UTF8.GetBytes(text, bytes.Room(length));
    }

    private static string Text(ref ByteReader reader) => Encoding.UTF8.GetString(reader.Bytes((int)reader.Number()));
}
