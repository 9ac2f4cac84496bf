namespace VtOperate.Benchmarks.Retrieval;

/// <summary>Chooses weights one after the other, each from a few values, as long as one gets better. Every choice is ranked once and remembered.</summary>
internal sealed class WeightSearch(DuplicateSet set)
{
    private const int MostPasses = 2;

    private static readonly (double[] Values, Func<WeightChoice, double, WeightChoice> With)[] s_steps =
    [
        ([2, 4, 6, 8], (choice, value) => choice with { Title = value }),
        ([1.2, 2, 3, 4], (choice, value) => choice with { Damping = value }),
        ([0.75, 0.9, 1], (choice, value) => choice with { TextLength = value }),
        ([0, 0.3, 0.6, 1], (choice, value) => choice with { TitleShare = value }),
        ([0, 0.3, 0.6, 1], (choice, value) => choice with { TitleCoverage = value }),
        ([1, 1.2, 1.4], (choice, value) => choice with { RarityPower = value }),
        ([0.5, 0.75, 1], (choice, value) => choice with { Part = value }),
        ([1, 1.5, 2], (choice, value) => choice with { Number = value }),
        ([2, 3, 4], (choice, value) => choice with { TitleCount = value }),
    ];

    private readonly Dictionary<WeightChoice, int[]> _ranks = [];

    internal int[] Ranks(WeightChoice choice) => _ranks.TryGetValue(choice, out int[]? known) ? known : _ranks[choice] = set.Ours(choice.Weights, choice.Fields);

    internal WeightChoice Choose(Predicate<int> isUsed)
    {
        var choice = new WeightChoice();
        double best = Worth(choice, isUsed);
        for (int pass = 0; pass < MostPasses; pass++)
        {
            WeightChoice before = choice;
            foreach ((double[] values, Func<WeightChoice, double, WeightChoice> with) in s_steps)
            {
                foreach (double value in values)
                {
                    WeightChoice other = with(choice, value);
                    double worth = Worth(other, isUsed);
                    if (worth <= best + 1e-9) continue;
                    (choice, best) = (other, worth);
                }
            }

            if (choice == before) break;
        }

        return choice;
    }

    // Both of what is promised: the mean reciprocal rank, and half as much the recall at ten.
    private double Worth(WeightChoice choice, Predicate<int> isUsed)
    {
        RetrievalFigures figures = RetrievalFigures.Of([.. Ranks(choice).Where((_, pair) => isUsed(pair))]);
        return figures.MeanReciprocalRank + figures.AtTen / 2;
    }
}
