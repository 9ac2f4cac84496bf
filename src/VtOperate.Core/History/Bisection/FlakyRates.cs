namespace VtOperate.Core.History.Bisection;

/// <summary>
/// What is believed beforehand about how often a check fails without the bug (false alarms) and with it, on a grid. A check may be deterministic, may never fail without the bug, or may be noisy both ways; low rates of failure
/// are as likely as high ones on a scale of factors, so that a rare failure is not taken for its absence. With the bug it fails more often than without.
/// </summary>
internal sealed class FlakyRates
{
    private readonly double[] _logFalse;
    private readonly double[] _logNoFalse;
    private readonly double[] _logTrue;
    private readonly double[] _logNoTrue;
    private readonly double[] _logPrior;
    private readonly bool[] _isApart;

    private FlakyRates(IReadOnlyList<(double False, double True, double Weight)> points)
    {
        double total = points.Sum(point => point.Weight);
        False = [.. points.Select(point => point.False)];
        True = [.. points.Select(point => point.True)];
        _logPrior = [.. points.Select(point => Math.Log(point.Weight / total))];
        _isApart = [.. points.Select(point => FlakyClaim.IsApart(point.False, point.True))];
        _logFalse = [.. False.Select(rate => Math.Log(rate))];
        _logNoFalse = [.. False.Select(rate => Math.Log(1 - rate))];
        _logTrue = [.. True.Select(rate => Math.Log(rate))];
        _logNoTrue = [.. True.Select(rate => Math.Log(1 - rate))];
    }

    /// <summary>The rate of false alarms at each point.</summary>
    internal double[] False { get; }

    /// <summary>The rate of failures with the bug at each point.</summary>
    internal double[] True { get; }

    internal int Count => False.Length;

    /// <summary>What decides the figures of decision 0041.</summary>
    internal static FlakyRates Default { get; } = Of(0.04, 0.1);

    /// <summary>A mixture.</summary>
    /// <param name="deterministic">The weight of a check that always tells the truth.</param>
    /// <param name="oneSided">The weight of one that never fails without the bug but does not always fail with it.</param>
    internal static FlakyRates Of(double deterministic, double oneSided)
    {
        // Nothing is impossible: one answer that cannot be explained must not rule out the truth.
        const double never = 0.0005;
        double[] low = [0.01, 0.02, 0.04, 0.07, 0.1, 0.14, 0.18, 0.22, 0.26, 0.3, 0.34, 0.38, 0.42, 0.46, 0.51, 0.57, 0.64];
        double[] high = [0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.44, 0.48, 0.52, 0.56, 0.6, 0.64, 0.68, 0.72, 0.76, 0.8, 0.84, 0.88, 0.92, 0.95, 0.98, 1 - never];
        List<(double, double, double)> points = [(never, 1 - never, deterministic)];
        for (int t = 0; t < high.Length - 1; t++) points.Add((never, high[t], oneSided / (high.Length - 1)));
        List<(double, double, double)> both = [];
        for (int f = 0; f < low.Length; f++)
        {
            for (int t = 0; t < high.Length; t++)
            {
                if (high[t] >= 1.3 * low[f] + 0.05) both.Add((low[f], high[t], 1));
            }
        }

        double sum = both.Sum(point => point.Item3), rest = 1 - deterministic - oneSided;
        points.AddRange(both.Select(point => (point.Item1, point.Item2, rest * point.Item3 / sum)));
        return new FlakyRates(points);
    }

    /// <summary>For runs on both sides of a supposed culprit: the logarithm of their likelihood, and the rates that follow from them on average.</summary>
    internal FlakyFit Fit(int failsWithout, int passesWithout, int failsWith, int passesWith, double[] scratch)
    {
        double most = double.NegativeInfinity;
        for (int i = 0; i < scratch.Length; i++)
        {
            double log = _logPrior[i] + (failsWithout * _logFalse[i]) + (passesWithout * _logNoFalse[i]) + (failsWith * _logTrue[i]) + (passesWith * _logNoTrue[i]);
            scratch[i] = log;
            if (log > most) most = log;
        }

        double sum = 0, falseSum = 0, trueSum = 0, apart = 0;
        for (int i = 0; i < scratch.Length; i++)
        {
            double weight = Math.Exp(scratch[i] - most);
            sum += weight;
            falseSum += weight * False[i];
            trueSum += weight * True[i];
            if (_isApart[i]) apart += weight;
        }

        return new FlakyFit(most + Math.Log(sum), falseSum / sum, trueSum / sum, apart / sum);
    }
}
