namespace VtOperate.Core.History.Bisection;

/// <summary>
/// What may be claimed of a sum over possible rates. The rates are believed beforehand in a mixture that no single check follows, so that more doubt is left than the sum says: twice as much as a rule, more where the check fails
/// nearly as often without the bug as with it, and none where the runs have shown that its rates lie well apart. The figures are those of decision 0041.
/// </summary>
internal static class FlakyClaim
{
    private const double Modesty = 0.5;
    private const double LeastPart = 0.2;
    private const double WideDifference = 0.4;
    private const double WideFactor = 10;
    private const double LeastShown = 0.9;
    private const double Shown = 0.99;
    private const double Rounding = 1e-9;

    /// <summary>Whether two rates lie well apart: by their difference or, for a check that hardly ever fails without the bug, by how many times as often it fails with it.</summary>
    /// <param name="without">How often the check fails without the bug.</param>
    /// <param name="with">How often it fails with it.</param>
    internal static bool IsApart(double without, double with) => with - without >= WideDifference - Rounding || with >= (WideFactor * without) - Rounding;

    /// <summary>What may be claimed of a commit that the sum holds to be this likely, from 0 to 1.</summary>
    /// <param name="likely">How likely the sum holds it.</param>
    /// <param name="rates">How often the check fails without the bug and with it, as far as is known.</param>
    /// <param name="apart">How likely the two rates lie well apart, from 0 to 1.</param>
    internal static double Of(double likely, (double False, double True) rates, double apart)
    {
        // Rates on average look further apart than they are wherever a search is about to end too soon; only how sure it is that they lie apart keeps that out.
        double part = rates.False <= 0 ? 1 : Math.Clamp((rates.True / rates.False) - 1, LeastPart, 1), modest = Modesty * part * part;
        double trust = modest + ((1 - modest) * Math.Clamp((apart - LeastShown) / (Shown - LeastShown), 0, 1));
        return Math.Max(0, 1 - ((1 - likely) / trust));
    }
}
