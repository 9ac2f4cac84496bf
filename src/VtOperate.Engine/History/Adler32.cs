using System.Numerics;

namespace VtOperate.Engine.History;

/// <summary>The checksum of a zlib stream (RFC 1950, section 9).</summary>
internal static class Adler32
{
    private const uint Base = 65521;

    // As many bytes as the sums can take before they overflow 32 bits; a multiple of the step.
    private const int Run = 5536;

    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint low = 1, high = 0;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> run = bytes[..Math.Min(bytes.Length, Run)];
            bytes = bytes[run.Length..];
            int at = 0;
            if (run.Length >= 64 && Vector.IsHardwareAccelerated) at = AddVectors(run, ref low, ref high);
            for (; at < run.Length; at++)
            {
                low += run[at];
                high += low;
            }

            low %= Base;
            high %= Base;
        }

        return (high << 16) | low;
    }

    // With n bytes b0.. the high sum grows by n times the low sum before and by n*b0 + (n-1)*b1 + ...; each lane keeps its share, and its weight is added at the end.
    private static int AddVectors(ReadOnlySpan<byte> run, ref uint low, ref uint high)
    {
        int width = Vector<byte>.Count, quarter = Vector<uint>.Count, at = 0;
        Vector<uint> sum0 = default, sum1 = default, sum2 = default, sum3 = default, before = default;
        for (; at + width <= run.Length; at += width)
        {
            before += sum0 + sum1 + sum2 + sum3;
            Vector.Widen(new Vector<byte>(run[at..]), out Vector<ushort> first, out Vector<ushort> second);
            Vector.Widen(first, out Vector<uint> a, out Vector<uint> b);
            Vector.Widen(second, out Vector<uint> c, out Vector<uint> d);
            sum0 += a;
            sum1 += b;
            sum2 += c;
            sum3 += d;
        }

        ulong grown = ((ulong)low * (uint)at) + ((ulong)Vector.Sum(before) * (uint)width), total = 0;
        for (int lane = 0; lane < quarter; lane++)
        {
            grown += ((ulong)sum0[lane] * (uint)(width - lane)) + ((ulong)sum1[lane] * (uint)(width - quarter - lane))
                + ((ulong)sum2[lane] * (uint)(width - (2 * quarter) - lane)) + ((ulong)sum3[lane] * (uint)(width - (3 * quarter) - lane));
            total += (ulong)sum0[lane] + sum1[lane] + sum2[lane] + sum3[lane];
        }

        high = (uint)((high + grown) % Base);
        low = (uint)((low + total) % Base);
        return at;
    }
}
