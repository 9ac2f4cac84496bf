namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// Learns the weights of the ranking: a conditional logit (McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1973), a softmax over the candidates of each case, with an L2
/// penalty, by Newton's method. Cases whose culprit is not among the candidates teach nothing and are left out. A repository's say grows with a power of its number of cases, so that three large
/// ones do not decide alone.
/// </summary>
internal sealed class ChoiceTrainer
{
    private const int Steps = 30;
    private readonly double[][][] _figures;
    private readonly bool[][] _right;
    private readonly IReadOnlyList<double>?[] _offsets;
    private readonly double[] _says;
    private readonly double _penalty;
    private readonly int _count;

    private ChoiceTrainer(IReadOnlyList<IChoice> samples, double[] mean, double[] scale, double penalty, double power)
    {
        _count = mean.Length;
        _penalty = penalty;
        Dictionary<string, int> cases = samples.GroupBy(sample => sample.Repository).ToDictionary(group => group.Key, group => group.Count());
        _says = [.. samples.Select(sample => Math.Pow(cases[sample.Repository], power - 1))];
        double total = _says.Sum();
        for (int i = 0; i < _says.Length; i++) _says[i] *= samples.Count / total;
        _figures = [.. samples.Select(sample => sample.Figures.Select(row => ChoiceWeights.Standardise(row, mean, scale)).ToArray())];
        _offsets = [.. samples.Select(sample => sample.Offsets)];
        _right = [.. samples.Select(sample => Enumerable.Range(0, sample.Figures.Count).Select(i => sample.Right.Contains(i)).ToArray())];
    }

    /// <summary>Learns from the samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="penalty">The weight of the L2 penalty.</param>
    /// <param name="power">0: every repository has the same say; 1: every case has.</param>
    internal static ChoiceWeights Learn(IReadOnlyList<IChoice> samples, double penalty, double power)
    {
        List<IChoice> used = [.. samples.Where(sample => sample.Right.Count > 0)];
        (double[] mean, double[] scale) = Standard(used, used[0].Figures[0].Length);
        return new ChoiceWeights(mean, scale, new ChoiceTrainer(used, mean, scale, penalty, power).Solve());
    }

    private double[] Solve()
    {
        double[] weights = new double[_count];
        for (int step = 0; step < Steps; step++)
        {
            double[] gradient = new double[_count];
            double[,] curvature = new double[_count, _count];
            for (int i = 0; i < _count; i++)
            {
                gradient[i] = _penalty * weights[i];
                curvature[i, i] = _penalty;
            }

            for (int i = 0; i < _figures.Length; i++) Add(i, weights, gradient, curvature);
            double[] move = LinearSystem.Solve(curvature, gradient);
            double loss = Loss(weights), shorten = 1;
            double[] next = Moved(weights, move, shorten);
            while (shorten > 1e-6 && Loss(next) > loss) next = Moved(weights, move, shorten /= 2);
            if (Loss(next) > loss - 1e-9) break;
            weights = next;
        }

        return weights;
    }

    private static double[] Moved(double[] weights, double[] move, double length)
    {
        double[] moved = new double[weights.Length];
        for (int i = 0; i < moved.Length; i++) moved[i] = weights[i] - (length * move[i]);
        return moved;
    }

    private double Loss(double[] weights)
    {
        double loss = 0;
        foreach (double weight in weights) loss += _penalty * weight * weight / 2;
        for (int i = 0; i < _figures.Length; i++)
        {
            double[] odds = ChoiceWeights.Softmax(_figures[i], weights, _offsets[i]);
            double mass = 0;
            for (int j = 0; j < odds.Length; j++) mass += _right[i][j] ? odds[j] : 0;
            loss -= _says[i] * Math.Log(Math.Max(mass, 1e-300));
        }

        return loss;
    }

    private void Add(int number, double[] weights, double[] gradient, double[,] curvature)
    {
        (double[][] rows, bool[] right, double say) = (_figures[number], _right[number], _says[number]);
        double[] odds = ChoiceWeights.Softmax(rows, weights, _offsets[number]), mean = new double[_count];
        double rightMass = 0;
        for (int i = 0; i < odds.Length; i++) rightMass += right[i] ? odds[i] : 0;
        for (int i = 0; i < odds.Length; i++)
        {
            double[] row = rows[i];
            double pull = say * (odds[i] - (right[i] ? odds[i] / rightMass : 0)), weight = say * odds[i];
            for (int f = 0; f < _count; f++)
            {
                gradient[f] += pull * row[f];
                mean[f] += odds[i] * row[f];
                if (weight < 1e-7) continue;
                double part = weight * row[f];
                for (int g = 0; g <= f; g++) curvature[f, g] += part * row[g];
            }
        }

        for (int f = 0; f < _count; f++)
        {
            for (int g = 0; g <= f; g++) curvature[f, g] -= say * mean[f] * mean[g];
        }
    }

    private static (double[] Mean, double[] Scale) Standard(List<IChoice> samples, int count)
    {
        double[] mean = new double[count], square = new double[count];
        long rows = 0;
        foreach (double[] row in samples.SelectMany(sample => sample.Figures))
        {
            rows++;
            for (int i = 0; i < count; i++)
            {
                mean[i] += row[i];
                square[i] += row[i] * row[i];
            }
        }

        for (int i = 0; i < count; i++)
        {
            mean[i] /= rows;
            square[i] = Math.Sqrt(Math.Max(0, (square[i] / rows) - (mean[i] * mean[i])));
            if (square[i] < 1e-9) square[i] = 1;
        }

        return (mean, square);
    }
}
