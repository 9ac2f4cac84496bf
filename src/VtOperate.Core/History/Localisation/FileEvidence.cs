namespace VtOperate.Core.History.Localisation;

/// <summary>Says why a file stands where it does: one reason a figure, with what it added, and what being a test took away.</summary>
/// <param name="ranking">The ranking.</param>
/// <param name="weights">What it was put in order with.</param>
internal sealed class FileEvidence(FileRanking ranking, FileWeights weights)
{
    private const int MostWords = 6;

    /// <summary>The reasons, strongest first.</summary>
    public IReadOnlyList<Evidence> Of(int file)
    {
        List<Evidence> reasons = [];
        ReadOnlySpan<double> row = ranking.Sheet.Row(file);
        double sum = 0;
        for (int figure = 0; figure < row.Length; figure++)
        {
            double weight = row[figure] * weights.Figures[figure];
            if (weight <= 0) continue;
            sum += weight;
            reasons.Add(Reason(file, (FileFigure)figure, weight));
        }

        reasons.Sort((left, right) => right.Weight.CompareTo(left.Weight));
        double share = ranking.Share(file, weights);
        if (share < 1)
        {
            VersionFile entry = ranking.Sheet.Files[file];
            string why = !entry.IsTest ? "it is no code, where bugs are rarer" : TestFiles.IsCode(entry.Family) ? "it is a test, which shows a bug more often than it has one" : "it belongs to tests and is no code";
            reasons.Add(new Evidence("Prior", why, Math.Round(sum * (share - 1), 3)));
        }

        return reasons;
    }

    private Evidence Reason(int file, FileFigure figure, double weight)
    {
        (string source, int? line, string? sha) = ranking.Sheet.Source(file, figure);
        string path = ranking.Sheet.Files[file].Path;
        string text = figure switch
        {
            FileFigure.Words => "shares the words " + string.Join(", ", ranking.Words.Reasons(file).Take(MostWords).Select(word => $"'{word}'")),
            FileFigure.NamedInTitle => $"the title says '{source}'",
            FileFigure.Named => $"the report says '{source}'",
            FileFigure.Declares => $"declares '{source}', which the report says",
            FileFigure.Frame => line is null ? $"the stack trace runs through it: {source}" : $"the stack trace runs through line {line}: {source}",
            FileFigure.Subject => $"the test {source} is called after it",
            FileFigure.UsedByTest => $"the failing test uses '{source}'",
            FileFigure.SimilarFix => $"changed by {sha![..8]}, whose message is like the report: {source}",
            FileFigure.RecentFix => $"mended lately by {sha![..8]}: {source}",
            _ => $"the past solution {source} cites it",
        };
        return new Evidence(figure.ToString(), text, Math.Round(weight, 3), path, line, sha);
    }
}
