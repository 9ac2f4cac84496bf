using System.Globalization;
using VtOperate.Core;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>How one case was ranked.</summary>
/// <param name="Ap">Average precision over the answers that the version has.</param>
/// <param name="WideAp">Average precision over all files that the fix changed, as the published tools divide.</param>
/// <param name="Rank">The place of the first answer, from 1; 0 when none is in the list.</param>
internal readonly record struct FileScore(double Ap, double WideAp, int Rank)
{
    /// <summary>1 / rank.</summary>
    internal double Rr => Rank == 0 ? 0 : 1.0 / Rank;

    internal static FileScore Of(FileSample sample, FileWeights weights)
    {
        int found = 0, first = 0, place = 0;
        double sum = 0;
        foreach ((int file, _) in sample.Ranking.Order(weights))
        {
            place++;
            if (!sample.IsRight(sample.Ranking.Sheet.Files[file].Path)) continue;
            found++;
            if (first == 0) first = place;
            sum += (double)found / place;
        }

        return new FileScore(sum / sample.Case.Answers.Count, sum / Math.Max(sample.Case.AllFixed, sample.Case.Answers.Count), first);
    }

    internal static void Print(TextWriter output, string name, IReadOnlyList<FileScore> scores)
    {
        int first = Within(scores, 1);
        (double low, double high) = ShareInterval.Of(first, scores.Count);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-44} MAP {scores.Average(score => score.Ap):0.000}  MRR {scores.Average(score => score.Rr):0.000}  top-1 {(double)first / scores.Count:0.000} [{low:0.000}, {high:0.000}]  top-5 {(double)Within(scores, 5) / scores.Count:0.000}  top-10 {(double)Within(scores, 10) / scores.Count:0.000}  of {scores.Count}"));
    }

    /// <summary>What is chosen by: the sum of what is reported.</summary>
    internal static double Worth(IReadOnlyList<FileScore> scores) =>
        scores.Count == 0 ? 0 : scores.Average(score => score.Ap) + scores.Average(score => score.Rr) + ((double)Within(scores, 1) / scores.Count);

    private static int Within(IReadOnlyList<FileScore> scores, int places) => scores.Count(score => score.Rank > 0 && score.Rank <= places);
}
