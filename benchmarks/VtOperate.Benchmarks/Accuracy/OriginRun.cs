using System.Globalization;
using VtOperate.Core.History.Origins;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// Find-BugOrigin on fixes whose culprit is known. Penalty and power are chosen on the training pairs alone, each repository ranked with what the others teach; the cases are then ranked once,
/// each with weights that its own repository had no say in. The bar below which nothing is answered comes from the training pairs, too.
/// </summary>
internal static class OriginRun
{
    private static readonly double[] s_penalties = [10, 20, 40, 80], s_powers = [0.5, 1];

    internal static void Run(string dev, string train, string clones, string? kept, TextWriter output)
    {
        List<OriginSample> training = OriginMeasure.Read(OriginSetCase.Read(train), clones, kept is null ? null : kept + "-train.jsonl");
        List<OriginSample> cases = OriginMeasure.Read(OriginSetCase.Read(dev), clones, kept is null ? null : kept + "-dev.jsonl");
        Line(output, $"training: {training.Count} pairs, answer among the candidates in {training.Count(sample => sample.Right.Count > 0)}; {training.Average(sample => sample.Candidates.Count):0} candidates a case");
        Line(output, $"cases: {cases.Count}, answer among the candidates in {cases.Count(sample => sample.Right.Count > 0)}");
        (double penalty, double power, List<OriginRanking> held) = Choose(training, output);
        OriginRanking.Print(output, $"training, left out ({penalty}, {power})", held);
        List<OriginRanking> ranked = CrossValidate(cases, training, penalty, power);
        OriginRanking.Print(output, "cases, repository left out", ranked);
        double bar = OriginRanking.BestBar(held);
        OriginScore.Of(ranked, 0).Print(output, "Find-BugOrigin, always answering");
        OriginScore.Of(ranked, bar).Print(output, string.Create(CultureInfo.InvariantCulture, $"Find-BugOrigin, bar {bar:0.000}"));
        OriginScore.OfLists(cases, sample => sample.Case.Published ?? []).Print(output, "R-SZZ, published");
        foreach (string variant in SzzVariants.Names) OriginScore.OfLists(cases, sample => sample.Variants[variant]).Print(output, $"{variant}, our own");
        OriginScore.Compare(ranked, 0).Print(output);
        Dictionary<OriginSample, string?> firsts = ranked.ToDictionary(ranking => ranking.Sample, ranking => ranking.First);
        OriginScore.OfLists(cases, sample => sample.Named.Count > 0 ? sample.Named : firsts[sample] is { } first ? [first] : []).Print(output, "with the message, 'Fixes: <sha>' read");
        PrintModel(ChoiceTrainer.Learn(training, penalty, power), output);
    }

    private static (double Penalty, double Power, List<OriginRanking> Held) Choose(List<OriginSample> training, TextWriter output)
    {
        (double Penalty, double Power, List<OriginRanking> Held, double Worth) best = default;
        foreach (double penalty in s_penalties)
        {
            foreach (double power in s_powers)
            {
                List<OriginRanking> held = CrossValidate(training, training, penalty, power);
                double worth = OriginRanking.Worth(held);
                Line(output, $"  penalty {penalty}, power {power}: {worth:0.0000}");
                if (worth > best.Worth) best = (penalty, power, held, worth);
            }
        }

        return (best.Penalty, best.Power, best.Held ?? []);
    }

    private static List<OriginRanking> CrossValidate(List<OriginSample> cases, List<OriginSample> training, double penalty, double power)
    {
        string[] repositories = [.. cases.Select(sample => sample.Case.Repository).Distinct()];
        var weights = new ChoiceWeights[repositories.Length];
        Parallel.For(0, repositories.Length, i => weights[i] = ChoiceTrainer.Learn([.. training.Where(sample => sample.Case.Repository != repositories[i])], penalty, power));
        return [.. cases.Select(sample => OriginRanking.Of(sample, weights[Array.IndexOf(repositories, sample.Case.Repository)]))];
    }

    // What OriginModel holds, ready to be put there.
    private static void PrintModel(ChoiceWeights learned, TextWriter output)
    {
        foreach (OriginFeature feature in Enum.GetValues<OriginFeature>())
        {
            int i = (int)feature;
            Line(output, $"        (OriginFeature.{feature}, {learned.Mean[i]:0.#####}, {learned.Scale[i]:0.#####}, {learned.Weights[i]:0.####}),");
        }
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
