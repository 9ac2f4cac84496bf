using System.Numerics;

namespace VtOperate.Engine.History;

/// <summary>
/// Decodes one Huffman code of a deflate block (RFC 1951, section 3.2.2) by table: the next bits of the stream are the index of an entry that says which symbol
/// begins there and how long its code is. Codes longer than the root of the table end in a second table, to which the entry of their first bits leads. Used again for every block.
/// </summary>
/// <remarks>
/// Bits 0 to 4 of an entry are the length of the code, or of what is left of it in a second table. With <see cref="Special"/> set, bits 8 to 11 are the index bits
/// of a second table and bits 16 up its place; none of both means the end of the block, and a length of 0 a code that stands for nothing. With <see cref="Literal"/>
/// set, bits 16 to 23 are a byte. Otherwise bits 16 to 30 are a base and bits 8 to 11 the number of extra bits that are added to it.
/// </remarks>
internal sealed class HuffmanTable(int largestRoot, uint[] symbols)
{
    internal const uint Literal = 0x8000_0000;
    internal const uint Special = 0x8000;
    internal const int LongestCode = 15;

    // A complete code of 288 symbols with a root of 10 bits needs 1,334 entries at most (zlib, examples/enough.c); smaller ones less.
    private const int Size = 2048;
    private readonly uint[] _entries = new uint[Size];
    private readonly int[] _counts = new int[LongestCode + 1];
    private readonly int[] _offsets = new int[LongestCode + 2];
    private readonly ushort[] _sorted = new ushort[symbols.Length];

    /// <summary>The entries; the first <see cref="Mask"/> + 1 are the root.</summary>
    internal uint[] Entries => _entries;

    /// <summary>How many bits index the root.</summary>
    internal int RootBits { get; private set; }

    /// <summary>The bits that index the root.</summary>
    internal int Mask => (1 << RootBits) - 1;

    /// <summary>Builds the table.</summary>
    /// <param name="lengths">The length of each symbol's code, 0 for a symbol that does not occur.</param>
    /// <param name="mayBeIncomplete">Whether a single code of one bit, or none at all, is allowed, as it is for everything but the lengths themselves.</param>
    /// <exception cref="InvalidDataException">More codes than there is room for, or fewer than fill it.</exception>
    internal void Build(ReadOnlySpan<byte> lengths, bool mayBeIncomplete)
    {
        int longest = Sort(lengths);
        if (longest == 0 || (longest == 1 && _counts[1] == 1))
        {
            if (!mayBeIncomplete) throw new InvalidDataException("A code of a deflated object is incomplete.");
            RootBits = 1;
            _entries[0] = longest == 0 ? Special : symbols[_sorted[0]] + 1;
            _entries[1] = Special;
            return;
        }

        RootBits = Math.Min(longest, largestRoot);
        int length = 1, next = 0, code = FillRoot(ref length, ref next);
        if (length <= longest) FillSecond(code, length, next, longest);
    }

    // Sorts the symbols by the length of their code and checks that the codes fill their room. The longest length.
    private int Sort(ReadOnlySpan<byte> lengths)
    {
        Array.Clear(_counts);
        foreach (byte length in lengths) _counts[length]++;
        int longest = LongestCode, room = 1;
        while (longest > 0 && _counts[longest] == 0) longest--;
        _offsets[1] = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            room = (room << 1) - _counts[length];
            if (room < 0) throw new InvalidDataException("A code of a deflated object is over-subscribed.");
            _offsets[length + 1] = _offsets[length] + _counts[length];
        }

        if (room > 0 && longest > 1) throw new InvalidDataException("A code of a deflated object is incomplete.");
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0) _sorted[_offsets[lengths[symbol]]++] = (ushort)symbol;
        }

        return longest;
    }

    // Codes come first bit first, so that they count up from their highest bit. A table of one bit more is the same table twice.
    private int FillRoot(ref int length, ref int next)
    {
        int code = 0;
        for (; length <= RootBits; length++)
        {
            if (length > 1) _entries.AsSpan(0, 1 << (length - 1)).CopyTo(_entries.AsSpan(1 << (length - 1)));
            for (int left = _counts[length]; left > 0; left--)
            {
                _entries[code] = symbols[_sorted[next++]] + (uint)length;
                code = Following(code, length);
            }
        }

        return code;
    }

    private void FillSecond(int code, int length, int next, int longest)
    {
        int prefix = -1, start = 0, end = 1 << RootBits, bits = 0;
        for (; length <= longest; length++)
        {
            for (int left = _counts[length]; left > 0; left--)
            {
                if ((code & Mask) != prefix)
                {
                    prefix = code & Mask;
                    start = end;
                    bits = length - RootBits;
                    for (int room = left; room < 1 << bits && RootBits + bits < longest; room = (room << 1) + _counts[RootBits + bits]) bits++;
                    end = start + (1 << bits);
                    _entries[prefix] = Special | ((uint)start << 16) | ((uint)bits << 8) | (uint)RootBits;
                }

                uint entry = symbols[_sorted[next++]] + (uint)(length - RootBits);
                for (int at = start + (code >> RootBits); at < end; at += 1 << (length - RootBits)) _entries[at] = entry;
                code = Following(code, length);
            }
        }
    }

    // The next code of the same length, its bits turned round; 0 after the last, which starts the next length at its first free code.
    private static int Following(int code, int length)
    {
        int zeros = ~code & ((1 << length) - 1);
        if (zeros == 0) return 0;
        int bit = 1 << BitOperations.Log2((uint)zeros);
        return (code & (bit - 1)) | bit;
    }
}
