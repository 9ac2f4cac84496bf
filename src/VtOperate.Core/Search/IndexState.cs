using VtOperate.Core.Storage;

namespace VtOperate.Core.Search;

/// <summary>An index as it was at one moment: which files it knows, and the segments that hold their documents. Immutable; for any number of threads.</summary>
internal sealed class IndexState
{
    /// <summary>Makes a state.</summary>
    /// <param name="fields">The fields of a document.</param>
    /// <param name="entries">The files, in the order of <see cref="SourceFile.Compare"/>.</param>
    /// <param name="segments">The segments.</param>
    /// <param name="saved">The stamp of the file in the cache folder that says the same, or of the one that this state follows; null when there was none.</param>
    /// <exception cref="IndexDamagedException">A file's document is in no segment.</exception>
    public IndexState(IReadOnlyList<SearchField> fields, IReadOnlyList<IndexEntry> entries, IReadOnlyList<StoredSegment> segments, FileStamp? saved)
    {
        (Entries, Segments, Saved) = (entries, segments, saved);
        var live = new List<int>[segments.Count];
        for (int i = 0; i < live.Length; i++) live[i] = [];
        var problems = new List<IndexProblem>();
        foreach (IndexEntry entry in entries)
        {
            if (entry.Problems.Count > 0) problems.AddRange(entry.Problems);
            if (entry.Segment < 0) continue;
            if (entry.Segment >= segments.Count || (uint)entry.Document >= (uint)segments[entry.Segment].Segment.Count) throw new IndexDamagedException("A document of the index is in no segment.");
            live[entry.Segment].Add(entry.Document);
        }

        Problems = problems;
        var parts = new ViewPart[segments.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            Segment segment = segments[i].Segment;
            parts[i] = new ViewPart(segment, live[i].Count == segment.Count ? null : new LiveDocuments(segment.Count, live[i]));
        }

        View = new IndexView(fields, parts);
    }

    /// <summary>The files, in the order of <see cref="SourceFile.Compare"/>.</summary>
    public IReadOnlyList<IndexEntry> Entries { get; }

    /// <summary>What is wrong with the files, in their order.</summary>
    public IReadOnlyList<IndexProblem> Problems { get; }

    /// <summary>The segments.</summary>
    public IReadOnlyList<StoredSegment> Segments { get; }

    /// <summary>The stamp of the file in the cache folder that says the same, or of the one that this state follows; null when there was none.</summary>
    public FileStamp? Saved { get; }

    /// <summary>What can be searched.</summary>
    public IndexView View { get; }

    /// <summary>The same state as one that a file in the cache folder tells.</summary>
    public IndexState With(FileStamp? saved) => new(View.Fields, Entries, Segments, saved);
}
