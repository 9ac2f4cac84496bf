namespace VtOperate.Core.History.Bisection;

/// <summary>
/// What may be claimed of a sum over possible rates. The rates are believed beforehand in a mixture that no single check follows, so that what is left of doubt is more than the sum says: twice as much as a rule, and more
/// where the check fails nearly as often without the bug as with it. The figures are those of decision 0041.
/// </summary>
internal static class FlakyClaim
{
    private const double Modesty = 0.5;
    private const double LeastPart = 0.2;

    /// <summary>How likely the sum must hold a commit before it may be claimed at this confidence.</summary>
    /// <param name="confidence">What is to be claimed, from 0 to 1.</param>
    /// <param name="rates">How often the check fails without the bug and with it, as far as is known.</param>
    internal static double Wanted(double confidence, (double False, double True) rates) => 1 - ((1 - confidence) * Of(rates));

    /// <summary>What may be claimed of a commit that the sum holds to be this likely, from 0 to 1.</summary>
    /// <param name="likely">How likely the sum holds it.</param>
    /// <param name="rates">How often the check fails without the bug and with it, as far as is known.</param>
    internal static double Claim(double likely, (double False, double True) rates) => Math.Max(0, 1 - ((1 - likely) / Of(rates)));

    // What counts is how many times as often it fails with the bug: a rare failure that never shows without the bug tells much. The square was chosen with checks that fail in .6 and .4 of their runs.
    private static double Of((double False, double True) rates)
    {
        double part = rates.False <= 0 ? 1 : Math.Clamp((rates.True / rates.False) - 1, LeastPart, 1);
        return Modesty * part * part;
    }
}
