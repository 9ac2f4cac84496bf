using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using VtOperate.Core.History;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

/// <summary>Writes commit-graphs as git does (gitformat-commit-graph), and ones that git never would.</summary>
internal sealed class CommitGraphWriter
{
    private const int NoParent = 0x7000_0000;
    private readonly HistoryReader _history;
    private readonly List<CommitNode> _commits;
    private readonly List<ObjectId> _below;

    /// <summary>Takes the commits of one file; those of the files below it come first.</summary>
    internal CommitGraphWriter(HistoryReader history, IEnumerable<CommitNode> commits, params CommitGraphWriter[] below)
    {
        _history = history;
        _commits = [.. commits.OrderBy(commit => commit.Id)];
        _below = [.. below.SelectMany(layer => layer._commits.Select(commit => commit.Id))];
        Below = below;
    }

    internal CommitGraphWriter[] Below { get; }

    /// <summary>The version of the filters; 0 for none.</summary>
    internal int FilterVersion { get; init; } = 1;

    /// <summary>Changes what is told of a commit.</summary>
    internal Func<CommitNode, CommitNode> Tell { get; init; } = commit => commit;

    /// <summary>Changes which paths a commit's filter holds.</summary>
    internal Func<CommitNode, IEnumerable<string>, IEnumerable<string>> TellPaths { get; init; } = (_, paths) => paths;

    /// <summary>The id that a chain names the file by.</summary>
    internal string Name => Convert.ToHexString(Write()[^20..]).ToLowerInvariant();

    internal byte[] Write()
    {
        var edges = new List<int>();
        var tables = new List<(string Name, byte[] Content)>
        {
            ("OIDF", Ints(Enumerable.Range(0, 256).Select(first => _commits.Count(commit => commit.Id.FirstByte <= first)))),
            ("OIDL", [.. _commits.SelectMany(commit => Bytes(commit.Id))]),
            ("CDAT", [.. _commits.SelectMany(commit => Data(Tell(commit), edges))]),
        };
        if (edges.Count > 0) tables.Add(("EDGE", Ints(edges)));
        if (FilterVersion > 0) AddFilters(tables);
        if (Below.Length > 0) tables.Add(("BASE", [.. Below.SelectMany(layer => layer.Write()[^20..])]));
        using var file = new MemoryStream();
        file.Write("CGPH"u8);
        file.Write([1, 1, (byte)tables.Count, (byte)Below.Length]);
        long at = 8 + ((tables.Count + 1) * 12);
        foreach ((string name, byte[] content) in tables.Append(("\0\0\0\0", [])))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(name));
            file.Write(Ints([(int)(at >> 32), (int)at]));
            at += content.Length;
        }

        foreach ((_, byte[] content) in tables) file.Write(content);
        file.Write(Checksum(file.ToArray()));
        return file.ToArray();
    }

    [SuppressMessage("Security", "CA5350", Justification = "The checksum of git's file format.")]
    internal static byte[] Checksum(ReadOnlySpan<byte> content) => SHA1.HashData(content);

    private void AddFilters(List<(string Name, byte[] Content)> tables)
    {
        var ends = new List<int>();
        var data = new List<byte>(Ints([FilterVersion, 7, 10]));
        foreach (CommitNode commit in _commits)
        {
            string[] paths = [.. TellPaths(commit, _history.ReadChanges(commit, default).Select(change => change.Path))];
            byte[] filter = new byte[Math.Max(1, ((paths.Sum(path => 1 + path.Count(sign => sign == '/')) * 10) + 7) / 8)];

            // The bits of version 2 are those of version 1 for the paths that tests put in.
            foreach (string path in paths) PathFilter.Of(path, 2, 7)!.AddTo(filter);
            data.AddRange(filter);
            ends.Add(data.Count - 12);
        }

        tables.Add(("BIDX", Ints(ends)));
        tables.Add(("BDAT", [.. data]));
    }

    private byte[] Data(CommitNode commit, List<int> edges)
    {
        int first = NoParent, second = NoParent;
        if (commit.Parents.Count > 0) first = PlaceOf(commit.Parents[0]);
        if (commit.Parents.Count == 2) second = PlaceOf(commit.Parents[1]);
        if (commit.Parents.Count > 2)
        {
            second = edges.Count | int.MinValue;
            for (int i = 1; i < commit.Parents.Count; i++) edges.Add(PlaceOf(commit.Parents[i]) | (i == commit.Parents.Count - 1 ? int.MinValue : 0));
        }

        return [.. Bytes(commit.Tree), .. Ints([first, second, (LevelOf(commit.Id) << 2) | (int)(commit.Time >> 32), (int)commit.Time])];
    }

    private int PlaceOf(ObjectId id)
    {
        int below = _below.IndexOf(id);
        return below >= 0 ? below : _below.Count + _commits.FindIndex(commit => commit.Id == id);
    }

    private int LevelOf(ObjectId id)
    {
        int level = 1;
        foreach (ObjectId parent in _history.ReadCommit(id).Parents) level = Math.Max(level, 1 + LevelOf(parent));
        return level;
    }

    private static byte[] Bytes(ObjectId id)
    {
        byte[] bytes = new byte[ObjectId.Size];
        id.CopyTo(bytes);
        return bytes;
    }

    private static byte[] Ints(IEnumerable<int> values)
    {
        var bytes = new List<byte>();
        Span<byte> four = stackalloc byte[4];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteInt32BigEndian(four, value);
            bytes.AddRange(four);
        }

        return [.. bytes];
    }
}
