using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>
/// A knowledge base as its index knows it: how many documents hold a word and which. The documents themselves are read one at a time, when they are asked for, so that the
/// surroundings of one document cost what they are and not what the base is. Documents have numbers below <see cref="Capacity"/>; not every number is a document.
/// </summary>
/// <param name="view">The index.</param>
/// <param name="read">Reads a document whole; null when it is gone.</param>
internal sealed class LikenessBase(IndexView view, Func<Solution, SolutionDocument?> read)
{
    private readonly string?[] _ids = new string?[view.Capacity];

    /// <summary>How many documents there are.</summary>
    public int Count => view.Count;

    /// <summary>One more than the highest number of a document.</summary>
    public int Capacity => view.Capacity;

    /// <summary>The base that some documents make.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="isRead">Hears the id of each document that is read; null for nobody.</param>
    public static LikenessBase Of(IEnumerable<SolutionDocument> documents, Action<string>? isRead = null)
    {
        var all = new Dictionary<string, SolutionDocument>(StringComparer.Ordinal);
        var builder = new SegmentBuilder(SolutionSearch.Fields.Count);
        foreach (SolutionDocument document in documents)
        {
            all[document.Solution.Id] = document;
            Add(document, builder);
        }

        return new LikenessBase(new IndexView(SolutionSearch.Fields, [new ViewPart(Segment.Open(builder.Build(), isTrusted: true), null)]), solution =>
        {
            isRead?.Invoke(solution.Id);
            return all[solution.Id];
        });
    }

    /// <summary>This base with a document as it will be, in place of the one that has its id.</summary>
    public LikenessBase With(SolutionDocument changed)
    {
        var parts = new List<ViewPart>();
        foreach (ViewPart part in view.Parts)
        {
            List<int> live = [.. Enumerable.Range(0, part.Segment.Count).Where(document => part.Live?.Contains(document) != false && part.Segment.Id(document) != changed.Solution.Id)];
            parts.Add(new ViewPart(part.Segment, live.Count == part.Segment.Count ? null : new LiveDocuments(part.Segment.Count, live)));
        }

        var builder = new SegmentBuilder(view.Fields.Count);
        Add(changed, builder);
        parts.Add(new ViewPart(Segment.Open(builder.Build(), isTrusted: true), null));
        return new LikenessBase(new IndexView(view.Fields, parts), solution => solution.Id == changed.Solution.Id ? changed : read(solution));
    }

    /// <summary>The numbers of the documents.</summary>
    public IEnumerable<int> Documents() => view.Documents();

    /// <summary>The id of a document.</summary>
    public string Id(int document) => _ids[document] ??= view.Id(document);

    /// <summary>What the index keeps of a document.</summary>
    public Solution Solution(int document)
    {
        Solution solution = SolutionRecord.Read(view.Stored(document));
        GC.KeepAlive(view);
        return solution;
    }

    /// <summary>A document, read whole; null when it is gone.</summary>
    public SolutionDocument? Document(int document) => read(Solution(document));

    /// <summary>Where a term stands; null when no document holds it.</summary>
    public IndexTerm? Find(string term)
    {
        IndexTerm? found = view.Find(term);
        GC.KeepAlive(view);
        return found;
    }

    /// <summary>Adds to what each document that holds a term has in common with a text.</summary>
    /// <param name="term">The term.</param>
    /// <param name="share">What it counts: of the square of the text's length, and of the text for a document of length 1.</param>
    /// <param name="shares">What each document has in common so far, by number; negative for one that was not met yet.</param>
    /// <param name="met">The documents that were met; null when only those count that were met before.</param>
    public void Share(IndexTerm term, (float Square, float Product) share, (float Square, float Product)[] shares, List<int>? met)
    {
        for (int i = 0; i < term.Numbers.Length; i++)
        {
            if (term.Numbers[i] < 0) continue;
            ViewPart part = view.Parts[i];
            for (PostingCursor postings = part.Segment.Postings(term.Numbers[i]); postings.NextDocument();)
            {
                ref (float Square, float Product) known = ref shares[part.Start + postings.Document];
                if (known.Square < 0)
                {
                    if (met is null || part.Live?.Contains(postings.Document) == false) continue;
                    known = (0, 0);
                    met.Add(part.Start + postings.Document);
                }

                known.Square += share.Square;
                known.Product += share.Product;
            }
        }

        GC.KeepAlive(view);
    }

    private static void Add(SolutionDocument document, SegmentBuilder builder) => builder.Add(document.Solution.Id, SolutionTexts.Of(document), SolutionRecord.Write(document.Solution));
}
