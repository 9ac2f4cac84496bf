using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace VtOperate.Core.Search;

/// <summary>
/// Brings terms into the order of their UTF-8 bytes. Numbers sort many times faster than texts, and few terms share their first eight bytes: those are sorted as numbers, byte by
/// byte from the last (least significant digit radix sort), and only what is still equal is compared as text.
/// </summary>
internal static class TermOrder
{
    private const int Digits = 256;

    /// <summary>The numbers of the terms in the order of their bytes.</summary>
    /// <param name="texts">The bytes of all terms, one after the other.</param>
    /// <param name="starts">Where each begins, and at the end where the last one ends.</param>
    public static int[] Of(byte[] texts, int[] starts)
    {
        int count = starts.Length - 1;
        var keys = new ulong[count];
        var order = new int[count];
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        for (int term = 0; term < count; term++)
        {
            ReadOnlySpan<byte> text = texts.AsSpan(starts[term], starts[term + 1] - starts[term]);
            first.Clear();
            text[..Math.Min(first.Length, text.Length)].CopyTo(first);
            (keys[term], order[term]) = (BinaryPrimitives.ReadUInt64BigEndian(first), term);
        }

        (keys, order) = Sort(keys, order);
        var byText = Comparer<int>.Create((a, b) => texts.AsSpan(starts[a], starts[a + 1] - starts[a]).SequenceCompareTo(texts.AsSpan(starts[b], starts[b + 1] - starts[b])));
        for (int from = 0, to; from < count; from = to)
        {
            for (to = from + 1; to < count && keys[to] == keys[from]; to++) { }
            if (to - from > 1) Array.Sort(order, from, to - from, byText);
        }

        return order;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ulong[] Keys, int[] Order) Sort(ulong[] keys, int[] order)
    {
        var nextKeys = new ulong[keys.Length];
        var nextOrder = new int[order.Length];
        Span<int> places = stackalloc int[Digits];
        for (int shift = 0; shift < 64; shift += 8)
        {
            places.Clear();
            foreach (ulong key in keys) places[(byte)(key >> shift)]++;
            if (keys.Length > 0 && places[(byte)(keys[0] >> shift)] == keys.Length) continue;
            int place = 0;
            for (int digit = 0; digit < Digits; digit++) (places[digit], place) = (place, place + places[digit]);
            for (int i = 0; i < keys.Length; i++)
            {
                int to = places[(byte)(keys[i] >> shift)]++;
                (nextKeys[to], nextOrder[to]) = (keys[i], order[i]);
            }

            (keys, nextKeys, order, nextOrder) = (nextKeys, keys, nextOrder, order);
        }

        return (keys, order);
    }
}
