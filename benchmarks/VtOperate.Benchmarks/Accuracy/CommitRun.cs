using System.Globalization;
using VtOperate.Core.History.Suspects;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// Find-SuspectCommit on bug reports, from their text alone, at the state before the fix. Which commit is right is not known: the labels are silver (<see cref="CommitLabels"/>). Each project is ranked with weights that the
/// others teach; the penalty and what makes probabilities come from the others, too, each of them left out in turn.
/// </summary>
internal static class CommitRun
{
    private static readonly double[] s_penalties = [5, 10, 20, 40, 80, 160], s_bars = [0.1, 0.15, 0.2, 0.25, 0.3];

    internal static void Run(string file, string clones, string? kept, bool misses, TextWriter output)
    {
        List<CommitCase> cases = CommitCase.Read(file);
        var started = System.Diagnostics.Stopwatch.StartNew();
        Dictionary<CommitCase, CommitLabels> labels = new CloneRunner(clones).Measure(cases, entry => entry.Repository, entry => entry.Key, kept is null ? null : kept + "-labels.jsonl", CommitLabels.Read).ToDictionary(entry => entry.Case, entry => entry.Row);
        Line(output, $"labels: {labels.Count} reports in {started.Elapsed.TotalSeconds:0} s");
        started.Restart();
        List<(CommitCase Case, CommitRow Row)> rows = CommitMeasure.Read(cases, clones, kept is null ? null : kept + "-commits.jsonl");
        Line(output, $"measured: {rows.Count} reports in {started.Elapsed.TotalSeconds:0} s, {rows.Average(entry => entry.Row.Candidates.Count):0} candidates a report");
        List<CommitSample> samples = [.. rows.Where(entry => labels[entry.Case].Origins.Count > 0).Select(entry => new CommitSample(entry.Case, entry.Row, labels[entry.Case].Origins))];
        Line(output, $"silver labels, our own Find-BugOrigin of each fix (message withheld, report date known): {samples.Count} of {rows.Count} reports; the label is among the candidates in {samples.Count(sample => sample.Right.Count > 0)}");
        List<CommitRanking> ranked = CrossValidate(samples, output);
        Report(ranked, output);
        output.WriteLine("The same rankings beside another label, the newest commit that wrote a removed line (R-SZZ, no learned weight):");
        List<CommitRanking> other = [.. ranked.Where(ranking => labels[ranking.Sample.Case].Blamed.Count > 0).Select(ranking => Relabelled(ranking, labels[ranking.Sample.Case].Blamed))];
        Report(other, output);
        CalibrateFiles(rows, output);
        if (misses) WriteMisses(ranked, output);
        PrintModel(samples, output);
    }

    private static void Report(List<CommitRanking> ranked, TextWriter output)
    {
        List<CommitRanking> last = [.. ranked.Select(ranking => CommitRanking.OfList(ranking.Sample, ranking.Sample.Row.LastChanges))], messages = [.. ranked.Select(ranking => CommitRanking.OfList(ranking.Sample, ranking.Sample.Row.Messages))];
        CommitRanking.Print(output, "Find-SuspectCommit, project left out", ranked);
        CommitRanking.Print(output, "last change to the best file", last);
        CommitRanking.Print(output, "BM25 on messages", messages);
        CommitRanking.Compare(output, ranked, last, "last change");
        CommitRanking.Compare(output, ranked, messages, "BM25");
        foreach (IGrouping<string, CommitRanking> project in ranked.GroupBy(ranking => ranking.Sample.Case.Project)) CommitRanking.Print(output, "  " + project.Key, [.. project]);
        CommitRanking.Reliability(output, ranked);
        foreach (double bar in s_bars) CommitRanking.AtBar(output, ranked, bar);
    }

