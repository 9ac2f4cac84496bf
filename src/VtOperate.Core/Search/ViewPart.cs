namespace VtOperate.Core.Search;

/// <summary>A segment in a view.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Live">Which of its documents count; null for all.</param>
/// <param name="Start">The number of its first document in the view.</param>
internal sealed record ViewPart(Segment Segment, LiveDocuments? Live, int Start = 0)
{
    /// <summary>How many documents that count hold a term.</summary>
    public int DocumentsWithTerm(int term)
    {
        if (Live is null) return Segment.DocumentsWithTerm(term);
        int documents = 0;
        for (PostingCursor postings = Segment.Postings(term); postings.NextDocument();)
        {
            if (Live.Contains(postings.Document)) documents++;
        }

        return documents;
    }
}
