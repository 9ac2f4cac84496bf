using System.Globalization;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Find-SuspectFile on bug reports and on failing tests whose files are known.</summary>
internal static class FileRun
{
    internal static void Run(string data, string clones, bool misses, bool tune, TextWriter output)
    {
        var versions = new FileVersions(path => path.EndsWith(".java", StringComparison.Ordinal));
        List<FileSample> reports = FileMeasure.Measure(FileCase.ReadReports(Path.Combine(data, "localisation-dev.json")), clones, FileWeights.Default, versions);
        List<FileSample> failures = FileMeasure.Measure(FileCase.ReadFailures(Path.Combine(data, "defects4j-dev.json")), clones, FileWeights.Default, versions);
        FileScore[] scores = Score(reports, FileWeights.Default), failed = Score(failures, FileWeights.Default);
        output.WriteLine("Bug reports, answers without tests:");
        FileScore.Print(output, "Find-SuspectFile", scores);
        FileScore.Print(output, "Find-SuspectFile, divided by all fixed files", [.. scores.Select(score => score with { Ap = score.WideAp })]);
        PrintPublished(reports, scores, output);
        foreach (IGrouping<string, (FileSample Sample, FileScore Score)> project in reports.Zip(scores).GroupBy(entry => entry.First.Case.Project)) FileScore.Print(output, "  " + project.Key, [.. project.Select(entry => entry.Score)]);
        output.WriteLine("Failing tests alone:");
        FileScore.Print(output, "Find-SuspectFile", failed);
        foreach (IGrouping<string, (FileSample Sample, FileScore Score)> project in failures.Zip(failed).GroupBy(entry => entry.First.Case.Project)) FileScore.Print(output, "  " + project.Key, [.. project.Select(entry => entry.Score)]);
        if (tune) FileTuning.Run(data, clones, versions, output);
        if (misses) WriteMisses(output, [.. reports.Zip(scores), .. failures.Zip(failed)]);
    }

    internal static FileScore[] Score(IReadOnlyList<FileSample> samples, FileWeights weights) => [.. samples.Select(sample => FileScore.Of(sample, weights))];

    private static void PrintPublished(List<FileSample> reports, FileScore[] scores, TextWriter output)
    {
        foreach (string tool in reports[0].Case.Published.Keys)
        {
            FileScore[] theirs = [.. reports.Select(sample => sample.Case.Published[tool]).Select(figure => new FileScore(figure.Ap, figure.Ap, figure.Rr > 0 ? (int)Math.Round(1 / figure.Rr) : 0))];
            FileScore.Print(output, tool + ", published", theirs);
            int both = 0, ours = 0, other = 0;
            for (int i = 0; i < scores.Length; i++)
            {
                both += scores[i].Rank == 1 && theirs[i].Rank == 1 ? 1 : 0;
                ours += scores[i].Rank == 1 && theirs[i].Rank != 1 ? 1 : 0;
                other += scores[i].Rank != 1 && theirs[i].Rank == 1 ? 1 : 0;
            }

            new PairedCount("Find-SuspectFile", tool, both, ours, other, scores.Length - both - ours - other).Print(output);
        }
    }

    // What to look at to do better: each case that is not first, with what stands before the answer and why.
    private static void WriteMisses(TextWriter output, List<(FileSample Sample, FileScore Score)> ranked)
    {
        foreach ((FileSample sample, FileScore score) in ranked.Where(entry => entry.Score.Rank != 1))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.Case.Key} rank {score.Rank} AP {score.Ap:0.00} {sample.Case.Query.Title} -> {string.Join(", ", sample.Case.Answers)}"));
            int place = 0;
            foreach ((int number, double points) in sample.Ranking.Order(FileWeights.Default))
            {
                string path = sample.Ranking.Sheet.Files[number].Path;
                if (++place > 3 && !sample.IsRight(path)) continue;
                string figures = string.Join(" ", Enum.GetValues<FileFigure>().Select(figure => (figure, Value: sample.Ranking.Sheet.Row(number)[(int)figure])).Where(entry => entry.Value > 0).Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.figure}={entry.Value:0.00}")));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {place,3} {points:0.000} {(sample.IsRight(path) ? "*" : " ")} {path[(path.LastIndexOf('/') + 1)..]} {figures}"));
            }
        }
    }
}
