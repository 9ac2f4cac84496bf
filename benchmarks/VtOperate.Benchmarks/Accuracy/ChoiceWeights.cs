namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Learned weights for standardised figures.</summary>
/// <param name="Mean">The mean of each figure.</param>
/// <param name="Scale">The standard deviation of each figure.</param>
/// <param name="Weights">The weight of each figure.</param>
internal sealed record ChoiceWeights(double[] Mean, double[] Scale, double[] Weights)
{
    /// <summary>The probability of each candidate.</summary>
    internal double[] Odds(IChoice choice)
    {
        double[][] rows = [.. choice.Figures.Select(row => Standardise(row, Mean, Scale))];
        return Softmax(rows, Weights, choice.Offsets);
    }

    internal static double[] Standardise(double[] row, double[] mean, double[] scale)
    {
        double[] scaled = new double[row.Length];
        for (int i = 0; i < row.Length; i++) scaled[i] = (row[i] - mean[i]) / scale[i];
        return scaled;
    }

    internal static double[] Softmax(double[][] rows, double[] weights, IReadOnlyList<double>? offsets)
    {
        double[] odds = new double[rows.Length];
        double most = double.NegativeInfinity;
        for (int i = 0; i < rows.Length; i++)
        {
            odds[i] = offsets?[i] ?? 0;
            for (int f = 0; f < weights.Length; f++) odds[i] += rows[i][f] * weights[f];
            most = Math.Max(most, odds[i]);
        }

        double total = 0;
        for (int i = 0; i < odds.Length; i++) total += odds[i] = Math.Exp(odds[i] - most);
        for (int i = 0; i < odds.Length; i++) odds[i] /= total;
        return odds;
    }
}
