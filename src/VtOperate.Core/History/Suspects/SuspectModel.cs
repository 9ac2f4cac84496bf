namespace VtOperate.Core.History.Suspects;

/// <summary>
/// Ranks the candidates of a report: a conditional logit over <see cref="SuspectFeature"/>, and what is set by hand because the reports that it was learned from say little about it. The weights were learned by
/// <c>benchmarks accuracy --only commits</c>; how, and how often it is right, stands in docs/decisions/0032.
/// </summary>
internal static class SuspectModel
{
    /// <summary>Below this probability of the first candidate it cannot be told: of the reports ranked so, about one in eight was right.</summary>
    internal const double LeastProbability = 0.2;

    /// <summary>What a frame's line adds for the commit that last touched it; 19 of 269 reports have a trace, so this is no learned weight.</summary>
    internal const double FrameLine = 3.5;

    /// <summary>What the lines around a frame add.</summary>
    internal const double NearLines = 1.5;

    /// <summary>What a guard adds that was taken away right above a frame's line: as much as the line and those around it for who wrote them, since these were there before it failed.</summary>
    internal const double RemovedLines = 5;

    /// <summary>What is lost by a commit that was taken back: its change is not there any more.</summary>
    internal const double Reverted = -3;

    // Shares are too sure of themselves: how much is left to doubt, in which the first are still likelier than the last and the right commit may be none of the candidates.
    private const double Temper = 1.0292, Doubt = 0.2076;

    private static readonly (SuspectFeature Feature, double Mean, double Scale, double Weight)[] s_weights =
    [
        (SuspectFeature.Named, 0.00821, 0.05409, 0.1668),
        (SuspectFeature.IsNewestNamed, 0.00708, 0.08386, 0.0782),
        (SuspectFeature.Matching, 0.01019, 0.05262, 0.0072),
        (SuspectFeature.IsMostMatching, 0.00748, 0.08618, -0.0202),
        (SuspectFeature.InBestFile, 0.19172, 0.39366, 0.4769),
        (SuspectFeature.FileShare, 0.3688, 0.36802, -0.1534),
        (SuspectFeature.FileCoverage, 0.13763, 0.16526, 0.1597),
        (SuspectFeature.LogPlace, 0.06402, 0.12375, 0.2167),
        (SuspectFeature.IsNewestOfBest, 0.00754, 0.08653, -0.1333),
        (SuspectFeature.MadeFile, 0.00773, 0.07282, -0.1105),
        (SuspectFeature.AddedInFiles, 0.60935, 0.67751, 0.2168),
        (SuspectFeature.Focus, 0.39367, 0.43018, -0.0394),
        (SuspectFeature.TouchedPlace, 0.02828, 0.10599, 0.1352),
        (SuspectFeature.FixShare, 0.07614, 0.09283, 0.0444),
        (SuspectFeature.CoChange, 0.04504, 0.14104, -0.0647),
        (SuspectFeature.Message, 0.14872, 0.23506, 0.1745),
        (SuspectFeature.IsBestMessage, 0.00776, 0.08775, -0.049),
        (SuspectFeature.TitleInSubject, 0.03207, 0.05855, 0.0108),
        (SuspectFeature.AddedTerms, 0.04518, 0.06796, 0.0977),
        (SuspectFeature.AddedDensity, 0.02762, 0.03486, 0.3838),
        (SuspectFeature.TitleInAdded, 0.06173, 0.0962, 0.3383),
        (SuspectFeature.AddedNames, 0.04022, 0.08, 0.1664),
        (SuspectFeature.NewestAdder, 0.00404, 0.01856, 0.0931),
        (SuspectFeature.RemovedTerms, 0.02854, 0.05862, 0.0902),
        (SuspectFeature.TitleInPaths, 0.06129, 0.071, 0.0932),
        (SuspectFeature.Age, -2.55747, 0.76976, -0.2295),
        (SuspectFeature.Pace, -2.43607, 0.68616, 0.9662),
        (SuspectFeature.AgeInFiles, -1.79262, 1.30683, 0.4223),
        (SuspectFeature.Files, -0.58318, 0.44197, 0.2319),
        (SuspectFeature.IsMassChange, 0.03587, 0.18598, 0.4523),
        (SuspectFeature.Removes, 0.81176, 0.39091, 0.1497),
        (SuspectFeature.IsWithoutCode, 0.11723, 0.3217, -0.0603),
        (SuspectFeature.IsRefactoring, 0.24848, 0.43213, -0.377),
        (SuspectFeature.IsFix, 0.19021, 0.39247, 0.0546),
        (SuspectFeature.IsAddition, 0.25288, 0.43466, -0.0819),
        (SuspectFeature.IsMerge, 0.00394, 0.06266, -0.11),
        (SuspectFeature.IsFollowedByFix, 0.09149, 0.2883, 0.0583),
    ];

    /// <summary>The share of each candidate, given that one of them is right.</summary>
    internal static double[] Odds(IReadOnlyList<SuspectCandidate> candidates, IReadOnlyList<double[]> figures) =>
        ChoiceShares.Of([.. figures.Select((one, i) => Parts(one).Sum() + ByHand(candidates[i]))]);

    /// <summary>How likely each candidate is right. What is missing to 1 is left for commits that are no candidates.</summary>
    internal static double[] Probabilities(double[] odds) => Calibrate(odds, Temper, Doubt);

    /// <summary>The probabilities behind shares: a mixture of the shares to a power and of what falls harmonically with the place, one part of which is left for none of them. Keeps the order.</summary>
    /// <param name="odds">The shares.</param>
    /// <param name="temper">The power; below 1 makes less sure.</param>
    /// <param name="doubt">The weight of the places, 0 to 1.</param>
    internal static double[] Calibrate(double[] odds, double temper, double doubt)
    {
        double[] probabilities = new double[odds.Length];
        int[] order = [.. Enumerable.Range(0, odds.Length).OrderByDescending(i => odds[i])];
        double total = 0, places = 1;
        for (int i = 0; i < odds.Length; i++)
        {
            total += probabilities[i] = Math.Pow(odds[i], temper);
            places += 1.0 / (i + 1);
        }

        for (int place = 0; place < order.Length; place++)
        {
            ref double probability = ref probabilities[order[place]];
            probability = ((1 - doubt) * probability / total) + (doubt / ((place + 1) * places));
        }

        return probabilities;
    }

    /// <summary>What a candidate's ties to frames and its having been taken back add.</summary>
    internal static double ByHand(SuspectCandidate candidate) =>
        (FrameLine * candidate.Tied("FrameLine")) + (NearLines * candidate.Tied("NearLines")) + (RemovedLines * Math.Min(1, candidate.Tied("RemovedLines"))) + (candidate.RevertedBy is null ? 0 : Reverted);

    /// <summary>What a tie of a kind counts where it is as strong as can be.</summary>
    internal static double OfTie(string kind) => kind switch
    {
        "FrameLine" => FrameLine,
        "RemovedLines" => RemovedLines,
        _ => NearLines,
    };

    /// <summary>What each figure adds to a candidate's score, against an average candidate; in the order of the features.</summary>
    internal static double[] Parts(double[] figures)
    {
        double[] parts = new double[SuspectFeatures.Count];
        foreach ((SuspectFeature feature, double mean, double scale, double weight) in s_weights) parts[(int)feature] = weight * (figures[(int)feature] - mean) / scale;
        return parts;
    }
}
