namespace VtOperate.Core.History.Origins;

/// <summary>
/// Ranks the candidates of a fix: a conditional logit over <see cref="OriginFeature"/>. Its weights were learned by <c>benchmarks accuracy</c> from 230 fixes of 29 public repositories whose message names the
/// culprit; how, and how often it is right, stands in docs/decisions/0029.
/// </summary>
internal static class OriginModel
{
    /// <summary>Below this probability of the first candidate nothing is answered: of the training pairs ranked so, fewer than one in five were right.</summary>
    internal const double LeastOdds = 0.1;

    /// <summary>Candidates below this probability are not worth a look.</summary>
    internal const double LeastShown = 0.01;

    /// <summary>What is left for the others beside a commit that the message names.</summary>
    internal const double BesideNamed = 0.1;

    /// <summary>The score of a commit that the message names: developers err now and then.</summary>
    internal const double OddsOfNamed = 0.9;

    private static readonly (OriginFeature Feature, double Mean, double Scale, double Weight)[] s_weights =
    [
        (OriginFeature.FileCoverage, 0.15215, 0.32443, 0.2501),
        (OriginFeature.RemovedShare, 0.01236, 0.09902, 0.0666),
        (OriginFeature.NearShare, 0.01221, 0.08653, -0.0737),
        (OriginFeature.AroundShare, 0.00694, 0.05914, 0.0736),
        (OriginFeature.FunctionShare, 0.0132, 0.07215, 0.0034),
        (OriginFeature.HunkShare, 0.02943, 0.1458, 0.0277),
        (OriginFeature.IsBlamed, 0.05968, 0.23689, 0.1058),
        (OriginFeature.IsNewestRemoved, 0.01236, 0.1105, -0.0099),
        (OriginFeature.IsNewestBlamed, 0.01381, 0.11672, -0.0001),
        (OriginFeature.IsNewestInFunction, 0.01381, 0.11672, -0.0043),
        (OriginFeature.BlamedPlace, 0.02291, 0.1297, 0.0672),
        (OriginFeature.LogPlace, 0.0572, 0.16225, 0.1907),
        (OriginFeature.IsNewestInLog, 0.01931, 0.13761, -0.0838),
        (OriginFeature.HistoryPlace, 0.06215, 0.13633, 0.0627),
        (OriginFeature.Age, -1.53568, 0.94183, 0.1665),
        (OriginFeature.SharedTerms, 0.10374, 0.18108, 0.0569),
        (OriginFeature.RemovedTerms, 0.10414, 0.20556, 0.0752),
        (OriginFeature.RestoredTerms, 0.04404, 0.12743, 0.1537),
        (OriginFeature.AddedBack, 0.01824, 0.11356, 0.0401),
        (OriginFeature.Restored, 0.00391, 0.04117, 0.0511),
        (OriginFeature.MessageInSubject, 0.03918, 0.0956, 0.1006),
        (OriginFeature.MessageInChange, 0.03762, 0.10361, 0.2478),
        (OriginFeature.Files, -0.5602, 0.49324, 0.0061),
        (OriginFeature.IsMassChange, 0.03541, 0.18482, 0.1753),
        (OriginFeature.Nearness, 0.38619, 0.42586, 0.2063),
        (OriginFeature.SharesStem, 0.05938, 0.23633, 0.0012),
        (OriginFeature.AddedInFixed, 0.28839, 0.56251, 0.1433),
        (OriginFeature.Removes, 0.7106, 0.45348, 0.0895),
        (OriginFeature.IsRefactoring, 0.08013, 0.2715, -0.1532),
        (OriginFeature.IsFix, 0.29383, 0.45551, 0.0066),
        (OriginFeature.IsMerge, 0.10975, 0.31257, -0.0655),
        (OriginFeature.IsSameAuthor, 0.39701, 0.48928, -0.0263),
        (OriginFeature.NewestOfAddedOnly, 0.00145, 0.03805, 0.0387),
        (OriginFeature.SharedTermsOfAddedOnly, 0.01225, 0.07728, 0.0148),
        (OriginFeature.TermCosine, 0.08912, 0.17744, 0.2565),
        (OriginFeature.RemovedCosine, 0.07096, 0.17368, 0.0401),
        (OriginFeature.Pace, -1.83209, 0.9319, 0.1588),
        (OriginFeature.NewestAdder, 0.01206, 0.07104, 0.0907),
        (OriginFeature.OnlyAdder, 0.00208, 0.02277, -0.0274),
        (OriginFeature.AgeOfBlamed, -0.15435, 0.66129, -0.011),
        (OriginFeature.TouchedPlace, 0.04637, 0.13961, 0.0822),
    ];

    /// <summary>The probability of each candidate, given that one of them is right.</summary>
    internal static double[] Odds(IReadOnlyList<double[]> figures) => ChoiceShares.Of([.. figures.Select(one => Parts(one).Sum())]);

    /// <summary>What each figure adds to a candidate's score, against an average candidate; in the order of the features.</summary>
    internal static double[] Parts(double[] figures)
    {
        double[] parts = new double[OriginFeatures.Count];
        foreach ((OriginFeature feature, double mean, double scale, double weight) in s_weights) parts[(int)feature] = weight * (figures[(int)feature] - mean) / scale;
        return parts;
    }
}
