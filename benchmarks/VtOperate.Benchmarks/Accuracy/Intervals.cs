namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Tests for small counts.</summary>
internal static class Intervals
{
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
