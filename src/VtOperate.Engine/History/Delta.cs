namespace VtOperate.Engine.History;

/// <summary>Applies git's binary deltas (gitformat-pack, "Deltified representation"); every offset and length is checked.</summary>
internal static class Delta
{
    /// <summary>How long the object is that the delta makes of its base.</summary>
    /// <exception cref="InvalidDataException">The delta does not fit its base, or claims an absurd length.</exception>
    internal static int ReadLength(ReadOnlySpan<byte> source, ReadOnlySpan<byte> delta, long largest)
    {
        int at = 0;
        if (ReadSize(delta, ref at) != source.Length) throw new InvalidDataException("A delta belongs to another base.");
        long size = ReadSize(delta, ref at);

        // The densest instruction copies 16 MiB for four bytes; a larger claim is a lie, and is not worth the memory.
        return size <= largest && size <= (long)(delta.Length - at) << 22 ? (int)size : throw new InvalidDataException("A delta claims an absurd size.");
    }

    /// <summary>Makes the object.</summary>
    /// <param name="source">The base.</param>
    /// <param name="delta">The instructions.</param>
    /// <param name="left">Takes the object; as long as <see cref="ReadLength"/> says.</param>
    /// <exception cref="InvalidDataException">The delta does not fit its base or itself.</exception>
    internal static void Apply(ReadOnlySpan<byte> source, ReadOnlySpan<byte> delta, Span<byte> left)
    {
        int at = 0;
        ReadSize(delta, ref at);
        ReadSize(delta, ref at);
        while (at < delta.Length)
        {
            byte instruction = delta[at++];
            if (instruction == 0) throw new InvalidDataException("A delta holds an unknown instruction.");
            ReadOnlySpan<byte> piece;
            if ((instruction & 0x80) == 0)
            {
                if (instruction > delta.Length - at) throw new InvalidDataException("A delta ends too early.");
                piece = delta.Slice(at, instruction);
                at += instruction;
            }
            else
            {
                long offset = ReadBits(delta, ref at, instruction & 0x0f);
                long length = ReadBits(delta, ref at, (instruction >> 4) & 0x07);
                if (length == 0) length = 0x10000;
                if (offset + length > source.Length) throw new InvalidDataException("A delta copies from beyond its base.");
                piece = source.Slice((int)offset, (int)length);
            }

            if (piece.Length > left.Length) throw new InvalidDataException("A delta yields more than it claims.");
            piece.CopyTo(left);
            left = left[piece.Length..];
        }

        if (!left.IsEmpty) throw new InvalidDataException("A delta yields less than it claims.");
    }

    private static long ReadBits(ReadOnlySpan<byte> delta, ref int at, int present)
    {
        long value = 0;
        for (int shift = 0; present != 0; present >>= 1, shift += 8)
        {
            if ((present & 1) == 0) continue;
            if (at >= delta.Length) throw new InvalidDataException("A delta ends too early.");
            value |= (long)delta[at++] << shift;
        }

        return value;
    }

    private static long ReadSize(ReadOnlySpan<byte> delta, ref int at)
    {
        long size = 0;
        for (int shift = 0; shift < 56; shift += 7)
        {
            if (at >= delta.Length) break;
            byte next = delta[at++];
            size |= (long)(next & 0x7f) << shift;
            if ((next & 0x80) == 0) return size;
        }

        throw new InvalidDataException("A delta does not say its size.");
    }
}
