using System.Diagnostics;
using System.Globalization;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Search;

/// <summary>
/// An index over files that is never older than they are: at each use the files are listed and compared with what is known of them, and only those that changed are read.
/// Above some thousand files it is kept in the user's cache folder. Nothing but speed depends on that: what is missing, damaged or of another version is made again, and what
/// cannot be written stays in memory.
/// </summary>
internal sealed class DocumentIndex(IEngine engine, IIndexSource source, IndexSession session)
{
    /// <summary>The index of the files as they are now. What is wrong with files goes to the reporter each time.</summary>
    /// <param name="reporter">Hears what is wrong, and how long it took.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="prepare">What to do with an index that was read from the cache folder while the files are still being listed; null for nothing.</param>
    public IndexState Open(IReporter reporter, CancellationToken stop, Action<IndexView>? prepare = null)
    {
        var watch = Stopwatch.StartNew();
        long startedAt = session.Clock.GetUtcNow().UtcTicks;
        IndexStore? store = IndexStore.Of(engine, source, session.Clock);
        IndexState? known = session.Find(source.Key);
        Task<IndexState?>? loading = store?.HasNewerThan(known) == true ? Task.Run(() => Load(store, prepare), CancellationToken.None) : null;
        if (known is not null) store?.Release(known);
        IReadOnlyList<SourceFile> files = source.List(reporter, stop);
        TimeSpan listed = watch.Elapsed;
        if (loading?.GetAwaiter().GetResult() is { } loaded) known = loaded;
        if (files.Count <= session.MostInMemory) store = null;
        IndexState state;
        try
        {
            TimeSpan before = watch.Elapsed;
            bool isUnchanged = known is not null && IsUnchanged(known.Entries, files);
            listed += watch.Elapsed - before;
            state = isUnchanged ? known! : Refresh(known, files, startedAt, store, reporter, stop);
        }
        catch (IndexDamagedException)
        {
            store?.Discard();
            state = Refresh(null, files, startedAt, store, reporter, stop);
        }

        session.Keep(source.Key, state);
        foreach (IndexProblem problem in state.Problems) reporter.Problem(new OperationException(problem.Id, problem.Target, problem.Detail));

        if (store?.Failure is { } failure) reporter.Verbose($"The index of {source.Name} stays in memory: {failure}");
        else if (store is null && files.Count > session.MostInMemory) reporter.Verbose($"The index of {source.Name} stays in memory: there is no cache folder.");
        reporter.Verbose(string.Create(CultureInfo.InvariantCulture, $"Index of {source.Name}: {files.Count} files compared in {listed.TotalMilliseconds:0} ms, {(known is null ? "made new" : "brought up to date")} in {(watch.Elapsed - listed).TotalMilliseconds:0} ms."));
        return state;
    }

    /// <summary>A large index as it was last known, however old; null when there is none. No file that it is about is looked at.</summary>
    public IndexState? Kept()
    {
        if (session.Find(source.Key) is { } open) return open.Entries.Count > session.MostInMemory ? open : null;
        if (IndexStore.Of(engine, source, session.Clock)?.Load() is not { } loaded || loaded.Entries.Count <= session.MostInMemory) return null;
        session.Keep(source.Key, loaded);
        return loaded;
    }

    /// <summary>The index made anew from the files, because what was kept is damaged.</summary>
    public IndexState Rebuild(IReporter reporter, CancellationToken stop)
    {
        session.Forget(source.Key);
        IndexStore.Of(engine, source, session.Clock)?.Discard();
        return Open(reporter, stop);
    }

    // Reading the index and listing the files take about as long as each other, and neither needs the other.
    private static IndexState? Load(IndexStore store, Action<IndexView>? prepare)
    {
        IndexState? state = store.Load();
        try
        {
            if (state is not null) prepare?.Invoke(state.View);
            return state;
        }
        catch (IndexDamagedException)
        {
            store.Discard();
            return null;
        }
    }

    private IndexState Refresh(IndexState? known, IReadOnlyList<SourceFile> files, long startedAt, IndexStore? store, IReporter reporter, CancellationToken stop)
    {
        IReadOnlyList<IndexEntry> before = known?.Entries ?? [];
        var entries = new IndexEntry?[files.Count];
        var work = new List<(SourceFile File, IndexEntry? Before)>();
        var places = new List<int>();
        int at = 0, kept = 0;
        for (int i = 0; i < files.Count; i++)
        {
            SourceFile file = files[i];
            while (at < before.Count && SourceFile.Compare(before[at].Root, before[at].Path, file.Root, file.Path) < 0) at++;
            IndexEntry? entry = at < before.Count && before[at].Root == file.Root && before[at].Path == file.Path ? before[at] : null;
            if (entry is not null) kept++;
            if (entry is { IsUncertain: false } && entry.Stamp == file.Stamp)
            {
                entries[i] = entry;
                continue;
            }

            work.Add((file, entry));
            places.Add(i);
        }

        (IndexEntry[] read, IReadOnlyList<StoredSegment> added) = IndexReading.Run(source, store, work, known?.Segments.Count ?? 0, startedAt, session.MostGathered, reporter, stop);
        bool isSame = known is not null && kept == before.Count;
        for (int i = 0; i < read.Length; i++)
        {
            entries[places[i]] = read[i];
            isSame = isSame && work[i].Before is { } old && IsSame(old, read[i]);
        }

        if (isSame) return known!;
        var state = new IndexState(source.Fields, entries!, [.. known?.Segments ?? [], .. added], known?.Saved);
        state = IndexCompaction.Run(state, store, stop);
        return store is null ? state : store.Save(state, stop);
    }

    // What nearly every use finds, over tens of thousands of files.
    private static bool IsUnchanged(IReadOnlyList<IndexEntry> before, IReadOnlyList<SourceFile> files)
    {
        if (before.Count != files.Count) return false;
        for (int i = 0; i < files.Count; i++)
        {
            IndexEntry entry = before[i];
            SourceFile file = files[i];
            if (entry.IsUncertain || entry.Root != file.Root || entry.Stamp != file.Stamp || entry.Path != file.Path) return false;
        }

        return true;
    }

    private static bool IsSame(IndexEntry a, IndexEntry b) =>
        a.Stamp == b.Stamp && a.IsUncertain == b.IsUncertain && a.Segment == b.Segment && a.Document == b.Document && a.Problems.SequenceEqual(b.Problems);
}
