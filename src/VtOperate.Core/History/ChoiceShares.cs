namespace VtOperate.Core.History;

/// <summary>The shares of a conditional logit (McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1973): how likely each of some candidates is the right one, given that one of them is.</summary>
internal static class ChoiceShares
{
    /// <summary>The shares of candidates with these scores; together 1. The scores are turned into them in place.</summary>
    internal static double[] Of(double[] scores)
    {
        double most = double.NegativeInfinity, total = 0;
        foreach (double score in scores) most = Math.Max(most, score);

        // Against the highest, so that no power overflows.
        for (int i = 0; i < scores.Length; i++) total += scores[i] = Math.Exp(scores[i] - most);
        for (int i = 0; i < scores.Length; i++) scores[i] /= total;
        return scores;
    }
}
