using System.Runtime.CompilerServices;

namespace VtOperate.Core.Search;

/// <summary>A set of terms, numbered in the order they came. It is asked with spans, so that only a new term costs a string.</summary>
public sealed class TermTable
{
    // Twice as many as terms, so that few terms share one.
    private int[] _buckets;
    private Entry[] _entries;

    /// <summary>Makes an empty table.</summary>
    public TermTable(int capacity = 64)
    {
        int size = 16;
        while (size < capacity) size *= 2;
        _buckets = new int[2 * size];
        _entries = new Entry[size];
    }

    /// <summary>How many terms there are.</summary>
    public int Count { get; private set; }

    /// <summary>The term with this number, from 0.</summary>
    public string this[int number] => _entries[number].Term;

    /// <summary>The number of the term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => Find(term, string.GetHashCode(term));

    /// <summary>The number of the term, which is added when it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int GetOrAdd(ReadOnlySpan<char> term)
    {
        int hash = string.GetHashCode(term);
        int known = Find(term, hash);
        if (known >= 0) return known;
        if (Count == _entries.Length) Grow();
        int number = Count++;
        _entries[number] = new Entry { Term = term.ToString(), Hash = hash };
        Link(number);
        return number;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(ReadOnlySpan<char> term, int hash)
    {
        // A bucket holds the number of its first term plus one, so that a fresh array means empty.
        Entry[] entries = _entries;
        for (int at = _buckets[hash & (_buckets.Length - 1)] - 1; at >= 0;)
        {
            ref Entry entry = ref entries[at];
            if (entry.Hash == hash && term.SequenceEqual(entry.Term)) return at;
            at = entry.Next - 1;
        }

        return -1;
    }

    private void Link(int number)
    {
        ref int first = ref _buckets[_entries[number].Hash & (_buckets.Length - 1)];
        _entries[number].Next = first;
        first = number + 1;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length * 2];
        for (int number = 0; number < Count; number++) Link(number);
    }

    // Together, because memory is what a look-up waits for.
    private struct Entry
    {
        public string Term;
        public int Hash, Next;
    }
}
