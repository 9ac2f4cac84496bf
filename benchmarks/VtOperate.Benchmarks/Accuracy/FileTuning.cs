using System.Globalization;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// Chooses the weights of the figures by coordinate steps, and reports what they are worth on projects that had no say: each project of the reports and of the failing tests is ranked with the
/// weights that the others choose.
/// </summary>
internal static class FileTuning
{
    private const int Rounds = 3;

    // Smaller gains are the noise of single bugs: followed, they cost more on projects that had no say than they bring.
    private const double LeastGain = 0.004;

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
        var held = new (double Worth, List<FileScore> Reports, List<FileScore> Failures)[projects.Length];
        (double Worth, FileWeights Weights) best = (0, FileWeights.Default);
        foreach (FileWeights words in s_words)
        {
            List<FileSample> reports = FileMeasure.Measure(reportCases, clones, words, versions), failures = FileMeasure.Measure(failureCases, clones, words, versions), all = [.. reports, .. failures];
            FileWeights chosen = Choose(all, words);
            double worth = Worth(all, chosen);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fields {string.Join("/", words.Fields)}, b {words.LengthEffect}, k1 {words.Damping}, title {words.TitleCount}, sharing {words.Sharing}, rarity {words.Rarity}: {worth:0.0000}"));
            if (worth > best.Worth + LeastGain) best = (worth, chosen);
            Parallel.For(0, projects.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            {
                List<FileSample> others = [.. all.Where(sample => Project(sample) != projects[i])];
                FileWeights without = Choose(others, words);
                double here = Worth(others, without);
                if (here <= held[i].Worth + LeastGain) return;
                held[i] = (here, [.. reports.Where(sample => Project(sample) == projects[i]).Select(sample => FileScore.Of(sample, without))], [.. failures.Where(sample => Project(sample) == projects[i]).Select(sample => FileScore.Of(sample, without))]);
            });
        }

        output.WriteLine("Each project ranked with the weights that the others choose:");
        FileScore.Print(output, "  bug reports", [.. held.SelectMany(project => project.Reports)]);
        FileScore.Print(output, "  failing tests", [.. held.SelectMany(project => project.Failures)]);
        FileWeights whole = best.Weights;
        output.WriteLine("Chosen on all projects: " + string.Join(", ", whole.Figures.Select((weight, i) => string.Create(CultureInfo.InvariantCulture, $"{(FileFigure)i} {weight:0.###}"))) + string.Create(CultureInfo.InvariantCulture, $", tests {whole.Test:0.##}"));
        FileScore.Print(output, "  bug reports", FileRun.Score(FileMeasure.Measure(reportCases, clones, whole, versions), whole));
        FileScore.Print(output, "  failing tests", FileRun.Score(FileMeasure.Measure(failureCases, clones, whole, versions), whole));
    }

    // The two sets share their projects: what is left out of one must be left out of the other.
    private static string Project(FileSample sample) => sample.Case.Repository;

    private static FileWeights Choose(List<FileSample> samples, FileWeights start)
    {
        FileWeights best = start;
        double worth = Worth(samples, best);
        for (int round = 0; round < Rounds; round++)
        {
            double before = worth;
            for (int figure = 1; figure < best.Figures.Count; figure++)
            {
                foreach (double step in s_steps) Try(samples, best with { Figures = [.. best.Figures.Select((weight, i) => i == figure ? weight * step : weight)] }, ref best, ref worth);
            }

            foreach (double step in s_steps) Try(samples, best with { Test = Math.Clamp(best.Test * step, 0.1, 1) }, ref best, ref worth);
            if (worth - before < 1e-9) break;
        }

        return best;
    }

    private static void Try(List<FileSample> samples, FileWeights tried, ref FileWeights best, ref double worth)
    {
        double here = Worth(samples, tried);
        if (here > worth + LeastGain) (best, worth) = (tried, here);
    }

    // Every project has the same say, and so have reports and failures.
    private static double Worth(List<FileSample> samples, FileWeights weights) =>
        samples.GroupBy(sample => (Project(sample), sample.Case.Published.Count)).Average(group => FileScore.Worth([.. group.Select(sample => FileScore.Of(sample, weights))]) * Math.Min(1, group.Count() / 30.0));
}
