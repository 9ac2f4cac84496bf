namespace VtOperate.Core.Search;

/// <summary>Which documents of a segment count: one bit a document. The others were changed or removed since the segment was written.</summary>
internal sealed class LiveDocuments
{
    private readonly ulong[] _bits;

    /// <summary>Takes the numbers of the documents that count.</summary>
    public LiveDocuments(int documents, IEnumerable<int> live)
    {
        _bits = new ulong[(documents + 63) / 64];
        foreach (int document in live)
        {
            ulong bit = 1UL << (document & 63);
            if ((_bits[document >> 6] & bit) == 0) Count++;
            _bits[document >> 6] |= bit;
        }
    }

    /// <summary>How many documents count.</summary>
    public int Count { get; }

    /// <summary>Whether a document counts.</summary>
    public bool Contains(int document) => (_bits[document >> 6] & (1UL << (document & 63))) != 0;
}
