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
        (OriginFeature.FileCoverage, 0.15209, 0.32439, 0.205),
        (OriginFeature.RemovedShare, 0.01236, 0.09895, 0.0019),
        (OriginFeature.NearShare, 0.01221, 0.0859, -0.0788),
        (OriginFeature.AroundShare, 0.00687, 0.05783, 0.0995),
        (OriginFeature.FunctionShare, 0.0132, 0.07201, -0.0252),
        (OriginFeature.HunkShare, 0.02989, 0.14645, 0.0133),
        (OriginFeature.IsBlamed, 0.06103, 0.23939, 0.0533),
        (OriginFeature.IsNewestRemoved, 0.01236, 0.11048, -0.0294),
        (OriginFeature.IsNewestBlamed, 0.01381, 0.11669, 0.0094),
        (OriginFeature.IsNewestInFunction, 0.01381, 0.11669, -0.0073),
        (OriginFeature.BlamedPlace, 0.02303, 0.12974, 0.0884),
        (OriginFeature.LogPlace, 0.05718, 0.16222, 0.2121),
        (OriginFeature.IsNewestInLog, 0.0193, 0.13758, -0.0246),
        (OriginFeature.HistoryPlace, 0.06213, 0.13631, 0.0455),
        (OriginFeature.Age, -1.53583, 0.94177, 0.1923),
        (OriginFeature.SharedTerms, 0.10408, 0.18138, 0.1614),
        (OriginFeature.RemovedTerms, 0.1045, 0.20606, 0.214),
        (OriginFeature.RestoredTerms, 0.04418, 0.12746, 0.1279),
        (OriginFeature.AddedBack, 0.01837, 0.114, 0.0235),
        (OriginFeature.Restored, 0.00391, 0.04116, 0.0303),
        (OriginFeature.MessageInSubject, 0.03925, 0.09574, 0.1141),
        (OriginFeature.MessageInChange, 0.03798, 0.10456, 0.1553),
        (OriginFeature.Files, -0.56029, 0.49363, -0.046),
        (OriginFeature.IsMassChange, 0.03547, 0.18498, 0.1182),
        (OriginFeature.Nearness, 0.38642, 0.42599, 0.1887),
        (OriginFeature.SharesStem, 0.05928, 0.23614, 0.032),
        (OriginFeature.AddedInFixed, 0.28949, 0.56451, 0.0436),
        (OriginFeature.Removes, 0.71025, 0.45364, 0.1404),
        (OriginFeature.IsRefactoring, 0.0801, 0.27145, -0.144),
        (OriginFeature.IsFix, 0.29356, 0.45539, 0.0041),
        (OriginFeature.IsMerge, 0.10978, 0.31262, -0.0539),
        (OriginFeature.IsSameAuthor, 0.39655, 0.48918, -0.1042),
        (OriginFeature.NewestOfAddedOnly, 0.00145, 0.03804, 0.0317),
        (OriginFeature.SharedTermsOfAddedOnly, 0.01224, 0.07727, 0.0213),
        (OriginFeature.TermCosine, 0.08924, 0.17738, 0.2881),
        (OriginFeature.RemovedCosine, 0.07107, 0.17372, 0.0349),
        (OriginFeature.Pace, -1.83243, 0.93198, 0.1812),
        (OriginFeature.NewestAdder, 0.01208, 0.07106, 0.044),
        (OriginFeature.OnlyAdder, 0.00208, 0.02273, -0.0174),
        (OriginFeature.AgeOfBlamed, -0.15816, 0.66914, -0.0114),
        (OriginFeature.TouchedPlace, 0.04641, 0.13958, 0.0582),
    ];

    /// <summary>The probability of each candidate, given that one of them is right.</summary>
    internal static double[] Odds(IReadOnlyList<double[]> figures)
    {
        double[] odds = new double[figures.Count];
        double most = double.NegativeInfinity, total = 0;
        for (int i = 0; i < odds.Length; i++)
        {
            odds[i] = Parts(figures[i]).Sum();
            most = Math.Max(most, odds[i]);
        }

        for (int i = 0; i < odds.Length; i++) total += odds[i] = Math.Exp(odds[i] - most);
        for (int i = 0; i < odds.Length; i++) odds[i] /= total;
        return odds;
    }

    /// <summary>What each figure adds to a candidate's score, against an average candidate; in the order of the features.</summary>
    internal static double[] Parts(double[] figures)
    {
        double[] parts = new double[OriginFeatures.Count];
        foreach ((OriginFeature feature, double mean, double scale, double weight) in s_weights) parts[(int)feature] = weight * (figures[(int)feature] - mean) / scale;
        return parts;
    }
}
