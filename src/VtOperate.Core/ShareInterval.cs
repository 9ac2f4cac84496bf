namespace VtOperate.Core;

/// <summary>How far a share that was counted on few cases may be from the true one.</summary>
internal static class ShareInterval
{
    private const double Z = 1.959964;

    /// <summary>The 95 % interval of a share (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927); 0 to 1 where nothing was counted.</summary>
    internal static (double Low, double High) Of(int hits, int count)
    {
        if (count == 0) return (0, 1);
        double share = (double)hits / count, square = Z * Z, divisor = 1 + (square / count);
        double middle = (share + (square / (2 * count))) / divisor, half = Z * Math.Sqrt((share * (1 - share) / count) + (square / (4.0 * count * count))) / divisor;
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
