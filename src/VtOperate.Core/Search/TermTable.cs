namespace VtOperate.Core.Search;

/// <summary>A set of terms, numbered in the order they came. It is asked with spans, so that only a new term costs a string.</summary>
public sealed class TermTable
{
    private int[] _buckets;
    private int[] _next;
    private int[] _hashes;
    private string[] _terms;

    /// <summary>Makes an empty table.</summary>
    public TermTable(int capacity = 64)
    {
        int size = 16;
        while (size < capacity) size *= 2;
        _buckets = new int[size];
        _next = new int[size];
        _hashes = new int[size];
        _terms = new string[size];
    }

    /// <summary>How many terms there are.</summary>
    public int Count { get; private set; }

    /// <summary>The term with this number, from 0.</summary>
    public string this[int number] => _terms[number];

    /// <summary>The number of the term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => Find(term, string.GetHashCode(term));

    /// <summary>The number of the term, which is added when it is new.</summary>
    public int GetOrAdd(ReadOnlySpan<char> term)
    {
        int hash = string.GetHashCode(term);
        int known = Find(term, hash);
        if (known >= 0) return known;
        if (Count == _terms.Length) Grow();
        int number = Count++;
        _terms[number] = term.ToString();
        _hashes[number] = hash;
        Link(number);
        return number;
    }

    private int Find(ReadOnlySpan<char> term, int hash)
    {
        // A bucket holds the number of its first term plus one, so that a fresh array means empty.
        for (int at = _buckets[hash & (_buckets.Length - 1)] - 1; at >= 0; at = _next[at] - 1)
        {
            if (_hashes[at] == hash && term.SequenceEqual(_terms[at])) return at;
        }

        return -1;
    }

    private void Link(int number)
    {
        ref int first = ref _buckets[_hashes[number] & (_buckets.Length - 1)];
        _next[number] = first;
        first = number + 1;
    }

    private void Grow()
    {
        int size = _terms.Length * 2;
        Array.Resize(ref _terms, size);
        Array.Resize(ref _hashes, size);
        _next = new int[size];
        _buckets = new int[size];
        for (int number = 0; number < Count; number++) Link(number);
    }
}
