using System.Runtime.ExceptionServices;

namespace VtOperate.Core.Search;

/// <summary>Reads files into segments, on all processors and in bounded memory.</summary>
internal sealed class IndexReading
{
    private const int Chunk = 32;
    private const int FewFiles = 2 * Chunk;
    private const int MostWorkers = 8;

    // What a first reading of so many leaves behind is more than a session needs ever after, and the runtime is in no hurry to find it out.
    private const int ManyFiles = 20_000;
    private const int ProgressInterval = 200;

    private readonly IIndexSource _source;
    private readonly IndexStore? _store;
    private readonly IReadOnlyList<(SourceFile File, IndexEntry? Before)> _work;
    private readonly IndexEntry[] _entries;
    private readonly List<StoredSegment> _segments = [];
    private readonly int _firstSegment;
    private readonly long _startedAt, _mostGathered;
    private int _next, _done;

    private IndexReading(IIndexSource source, IndexStore? store, IReadOnlyList<(SourceFile File, IndexEntry? Before)> work, int firstSegment, long startedAt, long mostGathered)
    {
        (_source, _store, _work, _firstSegment, _startedAt, _mostGathered) = (source, store, work, firstSegment, startedAt, mostGathered);
        _entries = new IndexEntry[work.Count];
    }

    /// <summary>Reads some files.</summary>
    /// <param name="source">How they are read.</param>
    /// <param name="store">Where segments are kept; null for memory.</param>
    /// <param name="work">The files, each with what was known of it.</param>
    /// <param name="firstSegment">The number of the first new segment.</param>
    /// <param name="startedAt">When the files were listed, in ticks of UTC.</param>
    /// <param name="mostGathered">About how many bytes of memory are filled before a segment is written.</param>
    /// <param name="reporter">Hears of the progress.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <returns>What is known of each file now, and the new segments.</returns>
    public static (IndexEntry[] Entries, IReadOnlyList<StoredSegment> Segments) Run(
        IIndexSource source, IndexStore? store, IReadOnlyList<(SourceFile File, IndexEntry? Before)> work, int firstSegment, long startedAt, long mostGathered, IReporter reporter, CancellationToken stop)
    {
        var reading = new IndexReading(source, store, work, firstSegment, startedAt, mostGathered);
        if (work.Count <= FewFiles) reading.Work(mostGathered, stop);
        else reading.Share(reporter, stop);
        if (work.Count > ManyFiles) GC.Collect();
        return (reading._entries, reading._segments);
    }

    private void Share(IReporter reporter, CancellationToken stop)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        int count = Math.Clamp(Environment.ProcessorCount, 1, MostWorkers);
        var workers = new Task[count];
        for (int i = 0; i < count; i++)
        {
            workers[i] = Task.Run(() =>
            {
                try
                {
                    Work(_mostGathered / count, failed.Token);
                }
                catch
                {
                    failed.Cancel();
                    throw;
                }
            }, CancellationToken.None);
        }

        string activity = $"Indexing {_source.Name}";
        while (!Task.WhenAll(workers).IsCompleted)
        {
            if (Task.WhenAny(Task.WhenAll(workers)).Wait(ProgressInterval, CancellationToken.None)) break;
            reporter.Progress(activity, $"{Volatile.Read(ref _done)} of {_work.Count}", (int)(100L * Volatile.Read(ref _done) / _work.Count));
        }

        reporter.Progress(activity, "", 100);
        stop.ThrowIfCancellationRequested();
        if (Array.Find(workers, worker => worker.IsFaulted) is { } faulted) ExceptionDispatchInfo.Throw(faulted.Exception!.InnerException!);
    }

    private void Work(long mostGathered, CancellationToken stop)
    {
        var builder = new SegmentBuilder(_source.Fields.Count);
        var gathered = new List<int>();
        while (true)
        {
            int from = Interlocked.Add(ref _next, Chunk) - Chunk;
            if (from >= _work.Count) break;
            for (int i = from; i < Math.Min(from + Chunk, _work.Count); i++)
            {
                stop.ThrowIfCancellationRequested();
                if (Read(i, builder)) gathered.Add(i);
                Interlocked.Increment(ref _done);
            }

            if (builder.Size < mostGathered) continue;
            Keep(builder, gathered);
            builder = new SegmentBuilder(_source.Fields.Count);
        }

        if (gathered.Count > 0) Keep(builder, gathered);
    }

    // True when the builder has a new document.
    private bool Read(int number, SegmentBuilder builder)
    {
        (SourceFile file, IndexEntry? before) = _work[number];
        var reporter = new SilentReporter();
        SourceDocument? document = _source.Read(file, reporter);
        IndexProblem[] problems = [.. reporter.Problems.Select(problem => new IndexProblem(problem.Id, problem.Target?.ToString(), problem.Message))];
        bool isUncertain = document is null || file.Stamp.IsRacyAt(_startedAt);
        var entry = new IndexEntry(file.Root, file.Path, file.Stamp, isUncertain, 0, -1, -1, problems);
        if (document is null)
        {
            _entries[number] = entry;
            return false;
        }

        ulong fingerprint = isUncertain || before is { Fingerprint: not 0 } ? document.Fingerprint() : 0;
        if (before is { Fingerprint: not 0, Segment: >= 0 } && before.Fingerprint == fingerprint)
        {
            _entries[number] = entry with { Fingerprint = isUncertain ? fingerprint : 0, Segment = before.Segment, Document = before.Document };
            return false;
        }

        _entries[number] = entry with { Fingerprint = isUncertain ? fingerprint : 0, Document = builder.Add(document.Id, document.Texts, document.Stored) };
        return true;
    }

    private void Keep(SegmentBuilder builder, List<int> gathered)
    {
        StoredSegment segment = _store is null ? new StoredSegment(Segment.Open(builder.Build(), isTrusted: true), null) : _store.Keep(builder.WriteTo);
        int number;
        lock (_segments)
        {
            number = _firstSegment + _segments.Count;
            _segments.Add(segment);
        }

        foreach (int i in gathered) _entries[i] = _entries[i] with { Segment = number };
        gathered.Clear();
    }
}