    // What files are worth beside commits in an investigation: the same, from the scores of the files.
    private static void CalibrateFiles(List<(CommitCase Case, CommitRow Row)> rows, TextWriter output)
    {
        Calibration fitted = Calibration.Fit([.. rows.Select(entry => (Shares(entry.Row), Right(entry)))]);
        Line(output, $"files of {rows.Count} reports, shares of their scores: {fitted}; said of the first {rows.Average(entry => fitted.Of(Shares(entry.Row)).FirstOrDefault()):0.00}, right {(double)rows.Count(entry => Right(entry).Contains(0)) / rows.Count:0.00}");

        static double[] Shares(CommitRow row) => [.. row.Files.Values.Select(score => score / row.Files.Values.Sum())];

        static IReadOnlyList<int> Right((CommitCase Case, CommitRow Row) entry) => [.. Enumerable.Range(0, entry.Row.Files.Count).Where(i => entry.Case.Fixed.Contains(entry.Row.Files.Keys.ElementAt(i)))];
    }

    private static List<CommitRanking> CrossValidate(List<CommitSample> samples, TextWriter output)
    {
        string[] repositories = [.. samples.Select(sample => sample.Repository).Distinct()];
        var found = new (ChoiceWeights Weights, Calibration Calibration, double Penalty)[repositories.Length];
        Parallel.For(0, repositories.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => found[i] = Learn([.. samples.Where(sample => sample.Repository != repositories[i])]));
        for (int i = 0; i < repositories.Length; i++) Line(output, $"  {repositories[i]} left out: penalty {found[i].Penalty}, {found[i].Calibration}");
        return [.. samples.Select(sample => (sample, At: Array.IndexOf(repositories, sample.Repository))).Select(entry => CommitRanking.Of(entry.sample, found[entry.At].Weights, found[entry.At].Calibration))];
    }

    // The penalty with the best ranking of each repository by the others, the calibration that fits those rankings, and then weights of all.
    private static (ChoiceWeights Weights, Calibration Calibration, double Penalty) Learn(List<CommitSample> samples)
    {
        (double Penalty, List<CommitRanking> Held, double Worth) best = default;
        foreach (double penalty in s_penalties)
        {
            List<CommitRanking> held = [];
            foreach (string repository in samples.Select(sample => sample.Repository).Distinct())
            {
                ChoiceWeights weights = ChoiceTrainer.Learn([.. samples.Where(sample => sample.Repository != repository)], penalty, 1);
                held.AddRange(samples.Where(sample => sample.Repository == repository).Select(sample => CommitRanking.Of(sample, weights, Calibration.Identity)));
            }

            double worth = CommitRanking.Worth(held);
            if (worth > best.Worth) best = (penalty, held, worth);
        }

        return (ChoiceTrainer.Learn(samples, best.Penalty, 1), CommitRanking.Fit(best.Held ?? []), best.Penalty);
    }

    private static CommitRanking Relabelled(CommitRanking ranking, IReadOnlyList<string> labels)
    {
        CommitSample sample = ranking.Sample with { Labels = labels };
        return ranking with { Sample = sample, Rank = sample.RankIn(ranking.Order) };
    }

    // What to look at to do better.
    private static void WriteMisses(List<CommitRanking> ranked, TextWriter output)
    {
        foreach (CommitRanking ranking in ranked.Where(ranking => ranking.Rank != 1))
        {
            Line(output, $"{ranking.Sample.Case.Key} rank {ranking.Rank} probability {ranking.Probability:0.00} {ranking.Sample.Case.Title} -> {string.Join(", ", ranking.Sample.Labels.Select(label => label[..10]))}; first {(ranking.Order.Count > 0 ? ranking.Order[0][..10] : "none")}, state {ranking.Sample.Case.State[..10]}");
        }
    }

    // What SuspectModel holds, ready to be put there.
    private static void PrintModel(List<CommitSample> samples, TextWriter output)
    {
        (ChoiceWeights learned, Calibration calibration, double penalty) = Learn(samples);
        Line(output, $"all projects: penalty {penalty}");
        Line(output, $"    private const double Temper = {calibration.Temper:0.####}, Doubt = {calibration.Doubt:0.####};");
        foreach (SuspectFeature feature in Enum.GetValues<SuspectFeature>())
        {
            int i = (int)feature;
            Line(output, $"        (SuspectFeature.{feature}, {learned.Mean[i]:0.#####}, {learned.Scale[i]:0.#####}, {learned.Weights[i]:0.####}),");
        }
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
