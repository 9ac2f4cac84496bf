using System.Globalization;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>Between which shares the true rate of failure lies, at 95 % confidence (E. B. Wilson, 1927).</summary>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public sealed record RateInterval(double Low, double High)
{
    /// <summary>The interval of a share that was counted; 0 to 1 where nothing was.</summary>
    /// <param name="hits">How many counted.</param>
    /// <param name="count">Out of how many.</param>
    public static RateInterval Of(int hits, int count)
    {
        (double low, double high) = ShareInterval.Of(hits, count);
        return new RateInterval(Math.Round(low, 4), Math.Round(high, 4));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Low:0} % to {100 * High:0} %");
}
