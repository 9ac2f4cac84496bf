using System.Globalization;
using VtOperate.Core;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Recall, precision and F1 over (repository, fix, commit), as Rosa et al. count: sums over all cases, not averages of cases.</summary>
/// <param name="Hits">Right answers.</param>
/// <param name="Identified">Answers given.</param>
/// <param name="Correct">Answers there are.</param>
internal sealed record OriginScore(int Hits, int Identified, int Correct)
{
    internal double F1 => Identified + Correct == 0 ? 0 : 2.0 * Hits / (Identified + Correct);

    internal static OriginScore Of(List<OriginRanking> ranked, double bar)
    {
        List<OriginRanking> answered = [.. ranked.Where(ranking => ranking.First is not null && ranking.Odds >= bar)];
        return new OriginScore(answered.Count(ranking => ranking.Rank == 1), answered.Count, ranked.Sum(ranking => ranking.Sample.Case.Answers.Count));
    }

    /// <summary>What answers that are given as lists of commits score.</summary>
    internal static OriginScore OfLists(List<OriginSample> cases, Func<OriginSample, IReadOnlyList<string>> answer) => new(
        cases.Sum(sample => answer(sample).Count(sample.Case.Answers.Contains)),
        cases.Sum(sample => answer(sample).Count),
        cases.Sum(sample => sample.Case.Answers.Count));

    /// <summary>Case by case beside the published R-SZZ.</summary>
    internal static PairedCount Compare(List<OriginRanking> ranked, double bar)
    {
        int both = 0, ours = 0, theirs = 0;
        foreach (OriginRanking ranking in ranked)
        {
            bool own = ranking.Rank == 1 && ranking.Odds >= bar, other = ranking.Sample.Case.Published?.Any(ranking.Sample.Case.Answers.Contains) ?? false;
            both += own && other ? 1 : 0;
            ours += own && !other ? 1 : 0;
            theirs += other && !own ? 1 : 0;
        }

        return new PairedCount("Find-BugOrigin", "R-SZZ", both, ours, theirs, ranked.Count - both - ours - theirs);
    }

    internal void Print(TextWriter output, string name)
    {
        (double low, double high) = ShareInterval.Of(Hits, Correct);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} recall {(double)Hits / Correct:0.000} [{low:0.00}, {high:0.00}]  precision {(double)Hits / Math.Max(1, Identified):0.000}  F1 {F1:0.000}  ({Hits} of {Identified} answers, {Correct} to find)"));
    }
}
