using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VtOperate.Engine.History;

/// <summary>
/// Inflates zlib streams (RFC 1950 and 1951) whose length is known into memory of the caller. A pack holds many thousands of small ones, for which starting a
/// <see cref="System.IO.Compression.ZLibStream"/> costs more than the work itself. Every length, distance and code is checked, and the checksum is compared. Not thread-safe.
/// </summary>
internal sealed class Inflater
{
    /// <summary>Room for three literals and the longest match, which is copied sixteen bytes at a time.</summary>
    internal const int Slack = 258 + 24;


    private const int InputMargin = 16;
    private const int LiteralRoot = 10, DistanceRoot = 8, LengthRoot = 7;
    private static readonly HuffmanTable s_fixedLiterals = MakeFixedLiterals();
    private static readonly HuffmanTable s_fixedDistances = MakeFixedDistances();
    private readonly HuffmanTable _literals = new(LiteralRoot, DeflateSymbols.OfLiterals);
    private readonly HuffmanTable _distances = new(DistanceRoot, DeflateSymbols.OfDistances);
    private readonly HuffmanTable _lengths = new(LengthRoot, DeflateSymbols.OfLengths);
    private readonly byte[] _codeLengths = new byte[DeflateSymbols.Literals + DeflateSymbols.Distances];

    /// <summary>Inflates a stream.</summary>
    /// <param name="source">Where it lies.</param>
    /// <param name="at">Where it starts there.</param>
    /// <param name="room">Takes the bytes. What lies behind them is overwritten, too; the last bytes of a stream are faster where there is <see cref="Slack"/>.</param>
    /// <param name="length">How many there are.</param>
    /// <exception cref="InvalidDataException">It is damaged, cut off, or longer or shorter than said.</exception>
    internal void Inflate(IByteWindows source, long at, Span<byte> room, int length)
    {
        Span<byte> output = room[..length];
        var input = new DeflateInput(source, at);
        input.Fill();
        uint method = input.Take(8), flags = input.Take(8);
        if ((method & 15) != 8 || method >> 4 > 7 || ((method << 8) | flags) % 31 != 0 || (flags & 32) != 0) throw new InvalidDataException("An object is not deflated.");
        int written = 0;
        bool isLast;
        do
        {
            input.Fill();
            isLast = input.Take(1) != 0;
            switch (input.Take(2))
            {
                case 0:
                    written = CopyStored(ref input, output, written);
                    break;
                case 1:
                    written = InflateBlock(ref input, s_fixedLiterals, s_fixedDistances, room, length, written);
                    break;
                case 2:
                    ReadCodes(ref input);
                    written = InflateBlock(ref input, _literals, _distances, room, length, written);
                    break;
                default:
                    throw new InvalidDataException("A deflated object has a block of no known kind.");
            }
        }
        while (!isLast);

        input.CheckEnd();
        if (written < output.Length) throw new InvalidDataException("An object ends too early.");
        input.Align();
        Span<byte> sum = stackalloc byte[4];
        input.Copy(sum);
        if (BinaryPrimitives.ReadUInt32BigEndian(sum) != Adler32.Of(output)) throw new InvalidDataException("An object has a wrong checksum.");
    }

    private static int CopyStored(ref DeflateInput input, Span<byte> output, int written)
    {
        input.Align();
        Span<byte> head = stackalloc byte[4];
        input.Copy(head);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(head);
        if ((length ^ 0xffff) != BinaryPrimitives.ReadUInt16LittleEndian(head[2..])) throw new InvalidDataException("A stored block contradicts its length.");
        if (length > output.Length - written) throw TooLong();
        input.Copy(output.Slice(written, length));
        return written + length;
    }

