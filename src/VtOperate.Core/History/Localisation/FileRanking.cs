using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Localisation;

/// <summary>The files of one version, measured for one report and put in order.</summary>
/// <param name="Sheet">The figures.</param>
/// <param name="Words">The words.</param>
internal sealed record FileRanking(FigureSheet Sheet, WordScores Words)
{
    private const double NamedTest = 0.7;

    /// <summary>Measures the files.</summary>
    public static FileRanking Measure(HistoryReader history, CommitNode head, IReadOnlyList<VersionFile> files, SuspectFileQuery query, string root, FileWeights weights, CancellationToken stop)
    {
        BugText report = BugText.Read(query.Title, query.Words, query.Traces, stop);
        IReadOnlyList<(string Word, uint Term, double Weight)> wanted = report.Words(weights.TitleCount);
        var sheet = new FigureSheet(files);
        var words = new WordScores(files, wanted, weights, stop);
        for (int i = 0; i < files.Count; i++) sheet.Raise(i, FileFigure.Words, words.Scores[i], "");
        var names = new NameIndex(files);
        var named = new NameFigures(sheet, names, words, weights);
        named.Measure(report.Title, FileFigure.NamedInTitle, 1, stop);
        named.Measure(report.Title, FileFigure.Named, 0, stop);
        named.Measure(report.Text, FileFigure.Named, 0.7, stop);
        IReadOnlyList<(TraceFrame Frame, int File)> frames = FrameFigures.Measure(sheet, report.Traces, query.Frames, root, stop);
        new TestFigures(sheet, names, named, history).Measure(FailingTests.Find(report, frames, sheet, names, stop), stop);
        new FixFigures(sheet, history).Measure(head.Id, wanted, query.ReportedAt, stop);
        return new FileRanking(sheet, words);
    }

    /// <summary>The files with their scores, best first; files that nothing points to are left out. Equal ones stand in the order of their paths.</summary>
    public List<(int File, double Score)> Order(FileWeights weights)
    {
        List<(int File, double Score)> order = [];
        for (int i = 0; i < Sheet.Files.Count; i++)
        {
            double score = Score(i, weights);
            if (score > 0) order.Add((i, score));
        }

        order.Sort((left, right) => left.Score != right.Score ? right.Score.CompareTo(left.Score) : string.CompareOrdinal(Sheet.Files[left.File].Path, Sheet.Files[right.File].Path));
        return order;
    }

    /// <summary>What is left of a file's score for being a test or no code.</summary>
    public double Share(int file, FileWeights weights)
    {
        VersionFile entry = Sheet.Files[file];
        ReadOnlySpan<double> row = Sheet.Row(file);
        double share = entry.IsTest ? (row[(int)FileFigure.NamedInTitle] > 0 && !Sheet.HasSubject(file) ? Math.Max(weights.Test, NamedTest) : weights.Test) : 1;
        return TestFiles.IsCode(entry.Family) || row[(int)FileFigure.NamedInTitle] > 0.5 ? share : share * weights.Prose;
    }

    /// <summary>The score of a file.</summary>
    public double Score(int file, FileWeights weights)
    {
        ReadOnlySpan<double> row = Sheet.Row(file);
        double sum = 0;
        for (int figure = 0; figure < row.Length; figure++) sum += weights.Figures[figure] * row[figure];
        return sum * Share(file, weights);
    }
}
