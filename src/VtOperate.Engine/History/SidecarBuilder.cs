using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.History;

/// <summary>
/// Writes a chain of commit-graphs into a folder and lets it grow: new commits come in a file of their own on top, and files that are not much larger than what comes are written anew together
/// with it, so that there are few (the geometric rule of git's own split graphs). A file is complete before the chain names it, so that whoever reads meets one state or the other.
/// </summary>
/// <param name="cache">The files.</param>
/// <param name="folder">The folder of the chain, absolute.</param>
/// <param name="portion">How many commits are written at a time; what was written stays when the work ends early.</param>
internal sealed class SidecarBuilder(ICacheFiles cache, string folder, int portion)
{
    private const int Growth = 2;

    // What the format has room for: 34 bits of seconds, 30 bits of levels.
    private const long LatestTime = 1L << 34;
    private const int HighestLevel = 1 << 30;
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(10);

    /// <summary>Adds every commit that is not there yet. A chain that cannot be trusted is made anew.</summary>
    /// <param name="objects">The objects of the repository; their own graph is not asked.</param>
    /// <param name="heads">The commits whose ancestors are wanted.</param>
    /// <param name="stop">Ends the work after the portion at hand.</param>
    /// <returns>How many commits were added.</returns>
    /// <exception cref="OperationException">A file cannot be written.</exception>
    internal int Build(IObjectReader objects, IEnumerable<ObjectId> heads, CancellationToken stop)
    {
        var history = new HistoryReader(new PlainObjects(objects), new HashSet<ObjectId>());
        CommitGraph? graph = CommitGraph.OpenChain(folder, objects);
        List<CommitNode> missing = Missing(history, graph, heads, stop);
        for (int start = 0; start < missing.Count; start += portion)
        {
            Append(history, graph, missing.GetRange(start, Math.Min(portion, missing.Count - start)), stop);
            graph = CommitGraph.OpenChain(folder, objects) ?? throw new OperationException(ErrorId.FileUnwritable, folder, $"What was written to '{folder}' reads as something else.");
        }

        Clean(graph);
        return missing.Count;
    }

    // Parents before children. What the format has no room for is left out with all that stands on it.
    private static List<CommitNode> Missing(HistoryReader history, CommitGraph? graph, IEnumerable<ObjectId> heads, CancellationToken stop)
    {
        List<CommitNode> ordered = [];
        var isIn = new Dictionary<ObjectId, bool>();
        var open = new Stack<(CommitNode Commit, int Next)>();
        foreach (ObjectId head in heads)
        {
            Visit(head);
            while (open.TryPop(out (CommitNode Commit, int Next) at))
            {
                stop.ThrowIfCancellationRequested();
                if (at.Next < at.Commit.Parents.Count)
                {
                    open.Push((at.Commit, at.Next + 1));
                    Visit(at.Commit.Parents[at.Next]);
                    continue;
                }

                bool fits = at.Commit.Time is >= 0 and < LatestTime && at.Commit.Parents.All(parent => isIn.GetValueOrDefault(parent) || graph?.PlaceOf(parent) >= 0);
                if (isIn[at.Commit.Id] = fits) ordered.Add(at.Commit);
            }
        }

        return ordered;

        void Visit(ObjectId id)
        {
            if (graph?.PlaceOf(id) >= 0 || !isIn.TryAdd(id, false)) return;
            open.Push((history.ReadCommit(id), 0));
        }
    }

    private void Append(HistoryReader history, CommitGraph? graph, List<CommitNode> commits, CancellationToken stop)
    {
        IReadOnlyList<CommitGraphLayer> layers = graph?.Layers ?? [];
        int kept = layers.Count, size = commits.Count;
        while (kept > 0 && layers[kept - 1].Count <= Growth * size) size += layers[--kept].Count;
        var added = new Dictionary<ObjectId, GraphCommit>(size);
        for (int i = kept; i < layers.Count; i++)
        {
            foreach (GraphCommit old in graph!.ReadLayer(i)) added.Add(old.Node.Id, old);
        }

        foreach (CommitNode commit in commits)
        {
            long level = 0;
            foreach (ObjectId parent in commit.Parents) level = Math.Max(level, added.TryGetValue(parent, out GraphCommit? own) ? own.Level : graph!.GenerationOf(parent));
            byte[] filter = GraphLayerWriter.FilterOf(history.ReadChangedPaths(commit, GraphLayerWriter.MostPaths, stop));
            added.Add(commit.Id, new GraphCommit(commit, (int)Math.Min(level + 1, HighestLevel - 1), filter));
        }

        byte[][] names = [.. layers.Take(kept).Select(layer => layer.Checksum.ToArray())];
        byte[] file = GraphLayerWriter.Write([.. added.Values.OrderBy(commit => commit.Node.Id)], layers.Take(kept).Sum(layer => layer.Count), id => graph!.PlaceOf(id), names);
        string name = Convert.ToHexString(file.AsSpan(file.Length - ObjectId.Size)).ToLowerInvariant();
        cache.Replace(Path.Combine(folder, CommitGraph.NameOf(name)), file);
        cache.Replace(Path.Combine(folder, CommitGraph.ChainName), Encoding.ASCII.GetBytes(string.Concat(names.Select(below => Convert.ToHexString(below).ToLowerInvariant() + "\n")) + name + "\n"));
    }

    // A reader that has just read the chain may still open the files that it named.
    private void Clean(CommitGraph? graph)
    {
        HashSet<string> named = [CommitGraph.ChainName, .. graph?.Layers.Select(layer => CommitGraph.NameOf(Convert.ToHexString(layer.Checksum).ToLowerInvariant())) ?? []];
        foreach (CacheFile file in cache.List(folder))
        {
            if (!named.Contains(Path.GetFileName(file.Path)) && DateTime.UtcNow - file.Written > s_grace) cache.TryDelete(file.Path);
        }
    }

    // The graph is what is being made; a history that reads from it would copy its mistakes.
    private sealed class PlainObjects(IObjectReader objects) : IObjectReader
    {
        public ReadOnlyMemory<byte> Read(in ObjectId id, out ObjectKind kind) => objects.Read(id, out kind);

        public ReadOnlySpan<byte> Peek(scoped in ObjectId id, out ObjectKind kind) => objects.Peek(id, out kind);

        public bool Contains(in ObjectId id) => objects.Contains(id);

        public void Dispose() => objects.Dispose();
    }
}