    private void ReadCodes(ref DeflateInput input)
    {
        ReadOnlySpan<byte> order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        input.Fill();
        int literals = (int)input.Take(5) + 257, distances = (int)input.Take(5) + 1, lengths = (int)input.Take(4) + 4;
        if (literals > 286 || distances > 30) throw new InvalidDataException("A deflated block has too many codes.");
        Span<byte> own = stackalloc byte[DeflateSymbols.Lengths];
        own.Clear();
        for (int i = 0; i < lengths; i++)
        {
            if (input.Count < 3) input.Fill();
            own[order[i]] = (byte)input.Take(3);
        }

        _lengths.Build(own, mayBeIncomplete: false);
        Span<byte> all = _codeLengths.AsSpan(0, literals + distances);
        for (int at = 0; at < all.Length;)
        {
            if (input.Count < 14) input.Fill();
            int symbol = (int)(input.Decode(_lengths) >> 16);
            if (symbol < 16)
            {
                all[at++] = (byte)symbol;
                continue;
            }

            if (symbol == 16 && at == 0) throw new InvalidDataException("A deflated block repeats a code length before the first.");
            int times = symbol switch { 16 => 3 + (int)input.Take(2), 17 => 3 + (int)input.Take(3), _ => 11 + (int)input.Take(7) };
            if (times > all.Length - at) throw new InvalidDataException("A deflated block has more code lengths than codes.");
            all.Slice(at, times).Fill(symbol == 16 ? all[at - 1] : (byte)0);
            at += times;
        }

        input.CheckEnd();
        if (all[256] == 0) throw new InvalidDataException("A deflated block has no end.");
        _literals.Build(all[..literals], mayBeIncomplete: true);
        _distances.Build(all[literals..], mayBeIncomplete: true);
    }

    private static int InflateBlock(ref DeflateInput input, HuffmanTable literals, HuffmanTable distances, Span<byte> room, int length, int written)
    {
        Span<byte> output = room[..length];
        while (true)
        {
            if (input.Window.Length - input.At >= InputMargin && room.Length - written >= Slack)
            {
                written = Run(ref input, literals, distances, room, written);
                if (written > length) throw TooLong();
            }

            input.Fill();
            uint entry = input.Decode(literals);
            if ((entry & HuffmanTable.Literal) != 0)
            {
                if (written == output.Length) throw TooLong();
                output[written++] = (byte)(entry >> 16);
                continue;
            }

            if ((entry & HuffmanTable.Special) != 0) return IsEnd(entry) ? written : throw NoCode();
            int count = (int)(entry >> 16) + (int)input.Take((int)(entry >> 8) & 15);
            uint far = input.Decode(distances);
            if ((far & HuffmanTable.Special) != 0) throw NoCode();
            int distance = (int)(far >> 16) + (int)input.Take((int)(far >> 8) & 15);
            if (distance > written) throw TooFar();
            if (count > output.Length - written) throw TooLong();
            for (int end = written + count; written < end; written++) output[written] = output[written - distance];
        }
    }

