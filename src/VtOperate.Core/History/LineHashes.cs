using System.Runtime.InteropServices;

namespace VtOperate.Core.History;

/// <summary>
/// The lines of a text as 64-bit hashes, which compare faster than lines. Two different lines of one file have equal hashes less often
/// than memory errors occur; nothing but the borders of a difference hangs on it.
/// </summary>
public static class LineHashes
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    /// <summary>One hash a line, the line feed included, so that a last line without one differs.</summary>
    public static ulong[] Of(ReadOnlySpan<byte> text)
    {
        int count = text.Count((byte)'\n');
        if (text.Length > 0 && text[^1] != '\n') count++;
        ulong[] hashes = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            int end = text.IndexOf((byte)'\n') + 1;
            if (end == 0) end = text.Length;
            hashes[i] = Hash(text[..end]);
            text = text[end..];
        }

        return hashes;
    }

    /// <summary>One hash a line, in which white space does not count (<c>git diff -w</c>).</summary>
    public static ulong[] WithoutBlanks(ReadOnlySpan<byte> text)
    {
        byte[] line = [];
        int count = text.Count((byte)'\n');
        if (text.Length > 0 && text[^1] != '\n') count++;
        ulong[] hashes = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            int end = text.IndexOf((byte)'\n') + 1;
            if (end == 0) end = text.Length;
            if (line.Length < end) line = new byte[Math.Max(256, 2 * end)];
            int kept = 0;
            foreach (byte sign in text[..end])
            {
                if (sign is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or (byte)'\v')) line[kept++] = sign;
            }

            hashes[i] = Hash(line.AsSpan(0, kept));
            text = text[end..];
        }

        return hashes;
    }

    private static ulong Hash(ReadOnlySpan<byte> line)
    {
        ulong hash = (ulong)line.Length * Multiplier;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(line);
        foreach (ulong word in words) hash = Mix(hash ^ word);
        ulong tail = 0;
        foreach (byte next in line[(words.Length * 8)..]) tail = (tail << 8) | next;
        return Mix(hash ^ tail);
    }

    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, Multiplier, out ulong low);
        return high ^ low ^ (value >> 32);
    }
}
