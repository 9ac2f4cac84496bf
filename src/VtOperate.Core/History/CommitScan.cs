using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace VtOperate.Core.History;

/// <summary>
/// Does the same work for each of many commits on several threads and gives the results in the order of the commits. Each thread has a reader of its own and takes
/// runs of neighbouring commits, whose objects lie near each other in a pack. At most a few runs are ahead of what was taken, so that memory stays bounded.
/// </summary>
/// <param name="repository">The repository, from which each thread opens a reader.</param>
/// <param name="threads">How many threads; 0 for as many as the machine has processors, at most four, because each has a cache of its own.</param>
public sealed class CommitScan(IGitRepository repository, int threads = 0)
{
    private const int Run = 64;
    private const int MostThreads = 4;

    /// <summary>Works through commits.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="commits">The commits.</param>
    /// <param name="prepare">Makes the work of one thread from its own history.</param>
    /// <param name="stop">Stops all threads.</param>
    /// <returns>One result a commit, in the order of the commits.</returns>
    /// <exception cref="Errors.OperationException">The first that a thread threw; results before it were given.</exception>
    public IEnumerable<T> Read<T>(IEnumerable<CommitNode> commits, Func<HistoryReader, Func<CommitNode, T>> prepare, CancellationToken stop)
    {
        int count = threads > 0 ? threads : Math.Min(MostThreads, Environment.ProcessorCount);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var work = new BlockingCollection<(List<CommitNode> Run, TaskCompletionSource<T[]> Done)>();
        var open = new Queue<Task<T[]>>();
        Task[] workers = [.. Enumerable.Range(0, count).Select(_ => Task.Factory.StartNew(() => Work(work, prepare, cancel.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            using IEnumerator<CommitNode> source = commits.GetEnumerator();
            for (bool isMore = true; isMore || open.Count > 0;)
            {
                while (isMore && open.Count < 2 * count)
                {
                    stop.ThrowIfCancellationRequested();
                    var run = new List<CommitNode>(Run);
                    while (run.Count < Run && (isMore = source.MoveNext())) run.Add(source.Current);
                    if (run.Count == 0) break;
                    var done = new TaskCompletionSource<T[]>(TaskCreationOptions.RunContinuationsAsynchronously);
                    open.Enqueue(done.Task);
                    work.Add((run, done), CancellationToken.None);
                }

                if (open.Count == 0) break;
                foreach (T result in Await(open.Dequeue(), stop)) yield return result;
            }
        }
        finally
        {
            cancel.Cancel();
            work.CompleteAdding();
            Task.WaitAll(workers, CancellationToken.None);
        }
    }

    private void Work<T>(BlockingCollection<(List<CommitNode> Run, TaskCompletionSource<T[]> Done)> work, Func<HistoryReader, Func<CommitNode, T>> prepare, CancellationToken stop)
    {
        IObjectReader? objects = null;
        Func<CommitNode, T>? each = null;
        try
        {
            foreach ((List<CommitNode> run, TaskCompletionSource<T[]> done) in work.GetConsumingEnumerable(CancellationToken.None))
            {
                try
                {
                    stop.ThrowIfCancellationRequested();
                    if (each is null)
                    {
                        // The repository itself is not for several threads at once; opening is short.
                        HistoryReader history;
                        lock (work) history = new HistoryReader(objects = repository.OpenObjects(), repository.ShallowBoundary);
                        each = prepare(history);
                    }

                    done.SetResult(run.ConvertAll(commit =>
                    {
                        stop.ThrowIfCancellationRequested();
                        return each(commit);
                    }).ToArray());
                }
                catch (OperationCanceledException)
                {
                    done.TrySetCanceled(CancellationToken.None);
                }
#pragma warning disable CA1031 // Whatever a thread meets is the caller's to see, on the caller's thread.
                catch (Exception bad)
                {
                    done.TrySetException(bad);
                }
#pragma warning restore CA1031
            }
        }
        finally
        {
            objects?.Dispose();
        }
    }

    private static T[] Await<T>(Task<T[]> task, CancellationToken stop)
    {
        try
        {
            task.Wait(stop);
        }
        catch (AggregateException bad) when (bad.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }

        return task.Result;
    }
}
