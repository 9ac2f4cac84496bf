using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.History;

/// <summary>
/// Commit-graphs with changed-path filters in the user's cache folder, for repositories that have none of their own. They are made in the background after a question that had to unpack many
/// commits, a portion at a time, and grow by what is new. Nothing here ever fails for the user, and nothing is written into a repository.
/// </summary>
/// <param name="cache">The files.</param>
/// <param name="files">Guards against two processes that do the same work.</param>
/// <param name="user">Where the cache folder is.</param>
internal sealed class SidecarGraphs(ICacheFiles cache, IFileStore files, IUserEnvironment user)
{
    /// <summary>So many commits unpacked by one question are worth remembering; fewer take less time than opening a graph.</summary>
    internal const int WorthKeeping = 1000;

    private const string AreaName = "history";
    private const int Portion = 8192;
    private const long MostInArea = 512L << 20;
    private static readonly TimeSpan s_touchInterval = TimeSpan.FromHours(12);
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);

    /// <summary>The graph of a repository; null when there is none that can be trusted.</summary>
    /// <param name="objects">The object folder, absolute.</param>
    /// <param name="reader">Its objects, against which a sample is held.</param>
    internal CommitGraph? Open(string objects, IObjectReader reader)
    {
        if (FolderOf(objects) is not { } folder) return null;
        CommitGraph? graph = CommitGraph.OpenChain(folder, reader);
        string chain = Path.Combine(folder, CommitGraph.ChainName);
        if (graph is not null && DateTime.UtcNow - File.GetLastWriteTimeUtc(chain) > s_touchInterval) cache.Touch(chain);
        return graph;
    }

    /// <summary>Makes or extends the graph of a repository on a thread of its own that the process does not wait for.</summary>
    /// <param name="objects">The object folder, absolute.</param>
    /// <param name="readHeads">Tells the commits whose ancestors are wanted; called on that thread.</param>
    internal void ExtendLater(string objects, Func<IObjectReader, IEnumerable<ObjectId>> readHeads)
    {
        lock (_busy)
        {
            if (!_busy.Add(objects)) return;
        }

        var thread = new Thread(() =>
        {
            try
            {
                Extend(objects, readHeads, CancellationToken.None);
            }
#pragma warning disable CA1031 // Whatever goes wrong costs the next question its time and nothing else; on this thread it would end the process.
            catch (Exception)
#pragma warning restore CA1031
            {
                // Said above.
            }
            finally
            {
                lock (_busy) _busy.Remove(objects);
            }
        })
        { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "VtOperate history" };
        thread.Start();
    }

    /// <summary>Makes or extends the graph of a repository.</summary>
    /// <returns>How many commits were added; 0 also when another process is at it or there is no cache folder.</returns>
    /// <exception cref="OperationException">A file cannot be written, or an object cannot be read.</exception>
    internal int Extend(string objects, Func<IObjectReader, IEnumerable<ObjectId>> readHeads, CancellationToken stop)
    {
        if (FolderOf(objects) is not { } folder) return 0;
        try
        {
            using IDisposable held = files.Lock(Path.Combine(folder, "lock"), TimeSpan.Zero, stop);
            using var reader = new ObjectReader(objects);
            int added = new SidecarBuilder(cache, folder, Portion).Build(reader, readHeads(reader), stop);
            CacheArea.Shrink(cache, Path.GetDirectoryName(folder)!, folder, MostInArea);
            return added;
        }
        catch (OperationException bad) when (bad.Id == ErrorId.LockHeld)
        {
            return 0;
        }
    }

    private string? FolderOf(string objects) => user.CacheFolder.Length == 0 ? null : Path.Combine(user.CacheFolder, AreaName, CacheArea.NameOf(objects));
}
