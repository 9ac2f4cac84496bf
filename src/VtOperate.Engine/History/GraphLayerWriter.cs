using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>Writes one file of a chain of commit-graphs as git does (gitformat-commit-graph, version 1, changed-path filters of version 2), so that git itself can check it.</summary>
internal static class GraphLayerWriter
{
    /// <summary>The paths that a filter holds at most; one of more says "anything may have changed" (git's own limit).</summary>
    internal const int MostPaths = 512;

    private const int FilterVersion = 2;
    private const int BitsPerEntry = 10;
    private const int HashesPerEntry = 7;
    private const int NoParent = 0x7000_0000;
    private const int HeaderSize = 8;

    /// <summary>The filter of a commit.</summary>
    /// <param name="paths">The paths that it changed; null for too many.</param>
    internal static byte[] FilterOf(IReadOnlyList<string>? paths)
    {
        if (paths is null) return [0xff];
        var entries = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            for (int end = path.Length; end > 0 && entries.Add(path[..end]); end = path.LastIndexOf('/', end - 1)) continue;
        }

        byte[] filter = new byte[Math.Max(1, ((entries.Count * BitsPerEntry) + 7) / 8)];
        foreach (string path in paths) PathFilter.Of(path, FilterVersion, HashesPerEntry)?.AddTo(filter);
        return filter;
    }

    /// <summary>The bytes of a file.</summary>
    /// <param name="commits">Its commits, in ascending order of their ids.</param>
    /// <param name="below">How many commits the files below it hold.</param>
    /// <param name="placeBelow">The place of a commit in the files below.</param>
    /// <param name="names">The checksums of the files below, lowest first.</param>
    internal static byte[] Write(IReadOnlyList<GraphCommit> commits, int below, Func<ObjectId, int> placeBelow, IReadOnlyList<byte[]> names)
    {
        var places = new Dictionary<ObjectId, int>(commits.Count);
        for (int i = 0; i < commits.Count; i++) places.Add(commits[i].Node.Id, below + i);
        int PlaceOf(ObjectId id) => places.TryGetValue(id, out int own) ? own : placeBelow(id);
        var edges = new MemoryStream();
        List<(string Name, byte[] Content)> tables = [("OIDF", FanOut(commits)), ("OIDL", Ids(commits)), ("CDAT", Data(commits, PlaceOf, edges))];
        if (edges.Length > 0) tables.Add(("EDGE", edges.ToArray()));
        (byte[] ends, byte[] filters) = Filters(commits);
        tables.Add(("BIDX", ends));
        tables.Add(("BDAT", filters));
        if (names.Count > 0) tables.Add(("BASE", [.. names.SelectMany(name => name)]));
        return Assemble(tables, (byte)names.Count);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The checksum of git's file format, which protects from damage and not from people.")]
    private static byte[] Assemble(List<(string Name, byte[] Content)> tables, byte below)
    {
        var file = new MemoryStream();
        file.Write("CGPH\u0001\u0001"u8);
        file.Write([(byte)tables.Count, below]);
        Span<byte> entry = stackalloc byte[12];
        long at = HeaderSize + ((tables.Count + 1) * entry.Length);
        foreach ((string name, byte[] content) in tables.Append(("\0\0\0\0", [])))
        {
            for (int i = 0; i < 4; i++) entry[i] = (byte)name[i];
            BinaryPrimitives.WriteInt64BigEndian(entry[4..], at);
            file.Write(entry);
            at += content.Length;
        }

        foreach ((_, byte[] content) in tables) file.Write(content);
        file.Write(SHA1.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    private static byte[] FanOut(IReadOnlyList<GraphCommit> commits)
    {
        byte[] table = new byte[256 * 4];
        for (int first = 0, count = 0; first < 256; first++)
        {
            while (count < commits.Count && commits[count].Node.Id.FirstByte <= first) count++;
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(first * 4), count);
        }

        return table;
    }

    private static byte[] Ids(IReadOnlyList<GraphCommit> commits)
    {
        byte[] table = new byte[commits.Count * ObjectId.Size];
        for (int i = 0; i < commits.Count; i++) commits[i].Node.Id.CopyTo(table.AsSpan(i * ObjectId.Size));
        return table;
    }

    private static byte[] Data(IReadOnlyList<GraphCommit> commits, Func<ObjectId, int> placeOf, MemoryStream edges)
    {
        const int Size = ObjectId.Size + 16;
        byte[] table = new byte[commits.Count * Size];
        for (int i = 0; i < commits.Count; i++)
        {
            CommitNode node = commits[i].Node;
            Span<byte> entry = table.AsSpan(i * Size, Size), numbers = entry[ObjectId.Size..];
            node.Tree.CopyTo(entry);
            BinaryPrimitives.WriteInt32BigEndian(numbers, node.Parents.Count > 0 ? placeOf(node.Parents[0]) : NoParent);
            BinaryPrimitives.WriteInt32BigEndian(numbers[4..], node.Parents.Count switch { < 2 => NoParent, 2 => placeOf(node.Parents[1]), _ => AddEdges(node, placeOf, edges) });
            BinaryPrimitives.WriteInt32BigEndian(numbers[8..], (commits[i].Level << 2) | (int)(node.Time >> 32));
            BinaryPrimitives.WriteUInt32BigEndian(numbers[12..], (uint)node.Time);
        }

        return table;
    }

    // The second and later parents of a merge of three or more stand in a table of their own; the last one is marked.
    private static int AddEdges(CommitNode node, Func<ObjectId, int> placeOf, MemoryStream edges)
    {
        int start = (int)(edges.Length / 4);
        Span<byte> edge = stackalloc byte[4];
        for (int i = 1; i < node.Parents.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(edge, placeOf(node.Parents[i]) | (i == node.Parents.Count - 1 ? int.MinValue : 0));
            edges.Write(edge);
        }

        return start | int.MinValue;
    }

    private static (byte[] Ends, byte[] Filters) Filters(IReadOnlyList<GraphCommit> commits)
    {
        byte[] ends = new byte[commits.Count * 4];
        var filters = new MemoryStream();
        Span<byte> settings = stackalloc byte[12];
        BinaryPrimitives.WriteInt32BigEndian(settings, FilterVersion);
        BinaryPrimitives.WriteInt32BigEndian(settings[4..], HashesPerEntry);
        BinaryPrimitives.WriteInt32BigEndian(settings[8..], BitsPerEntry);
        filters.Write(settings);
        for (int i = 0; i < commits.Count; i++)
        {
            filters.Write(commits[i].Filter);
            BinaryPrimitives.WriteInt32BigEndian(ends.AsSpan(i * 4), (int)filters.Length - settings.Length);
        }

        return (ends, filters.ToArray());
    }
}
