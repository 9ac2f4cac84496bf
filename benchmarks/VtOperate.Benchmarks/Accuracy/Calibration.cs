using VtOperate.Core.History.Suspects;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// What turns the shares of a model into probabilities (<see cref="SuspectModel.Calibrate"/>), because a model is too sure of itself. Chosen by the likelihood of cases that were left out.
/// </summary>
/// <param name="Temper">The power.</param>
/// <param name="Doubt">What is left to doubt.</param>
internal readonly record struct Calibration(double Temper, double Doubt)
{
    private const int Steps = 12;
    private const int Rounds = 4;

    /// <summary>The shares as they are.</summary>
    internal static Calibration Identity => new(1, 0);

    internal double[] Of(double[] odds) => SuspectModel.Calibrate(odds, Temper, Doubt);

    /// <summary>The best of a grid that grows finer around the best of the one before.</summary>
    internal static Calibration Fit(IReadOnlyList<(double[] Odds, IReadOnlyList<int> Right)> given)
    {
        (double low, double high, double least, double most) = (0.2, 2, 0, 0.9);
        Calibration best = Identity;
        double loss = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i <= Steps; i++)
            {
                for (int j = 0; j <= Steps; j++)
                {
                    var tried = new Calibration(low + ((high - low) * i / Steps), least + ((most - least) * j / Steps));
                    double now = tried.Loss(given);
                    if (now < loss) (best, loss) = (tried, now);
                }
            }

            (double width, double height) = ((high - low) / Steps, (most - least) / Steps);
            (low, high, least, most) = (Math.Max(0.05, best.Temper - width), best.Temper + width, Math.Max(0, best.Doubt - height), Math.Min(1, best.Doubt + height));
        }

        return best;
    }

    private double Loss(IReadOnlyList<(double[] Odds, IReadOnlyList<int> Right)> given)
    {
        double loss = 0;
        foreach ((double[] odds, IReadOnlyList<int> right) in given)
        {
            double[] said = Of(odds);
            double mass = right.Count > 0 ? right.Sum(at => said[at]) : 1 - said.Sum();
            loss -= Math.Log(Math.Max(mass, 1e-300));
        }

        return loss;
    }
}
