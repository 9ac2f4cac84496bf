namespace VtOperate.Engine.History;

/// <summary>Applies git's binary deltas (gitformat-pack, "Deltified representation"); every offset and length is checked.</summary>
internal static class Delta
{
    /// <summary>The object that the delta makes of its base.</summary>
    /// <exception cref="InvalidDataException">The delta does not fit its base or itself.</exception>
    internal static byte[] Apply(ReadOnlySpan<byte> source, ReadOnlySpan<byte> delta, long largest)
    {
        int at = 0;
        if (ReadSize(delta, ref at) != source.Length) throw new InvalidDataException("A delta belongs to another base.");
        long size = ReadSize(delta, ref at);

        // The densest instruction copies 16 MiB for four bytes; a larger claim is a lie, and is not worth the memory.
        if (size > largest || size > (long)(delta.Length - at) << 22) throw new InvalidDataException("A delta claims an absurd size.");
        byte[] result = GC.AllocateUninitializedArray<byte>((int)size);
        Span<byte> left = result;
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

        return left.IsEmpty ? result : throw new InvalidDataException("A delta yields less than it claims.");
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
