namespace VtOperate.Core.Search;

/// <summary>Merges segments when there are many or when much of them no longer counts.</summary>
internal static class IndexCompaction
{
    private const int MostSegments = 8;

    // Merging maps all that is merged into memory, so the segments of a first reading of a hundred thousand documents stay as they are.
    private const int ManyDocuments = 2_000;
    private const int MostOfMany = 32;
    private const double MostGone = 0.25;
    private const double LeastShareOfLargest = 0.6;

    /// <summary>The same index in fewer segments, or the state itself when that is not worth its time.</summary>
    public static IndexState Run(IndexState state, IndexStore? store, CancellationToken stop)
    {
        ReadOnlySpan<ViewPart> parts = state.View.Parts;
        int large = 0;
        foreach (ViewPart part in parts)
        {
            if (Live(part) >= ManyDocuments) large++;
        }

        bool staysLarge = large <= MostOfMany;
        if (parts.Length - (staysLarge ? large : 0) <= MostSegments && state.View.Capacity - state.View.Count <= MostGone * state.View.Count) return state;
        var merged = new List<int>();
        for (int i = 0; i < parts.Length; i++)
        {
            // A large segment that is nearly all there is not worth being written again.
            bool isWorth = Live(parts[i]) < LeastShareOfLargest * state.View.Count && !(staysLarge && Live(parts[i]) >= ManyDocuments);
            if (isWorth || parts[i].Segment.Count - Live(parts[i]) > MostGone * Live(parts[i])) merged.Add(i);
        }

        return merged.Count == 0 ? state : Merge(state, merged, store, stop);
    }

    private static IndexState Merge(IndexState state, List<int> merged, IndexStore? store, CancellationToken stop)
    {
        ViewPart[] parts = state.View.Parts.ToArray();
        var merger = new SegmentMerger([.. merged.Select(i => parts[i])]);
        var segments = new List<StoredSegment>();
        var numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (merged.Contains(i)) continue;
            numbers[i] = segments.Count;
            segments.Add(state.Segments[i]);
        }

        void Write(Stream stream) => merger.WriteTo(stream, stop);
        if (store is not null)
        {
            segments.Add(store.Keep(Write));
        }
        else
        {
            using var memory = new MemoryStream();
            Write(memory);
            segments.Add(new StoredSegment(Segment.Open(memory.ToArray(), isTrusted: true), null));
        }

        var entries = new List<IndexEntry>(state.Entries.Count);
        foreach (IndexEntry entry in state.Entries)
        {
            int at = entry.Segment < 0 ? -1 : merged.IndexOf(entry.Segment);
            entries.Add(at >= 0 ? entry with { Segment = segments.Count - 1, Document = merger.NumberOf(at, entry.Document) }
                : entry.Segment < 0 ? entry
                : entry with { Segment = numbers[entry.Segment] });
        }

        return new IndexState(state.View.Fields, entries, segments, state.Saved);
    }

    private static int Live(ViewPart part) => part.Live?.Count ?? part.Segment.Count;
}
