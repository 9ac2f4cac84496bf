using System.Numerics;
using System.Runtime.CompilerServices;

namespace VtOperate.Core.Search;

/// <summary>
/// A set of terms, numbered in the order they came. It is asked with spans, so that only a new term costs a string. Open addressing with linear probing: what a look-up waits
/// for is memory, and most find their answer in the first place they look at, because a short term is its own key.
/// </summary>
public sealed class TermTable
{
    // Nine ASCII characters of seven bits each fit below the bit that says that a key is only a hash.
    private const int LongestKey = 9;
    private const ulong IsHash = 1UL << 63;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    // Twice as many as terms or more, so that few terms share a place.
    private Slot[] _slots;
    private string[] _terms;
    private int _shift;

    /// <summary>Makes an empty table.</summary>
    public TermTable(int capacity = 64)
    {
        int size = 16;
        while (size < capacity) size *= 2;
        _terms = new string[size];
        (_slots, _shift) = Places(size);
    }

    /// <summary>How many terms there are.</summary>
    public int Count { get; private set; }

    /// <summary>The term with this number, from 0.</summary>
    public string this[int number] => _terms[number];

    /// <summary>The number of the term, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ReadOnlySpan<char> term) => _slots[Place(term, Key(term))].Number - 1;

    /// <summary>The number of the term, which is added when it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int GetOrAdd(ReadOnlySpan<char> term)
    {
        ulong key = Key(term);
        int place = Place(term, key);
        int known = _slots[place].Number - 1;
        if (known >= 0) return known;
        if (Count == _terms.Length)
        {
            Grow();
            place = Place(term, key);
        }

        int number = Count++;
        _terms[number] = term.ToString();
        _slots[place] = new Slot { Key = key, Number = number + 1 };
        return number;
    }

    // The key of a short term is the term: no other has it, since none holds the character 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Key(ReadOnlySpan<char> term)
    {
        if (term.Length <= LongestKey)
        {
            ulong key = 0;
            uint all = 0;
            bool hasNull = false;
            foreach (char sign in term)
            {
                key = (key << 7) | sign;
                all |= sign;
                hasNull |= sign == 0;
            }

            if (all < 128 && !hasNull) return key;
        }

        return IsHash | ((ulong)(uint)string.GetHashCode(term) << 16) | (ushort)term.Length;
    }

    // Where the term stands, or the free place where it would.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Place(ReadOnlySpan<char> term, ulong key)
    {
        Slot[] slots = _slots;
        int place = (int)((key * Spread) >> _shift);
        while (true)
        {
            ref Slot slot = ref slots[place];
            if (slot.Number == 0) return place;
            if (slot.Key == key && ((key & IsHash) == 0 || term.SequenceEqual(_terms[slot.Number - 1]))) return place;
            place = (place + 1) & (slots.Length - 1);
        }
    }

    private void Grow()
    {
        Slot[] before = _slots;
        Array.Resize(ref _terms, _terms.Length * 2);
        (_slots, _shift) = Places(_terms.Length);
        foreach (Slot slot in before)
        {
            if (slot.Number == 0) continue;
            int place = (int)((slot.Key * Spread) >> _shift);
            while (_slots[place].Number != 0) place = (place + 1) & (_slots.Length - 1);
            _slots[place] = slot;
        }
    }

    private static (Slot[] Slots, int Shift) Places(int terms) => (new Slot[2 * terms], 64 - BitOperations.Log2(2 * (uint)terms));

    // A number is one more than the term's, so that a fresh array means empty.
    private struct Slot
    {
        public ulong Key;
        public int Number;
    }
}
