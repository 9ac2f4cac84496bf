using System.Buffers.Binary;

namespace VtOperate.Engine.History;

/// <summary>The bits of a deflated stream, which lies in pieces. Zeros follow its end, and whoever has used one of them is told so.</summary>
internal ref struct DeflateInput
{
    /// <summary>As many bits as <see cref="Fill"/> makes sure of: more than a match with its distance takes.</summary>
    internal const int FilledBits = 56;

    private readonly IByteWindows _source;
    private long _start;
    private int _madeUp;

    internal DeflateInput(IByteWindows source, long at)
    {
        _source = source;
        _start = at;
        Window = source.WindowAt(at);
    }

    /// <summary>The next bits, the next one lowest. Above <see cref="Count"/> they are zero or what is read again later.</summary>
    internal ulong Bits { get; set; }

    /// <summary>How many of them count.</summary>
    internal int Count { get; set; }

    /// <summary>The piece that is read.</summary>
    internal ReadOnlySpan<byte> Window { get; private set; }

    /// <summary>The next byte of the piece.</summary>
    internal int At { get; set; }

    /// <summary>Makes at least 56 bits ready.</summary>
    /// <exception cref="InvalidDataException">Bits beyond the end were used.</exception>
    internal void Fill()
    {
        if (Window.Length - At >= 8)
        {
            Bits |= BinaryPrimitives.ReadUInt64LittleEndian(Window[At..]) << Count;
            At += (63 - Count) >> 3;
            Count |= FilledBits;
            return;
        }

        CheckEnd();
        while (Count < FilledBits)
        {
            if (At == Window.Length && !MoveNext())
            {
                _madeUp++;
            }
            else
            {
                Bits |= (ulong)Window[At++] << Count;
            }

            Count += 8;
        }
    }

    /// <summary>Takes bits that are ready.</summary>
    internal uint Take(int count)
    {
        uint taken = (uint)Bits & ((1u << count) - 1);
        Bits >>= count;
        Count -= count;
        return taken;
    }

    /// <summary>Takes a code that is ready.</summary>
    internal uint Decode(HuffmanTable table)
    {
        uint entry = table.Entries[(int)Bits & table.Mask];
        if ((entry & (HuffmanTable.Literal | HuffmanTable.Special)) == HuffmanTable.Special && (entry & 0xf00) != 0)
        {
            Take((int)entry & 31);
            entry = table.Entries[((int)(entry >> 16) & 0x7fff) + ((int)Bits & ((1 << ((int)(entry >> 8) & 15)) - 1))];
        }

        Take((int)entry & 31);
        return entry;
    }

    /// <summary>Leaves out what is left of the current byte.</summary>
    internal void Align() => Take(Count & 7);

    /// <summary>Copies whole bytes, of which no part was taken.</summary>
    /// <exception cref="InvalidDataException">There are not as many.</exception>
    internal void Copy(scoped Span<byte> bytes)
    {
        while (!bytes.IsEmpty && Count > 0)
        {
            bytes[0] = (byte)Take(8);
            bytes = bytes[1..];
        }

        CheckEnd();
        if (bytes.IsEmpty) return;
        Bits = 0;
        while (!bytes.IsEmpty)
        {
            if (At == Window.Length && !MoveNext()) throw TooShort();
            int count = Math.Min(bytes.Length, Window.Length - At);
            Window.Slice(At, count).CopyTo(bytes);
            At += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Makes sure that no bit beyond the end was used.</summary>
    /// <exception cref="InvalidDataException">One was.</exception>
    internal readonly void CheckEnd()
    {
        if (_madeUp * 8 > Count) throw TooShort();
    }

    private bool MoveNext()
    {
        _start += Window.Length;
        Window = _source.WindowAt(_start);
        At = 0;
        return !Window.IsEmpty;
    }

    private static InvalidDataException TooShort() => new("A deflated object is cut off.");
}
