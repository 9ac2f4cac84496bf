namespace VtOperate.Core.Search;

/// <summary>Where a term stands: ascending by document, then by field.</summary>
internal sealed class PostingList
{
    private Posting[] _items = new Posting[2];
    private int _count;

    /// <summary>How many documents hold the term.</summary>
    public int Documents { get; private set; }

    /// <summary>All places.</summary>
    public ReadOnlySpan<Posting> Items => _items.AsSpan(0, _count);

    /// <summary>Counts one occurrence. Documents and, within one, fields come in ascending order.</summary>
    public void Add(int document, byte field)
    {
        bool isKnown = _count > 0 && _items[_count - 1].Document == document;
        if (isKnown && _items[_count - 1].Field == field)
        {
            _items[_count - 1] = _items[_count - 1] with { Count = _items[_count - 1].Count + 1 };
            return;
        }

        if (!isKnown) Documents++;
        if (_count == _items.Length) Array.Resize(ref _items, _count * 2);
        _items[_count++] = new Posting(document, field, 1);
    }

    /// <summary>The places in one document.</summary>
    public ReadOnlySpan<Posting> Of(int document)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_items[middle].Document < document) low = middle + 1;
            else high = middle;
        }

        int end = low;
        while (end < _count && _items[end].Document == document) end++;
        return _items.AsSpan(low, end - low);
    }
}