    // Goes on as long as neither input nor output can end within one step, and leaves the symbol with which the block ends to the careful way. The entries of a table lead nowhere outside of it.
    private static int Run(ref DeflateInput input, HuffmanTable literals, HuffmanTable distances, Span<byte> output, int written)
    {
        ref byte source = ref MemoryMarshal.GetReference(input.Window);
        ref byte target = ref MemoryMarshal.GetReference(output);
        ref uint first = ref MemoryMarshal.GetArrayDataReference(literals.Entries);
        ref uint second = ref MemoryMarshal.GetArrayDataReference(distances.Entries);
        ulong bits = input.Bits;
        int count = input.Count, at = input.At, mask = literals.Mask, farMask = distances.Mask;
        int lastInput = input.Window.Length - InputMargin, lastOutput = output.Length - Slack;
        while (at <= lastInput && written <= lastOutput)
        {
            Refill(ref source, ref at, ref bits, ref count);
            uint entry = Unsafe.Add(ref first, (int)bits & mask);
            if ((int)entry < 0)
            {
                Drop(entry, ref bits, ref count);
                Unsafe.Add(ref target, written++) = (byte)(entry >> 16);
                entry = Unsafe.Add(ref first, (int)bits & mask);
                if ((int)entry < 0)
                {
                    Drop(entry, ref bits, ref count);
                    Unsafe.Add(ref target, written++) = (byte)(entry >> 16);
                    entry = Unsafe.Add(ref first, (int)bits & mask);
                    if ((int)entry < 0)
                    {
                        Drop(entry, ref bits, ref count);
                        Unsafe.Add(ref target, written++) = (byte)(entry >> 16);
                        continue;
                    }
                }

                Refill(ref source, ref at, ref bits, ref count);
            }

            if ((entry & HuffmanTable.Special) != 0)
            {
                if ((entry & 0xf00) == 0) break;
                uint longer = Unsafe.Add(ref first, (int)(entry >> 16) + ((int)(bits >> ((int)entry & 31)) & ((1 << ((int)(entry >> 8) & 15)) - 1)));
                if ((int)longer >= 0 && (longer & HuffmanTable.Special) != 0) break;
                Drop(entry, ref bits, ref count);
                entry = longer;
                if ((int)entry < 0)
                {
                    Drop(entry, ref bits, ref count);
                    Unsafe.Add(ref target, written++) = (byte)(entry >> 16);
                    continue;
                }
            }

            Drop(entry, ref bits, ref count);
            int length = (int)(entry >> 16) + Extra(entry, ref bits, ref count);
            uint far = Unsafe.Add(ref second, (int)bits & farMask);
            if ((far & HuffmanTable.Special) != 0)
            {
                if ((far & 0xf00) == 0) throw NoCode();
                Drop(far, ref bits, ref count);
                far = Unsafe.Add(ref second, (int)(far >> 16) + ((int)bits & ((1 << ((int)(far >> 8) & 15)) - 1)));
                if ((far & HuffmanTable.Special) != 0) throw NoCode();
            }

            Drop(far, ref bits, ref count);
            int distance = (int)(far >> 16) + Extra(far, ref bits, ref count);
            if (distance > written) throw TooFar();
            CopyMatch(ref Unsafe.Add(ref target, written), distance, length);
            written += length;
        }

        (input.Bits, input.Count, input.At) = (bits, count, at);
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte source, ref int at, ref ulong bits, ref int count)
    {
        ulong next = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, at));
        bits |= (BitConverter.IsLittleEndian ? next : BinaryPrimitives.ReverseEndianness(next)) << count;
        at += (63 - count) >> 3;
        count |= DeflateInput.FilledBits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Drop(uint entry, ref ulong bits, ref int count)
    {
        bits >>= (int)entry & 31;
        count -= (int)entry & 31;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Extra(uint entry, ref ulong bits, ref int count)
    {
        int extra = (int)(entry >> 8) & 15, value = (int)bits & ((1 << extra) - 1);
        bits >>= extra;
        count -= extra;
        return value;
    }

    // Up to fifteen bytes after the match are written, too, and then overwritten.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyMatch(ref byte target, int distance, int length)
    {
        ref byte from = ref Unsafe.Subtract(ref target, distance);
        if (distance >= 16)
        {
            for (int i = 0; i < length; i += 16) Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), Unsafe.ReadUnaligned<Int128>(ref Unsafe.Add(ref from, i)));
        }
        else if (distance >= 8)
        {
            for (int i = 0; i < length; i += 8) Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, i)));
        }
        else
        {
            for (int i = 0; i < length; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref from, i);
        }
    }

    private static bool IsEnd(uint entry) => (entry & DeflateSymbols.EndOfBlock) == DeflateSymbols.EndOfBlock;

    private static HuffmanTable MakeFixedLiterals()
    {
        Span<byte> lengths = stackalloc byte[DeflateSymbols.Literals];
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        var table = new HuffmanTable(LiteralRoot, DeflateSymbols.OfLiterals);
        table.Build(lengths, mayBeIncomplete: false);
        return table;
    }

    private static HuffmanTable MakeFixedDistances()
    {
        Span<byte> lengths = stackalloc byte[DeflateSymbols.Distances];
        lengths.Fill(5);
        var table = new HuffmanTable(DistanceRoot, DeflateSymbols.OfDistances);
        table.Build(lengths, mayBeIncomplete: false);
        return table;
    }

    private static InvalidDataException TooLong() => new("An object is longer than it claims.");

    private static InvalidDataException TooFar() => new("A deflated object repeats what lies before its start.");

    private static InvalidDataException NoCode() => new("A deflated object holds a code that stands for nothing.");
}
