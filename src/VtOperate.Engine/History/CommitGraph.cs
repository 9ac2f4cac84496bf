using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// The commit-graph of a repository, one file or a chain of them. It speeds answers up and must not change any: what is damaged anywhere is not used at all, and a
/// sample over the whole graph is held against the commits themselves before the first answer.
/// </summary>
internal sealed class CommitGraph : ICommitGraph
{
    /// <summary>The file that names the files of a chain, one checksum a line, the oldest commits first.</summary>
    internal const string ChainName = "commit-graph-chain";

    private const int Sample = 24;
    private const int MostLayers = 64;
    private readonly List<CommitGraphLayer> _layers = [];
    private readonly int _count;
    private readonly Dictionary<(string Path, int Version, int Hashes), PathFilter?> _filters = [];
    private (string Path, int Version, int Hashes) _lastPath = ("", 0, 0);
    private PathFilter? _lastFilter;

    private CommitGraph(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            var layer = CommitGraphLayer.Open(file, _count);
            if (!layer.StandsOn(_layers)) throw new InvalidDataException("A commit-graph belongs to another chain.");
            _layers.Add(layer);
            _count = checked(_count + layer.Count);
        }
    }

    /// <summary>Its files, the oldest commits first.</summary>
    internal IReadOnlyList<CommitGraphLayer> Layers => _layers;

    /// <summary>Whether every file of it has changed-path filters.</summary>
    internal bool HasFilters => _layers.TrueForAll(layer => layer.FilterVersion > 0);

    /// <summary>Opens the graph of an object folder; null when there is none, or none that can be trusted.</summary>
    internal static CommitGraph? Open(string objects, IObjectReader reader) => Open(reader, () =>
    {
        string single = Path.Combine(objects, "info", "commit-graph");
        return File.Exists(single) ? [single] : ReadChain(Path.Combine(objects, "info", "commit-graphs"));
    });

    /// <summary>Opens a chain of graphs that stands in a folder; null when there is none, or none that can be trusted.</summary>
    internal static CommitGraph? OpenChain(string folder, IObjectReader reader) => Open(reader, () => ReadChain(folder));

    private static CommitGraph? Open(IObjectReader reader, Func<string[]> find)
    {
        try
        {
            string[] files = find();
            if (files.Length == 0) return null;
            var graph = new CommitGraph(files);
            return graph._count > 0 && graph.IsInOrder() && graph.AgreesWith(reader) ? graph : null;
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException or UnauthorizedAccessException or OverflowException)
        {
            return null;
        }
    }

    public CommitNode? Find(in ObjectId id)
    {
        int place = FindIn(id, out CommitGraphLayer? layer);
        if (layer is null) return null;
        int[] places = layer.ParentsAt(place);
        var parents = new ObjectId[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            CommitGraphLayer holder = LayerOf(places[i]);
            parents[i] = holder.IdAt(places[i] - holder.First);
        }

        return new CommitNode(id, layer.TreeAt(place), parents, layer.TimeAt(place), false);
    }

    public long GenerationOf(in ObjectId id)
    {
        int place = FindIn(id, out CommitGraphLayer? layer);
        return layer?.LevelAt(place) ?? 0;
    }

    public bool RulesOutChange(in ObjectId id, string path)
    {
        int place = FindIn(id, out CommitGraphLayer? layer);
        if (layer is null || layer.FilterVersion == 0) return false;
        ReadOnlySpan<byte> filter = layer.FilterAt(place);
        return !filter.IsEmpty && FilterOf(path, layer) is { } asked && asked.IsMissingIn(filter);
    }

    /// <summary>The name of a file of a chain.</summary>
    /// <param name="checksum">Its checksum, 40 hexadecimal digits.</param>
    internal static string NameOf(string checksum) => $"graph-{checksum}.graph";

    /// <summary>The place of a commit over all files; -1 when it is not in them.</summary>
    internal int PlaceOf(in ObjectId id)
    {
        int place = FindIn(id, out CommitGraphLayer? layer);
        return layer is null ? -1 : layer.First + place;
    }

    /// <summary>The commits of one file, in ascending order of their ids.</summary>
    internal IEnumerable<GraphCommit> ReadLayer(int index)
    {
        CommitGraphLayer layer = _layers[index];
        for (int place = 0; place < layer.Count; place++) yield return new GraphCommit(Find(layer.IdAt(place))!, layer.LevelAt(place), layer.FilterAt(place).ToArray());
    }

    private PathFilter? FilterOf(string path, CommitGraphLayer layer)
    {
        const int MostFilters = 4096;
        (string, int, int) key = (path, layer.FilterVersion, layer.FilterHashes);
        if (ReferenceEquals(_lastPath.Path, path) && _lastPath == key) return _lastFilter;
        if (!_filters.TryGetValue(key, out PathFilter? filter))
        {
            if (_filters.Count >= MostFilters) _filters.Clear();
            _filters.Add(key, filter = PathFilter.Of(path, layer.FilterVersion, layer.FilterHashes));
        }

        (_lastPath, _lastFilter) = (key, filter);
        return filter;
    }

    private static string[] ReadChain(string folder)
    {
        string chain = Path.Combine(folder, ChainName);
        if (!File.Exists(chain)) return [];
        List<string> files = [];
        foreach (string line in File.ReadLines(chain))
        {
            if (line.Length == 0) continue;
            if (files.Count >= MostLayers || !ObjectId.TryParse(line.AsSpan(), out _)) throw new InvalidDataException("The chain of commit-graphs is damaged.");
            files.Add(Path.Combine(folder, NameOf(line)));
        }

        return [.. files];
    }

    // The place within its own layer.
    private int FindIn(in ObjectId id, out CommitGraphLayer? layer)
    {
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            int place = _layers[i].Find(id);
            if (place < 0) continue;
            layer = _layers[i];
            return place;
        }

        layer = null;
        return -1;
    }

    private CommitGraphLayer LayerOf(int place)
    {
        int layer = _layers.Count - 1;
        while (layer > 0 && place < _layers[layer].First) layer--;
        return _layers[layer];
    }

    // Every parent is in the graph and stands below its child, so that no walk goes in a circle; every filter lies in its table.
    private bool IsInOrder()
    {
        foreach (CommitGraphLayer layer in _layers)
        {
            for (int place = 0; place < layer.Count; place++)
            {
                if (place > 0 && layer.IdAt(place - 1) >= layer.IdAt(place)) return false;
                int level = layer.LevelAt(place);
                foreach (int parent in layer.ParentsAt(place))
                {
                    if (parent < 0 || parent >= layer.First + layer.Count) return false;
                    CommitGraphLayer holder = LayerOf(parent);
                    int parentLevel = holder.LevelAt(parent - holder.First);
                    if (level > 0 && parentLevel > 0 && parentLevel >= level && level < (1 << 30) - 1) return false;
                }
            }
        }

        return true;
    }

    private bool AgreesWith(IObjectReader reader)
    {
        int step = Math.Max(1, _count / Sample);
        for (int place = _count - 1; place >= 0; place -= step)
        {
            CommitGraphLayer layer = LayerOf(place);
            CommitNode told = Find(layer.IdAt(place - layer.First))!;
            try
            {
                ReadOnlyMemory<byte> content = reader.Read(told.Id, out ObjectKind kind);
                if (kind != ObjectKind.Commit) return false;
                CommitNode real = CommitParser.ParseNode(told.Id, content.Span, false);
                if (real.Tree != told.Tree || real.Time != told.Time || !real.Parents.SequenceEqual(told.Parents)) return false;
            }
            catch (OperationException bad) when (bad.Id == ErrorId.ObjectUnreadable)
            {
                // A graph outlives commits that were pruned; nothing leads to them.
            }
        }

        return true;
    }
}
