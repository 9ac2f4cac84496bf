namespace VtOperate.Core.History.Bisection;

/// <summary>Chooses several commits to run a flaky check at once: one after the other, each the one that tells most about the culprit beside those already chosen, with the rates taken at their mean.</summary>
internal static class FlakyBatch
{
    // All answers together are looked at, and they are two to the power of the runs.
    private const int MostAtOnce = 6;

    /// <summary>The chosen ones, as places among those considered; one can be there several times.</summary>
    /// <param name="probability">How likely each commit is the culprit.</param>
    /// <param name="below">For each commit that is considered, which ones it has as ancestors.</param>
    /// <param name="without">How often the check fails without the bug.</param>
    /// <param name="with">How often it fails with it.</param>
    /// <param name="probes">How many runs.</param>
    /// <param name="stop">Ends the choice.</param>
    internal static List<int> Choose(double[] probability, bool[][] below, double without, double with, int probes, CancellationToken stop)
    {
        int[] part = new int[probability.Length];
        List<int> chosen = [];
        double beneath = FlakySearch.Doubt(with), beside = FlakySearch.Doubt(without);
        while (chosen.Count < Math.Min(probes, MostAtOnce))
        {
            stop.ThrowIfCancellationRequested();
            int best = 0;
            double most = double.NegativeInfinity;
            for (int i = 0; i < below.Length; i++)
            {
                double[] mass = new double[1 << (chosen.Count + 1)];
                double doubt = 0;
                for (int at = 0; at < part.Length; at++)
                {
                    bool isBelow = below[i][at];
                    mass[(part[at] << 1) | (isBelow ? 1 : 0)] += probability[at];
                    doubt += probability[at] * (isBelow ? beneath : beside);
                }

                double told = Entropy(mass, chosen.Count + 1, with, without) - doubt;
                if (told > most) (most, best) = (told, i);
            }

            for (int at = 0; at < part.Length; at++) part[at] = (part[at] << 1) | (below[best][at] ? 1 : 0);
            chosen.Add(best);
        }

        for (int i = 0; chosen.Count < probes; i++) chosen.Add(chosen[i]);
        return chosen;
    }

    // The entropy of all answers together: each part of the commits answers each test with one of the two rates.
    private static double Entropy(double[] mass, int tests, double with, double without)
    {
        double entropy = 0;
        for (int answer = 0; answer < mass.Length; answer++)
        {
            double chance = 0;
            for (int part = 0; part < mass.Length; part++)
            {
                double p = mass[part];
                for (int test = 0; test < tests && p > 0; test++)
                {
                    double rate = ((part >> test) & 1) == 1 ? with : without;
                    p *= ((answer >> test) & 1) == 1 ? rate : 1 - rate;
                }

                chance += p;
            }

            if (chance > 0) entropy -= chance * Math.Log(chance);
        }

        return entropy;
    }
}
