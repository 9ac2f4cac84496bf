namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Intervals and tests for small counts.</summary>
internal static class Intervals
{
    private const double Z = 1.959964;

    /// <summary>The 95 % interval of a share (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927).</summary>
    internal static (double Low, double High) Wilson(int hits, int count)
    {
        if (count == 0) return (0, 1);
        double share = (double)hits / count, square = Z * Z, divisor = 1 + (square / count);
        double middle = (share + (square / (2 * count))) / divisor, half = Z * Math.Sqrt((share * (1 - share) / count) + (square / (4.0 * count * count))) / divisor;
        return (middle - half, middle + half);
    }

    /// <summary>The two-sided exact test of McNemar (1947): how likely a division of the differing cases at least as uneven is by chance.</summary>
    internal static double McNemar(int ours, int theirs)
    {
        int count = ours + theirs;
        double tail = 0, term = Math.Pow(0.5, count);
        for (int i = 0; i <= Math.Min(ours, theirs); i++)
        {
            tail += term;
            term = term * (count - i) / (i + 1);
        }

        return Math.Min(1, 2 * tail);
    }
}
