using System.Globalization;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// Chooses the weights of the figures by coordinate steps, each taken only where it gains more than the standard error of the gain (after Breiman et al., "Classification and Regression Trees", 1984:
/// of what cannot be told apart the simpler is kept, here what stood before), and reports what they are worth on projects that had no say: each project of the reports and of the failing tests is ranked with the
/// weights that the others choose.
/// </summary>
internal static class FileTuning
{
    private const int Rounds = 3;
    private static readonly double[] s_steps = [0, 0.5, 0.7, 0.85, 1.2, 1.5, 2];

    // What words are weighed with; figures are measured anew for each.
    private static readonly FileWeights[] s_words =
    [
        FileWeights.Default,
        FileWeights.Default with { LengthEffect = 0.5 },
        FileWeights.Default with { TitleCount = 4 },
        FileWeights.Default with { Fields = [1, 1, 1, 1, 1] },
    ];

    internal static void Run(string data, string clones, FileVersions versions, TextWriter output)
    {
        List<FileCase> reportCases = FileCase.ReadReports(Path.Combine(data, "localisation-dev.json")), failureCases = FileCase.ReadFailures(Path.Combine(data, "defects4j-dev.json"));
        string[] projects = [.. reportCases.Concat(failureCases).Select(entry => entry.Repository).Distinct()];
        var held = new Choice?[projects.Length];
        Choice? best = null;
        foreach (FileWeights words in s_words)
        {
            List<FileSample> reports = FileMeasure.Measure(reportCases, clones, words, versions), failures = FileMeasure.Measure(failureCases, clones, words, versions), all = [.. reports, .. failures];
            Choice whole = Choose(all, words);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fields {string.Join("/", words.Fields)}, b {words.LengthEffect}, k1 {words.Damping}, title {words.TitleCount}: {whole.Worth.Sum():0.0000}"));
            if (best is null || IsBetter(whole.Worth, best.Worth)) best = whole;
            Parallel.For(0, projects.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            {
                Choice others = Choose([.. all.Where(sample => Project(sample) != projects[i])], words);
                if (held[i] is { } known && !IsBetter(others.Worth, known.Worth)) return;
                held[i] = others with { Left = [.. all.Where(sample => Project(sample) == projects[i]).Select(sample => (sample.Case.Published.Count > 0, FileScore.Of(sample, others.Weights)))] };
            });
        }

        output.WriteLine("Each project ranked with the weights that the others choose:");
        FileScore.Print(output, "  bug reports", [.. held.SelectMany(project => project!.Left).Where(entry => entry.IsReport).Select(entry => entry.Score)]);
        FileScore.Print(output, "  failing tests", [.. held.SelectMany(project => project!.Left).Where(entry => !entry.IsReport).Select(entry => entry.Score)]);
        FileWeights shipped = best!.Weights;
        output.WriteLine("Chosen on all projects: " + string.Join(", ", shipped.Figures.Select((weight, i) => string.Create(CultureInfo.InvariantCulture, $"{(FileFigure)i} {weight:0.###}"))) + string.Create(CultureInfo.InvariantCulture, $", tests {shipped.Test:0.##}"));
        FileScore.Print(output, "  bug reports", FileRun.Score(FileMeasure.Measure(reportCases, clones, shipped, versions), shipped));
        FileScore.Print(output, "  failing tests", FileRun.Score(FileMeasure.Measure(failureCases, clones, shipped, versions), shipped));
    }

    // The two sets share their projects: what is left out of one must be left out of the other.
    private static string Project(FileSample sample) => sample.Case.Repository;

    private static Choice Choose(List<FileSample> samples, FileWeights start)
    {
        var best = new Choice(start, Worth(samples, start), []);
        for (int round = 0; round < Rounds; round++)
        {
            FileWeights before = best.Weights;
            for (int figure = 1; figure < before.Figures.Count; figure++)
            {
                foreach (double step in s_steps) Try(samples, best.Weights with { Figures = [.. best.Weights.Figures.Select((weight, i) => i == figure ? weight * step : weight)] }, ref best);
            }

            foreach (double step in s_steps) Try(samples, best.Weights with { Test = Math.Clamp(best.Weights.Test * step, 0.1, 1) }, ref best);
            if (ReferenceEquals(before, best.Weights)) break;
        }

        return best;
    }

    private static void Try(List<FileSample> samples, FileWeights tried, ref Choice best)
    {
        double[] worth = Worth(samples, tried);
        if (IsBetter(worth, best.Worth)) best = new Choice(tried, worth, []);
    }

    private static bool IsBetter(double[] worth, double[] other)
    {
        double gain = 0, square = 0;
        for (int i = 0; i < worth.Length; i++)
        {
            double difference = worth[i] - other[i];
            gain += difference;
            square += difference * difference;
        }

        return gain > Math.Sqrt(Math.Max(0, square - (gain * gain / worth.Length))) + 1e-9;
    }

    // What each case adds: every project has the same say unless it is small, and so have reports and failures.
    private static double[] Worth(List<FileSample> samples, FileWeights weights)
    {
        Dictionary<(string, int), int> sizes = samples.GroupBy(Group).ToDictionary(group => group.Key, group => group.Count());
        return [.. samples.Select(sample => FileScore.Worth([FileScore.Of(sample, weights)]) / Math.Max(30, sizes[Group(sample)]) / sizes.Count)];
    }

    private static (string, int) Group(FileSample sample) => (Project(sample), sample.Case.Published.Count);

    private sealed record Choice(FileWeights Weights, double[] Worth, IReadOnlyList<(bool IsReport, FileScore Score)> Left);
}
