using System.Runtime.ExceptionServices;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Storage;

/// <summary>Does work on many items at once and gives the results in the order of the items, on the caller's thread.</summary>
internal static class OrderedWork
{
    private const int LargestBatch = 32;

    /// <summary>
    /// The result for each item, in order; a bounded number of items is ahead of the consumer. Problems of an item are reported on the caller's thread before its result.
    /// When the consumer ends early, whatever runs is stopped and waited for, so that nothing is left behind.
    /// </summary>
    /// <param name="items">The items; enumerated on the caller's thread.</param>
    /// <param name="work">The work for one item; called on any thread, for several items at once. Its reporter keeps problems for the caller's thread.</param>
    /// <param name="reporter">Where problems go.</param>
    /// <param name="stop">Stops the work.</param>
    public static IEnumerable<TResult> Select<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, IReporter, TResult> work, IReporter reporter, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using IEnumerator<TItem> source = items.GetEnumerator();
        var running = new Queue<Task<List<(TResult Result, SilentReporter Said)>>>();
        int ahead = Environment.ProcessorCount + 1, size = 1;
        bool isMore = true;
        try
        {
            while (true)
            {
                while (isMore && running.Count < ahead)
                {
                    List<TItem> batch = Next(source, size, ref isMore);
                    if (batch.Count == 0) break;

                    // The first result is wanted at once, the rest with little ado.
                    size = Math.Min(2 * size, LargestBatch);
                    running.Enqueue(Task.Run(() => Work(batch, work, end.Token), CancellationToken.None));
                }

                if (!running.TryDequeue(out Task<List<(TResult Result, SilentReporter Said)>>? first)) yield break;
                foreach ((TResult result, SilentReporter said) in Result(first))
                {
                    stop.ThrowIfCancellationRequested();
                    foreach (OperationException problem in said.Problems) reporter.Problem(problem);
                    yield return result;
                }
            }
        }
        finally
        {
            end.Cancel();
            foreach (Task task in running) Settle(task);
        }
    }

    private static List<TItem> Next<TItem>(IEnumerator<TItem> source, int size, ref bool isMore)
    {
        var batch = new List<TItem>(size);
        while (batch.Count < size && (isMore = source.MoveNext())) batch.Add(source.Current);
        return batch;
    }

    private static List<(TResult Result, SilentReporter Said)> Work<TItem, TResult>(List<TItem> batch, Func<TItem, IReporter, TResult> work, CancellationToken stop)
    {
        var results = new List<(TResult, SilentReporter)>(batch.Count);
        foreach (TItem item in batch)
        {
            stop.ThrowIfCancellationRequested();
            var said = new SilentReporter();
            results.Add((work(item, said), said));
        }

        return results;
    }

    private static T Result<T>(Task<T> task)
    {
        Settle(task);
        if (task.Exception is { } fault) ExceptionDispatchInfo.Throw(fault.InnerExceptions[0]);
        return task.IsCanceled ? throw new OperationCanceledException() : task.Result;
    }

    // Waits without throwing: what went wrong is for who asks for the result.
    private static void Settle(Task task) => Task.WaitAny(task);
}
