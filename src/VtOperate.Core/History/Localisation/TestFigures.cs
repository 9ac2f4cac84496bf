using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Localisation;

/// <summary>
/// Leads from tests to what they test. A test's stack shows the test and not the culprit, so a test that fails or is named points to the file it is called after, and to what its failing method uses.
/// </summary>
/// <param name="sheet">Where the figures go.</param>
/// <param name="names">The files by name.</param>
/// <param name="declared">The names that files declare.</param>
/// <param name="history">Reads the tests.</param>
internal sealed class TestFigures(FigureSheet sheet, NameIndex names, NameFigures declared, HistoryReader history)
{
    private const double ShorterName = 0.85;
    private const double TestFileShare = 0.5;
    private const int MostTests = 20;
    private const int MostBytes = 1 << 20;
    private const int MethodLines = 60;

    /// <summary>Measures the tests, the likeliest first.</summary>
    public void Measure(IReadOnlyList<FailingTest> tests, CancellationToken stop)
    {
        double most = tests.Count == 0 ? 1 : tests.Max(test => test.Times);
        foreach (FailingTest test in tests.Take(MostTests))
        {
            stop.ThrowIfCancellationRequested();
            double weight = test.Weight * Math.Sqrt(test.Times / most);
            PointToSubject(test, weight);
            if (test.File is { } file) PointToUsed(test, file, weight, stop);
        }
    }

    private void PointToSubject(FailingTest test, double weight)
    {
        double value = weight;
        foreach (string name in TestFiles.Subjects(test.Name))
        {
            int[] files = [.. names.FindSubjects(name)];
            if (files.Length > 0)
            {
                if (test.File is { } led) sheet.Lead(led);
                string near = test.File is { } at ? sheet.Files[at].Path : "";
                int best = files.Max(file => Nearness(sheet.Files[file].Path, near));
                foreach (int file in files) sheet.Raise(file, FileFigure.Subject, Nearness(sheet.Files[file].Path, near) == best ? value : value / 2, test.Name);
                return;
            }

            value *= ShorterName;
        }
    }

    // How many names of folders two paths share: src/main/java/a/b and src/test/java/a/b.
    private static int Nearness(string path, string test)
    {
        if (test.Length == 0) return 0;
        HashSet<string> folders = [.. test.Split('/')[..^1]];
        return path.Split('/')[..^1].Count(folders.Contains);
    }

    private void PointToUsed(FailingTest test, int file, double weight, CancellationToken stop)
    {
        Dictionary<int, double> counts = [];
        Dictionary<int, string> sources = [];
        foreach (string method in test.Methods)
        {
            string body = MethodBody(sheet.Files[file], method);
            foreach (NamedThing thing in NameScan.Read(body, stop))
            {
                bool isNamed = false;
                foreach ((int named, double sureness) in names.Find(thing))
                {
                    if (sheet.Files[named].IsTest || sureness < 0.5) continue;
                    counts[named] = counts.GetValueOrDefault(named) + sureness;
                    sources.TryAdd(named, thing.Text);
                    isNamed = true;
                }

                if (isNamed || !thing.IsCode) continue;
                IReadOnlyList<int> declaring = declared.Declaring(thing.Text);
                foreach (int one in declaring)
                {
                    counts[one] = counts.GetValueOrDefault(one) + (1.0 / declaring.Count);
                    sources.TryAdd(one, thing.Text);
                }
            }
        }

        Raise(counts, sources, weight);
        if (counts.Count == 0) PointToMostNamed(test, file, weight * TestFileShare);
    }

    // The method is not there, as when the test is newer than the version: the whole file says what it works with.
    private void PointToMostNamed(FailingTest test, int file, double weight)
    {
        FileTerms terms = sheet.Files[file].Terms;
        Dictionary<int, double> counts = [];
        for (int i = 0; i < sheet.Files.Count; i++)
        {
            VersionFile other = sheet.Files[i];
            if (other.IsTest || !TestFiles.IsCode(other.Family) || other.Stem.Length < 4) continue;
            int count = FileTerms.CountIn(terms.Find(NameFigures.Whole(NameIndex.NameOf(other))), FileField.Code);
            if (count > 0) counts[i] = (double)count / names.Sharing(i);
        }

        Raise(counts, [], weight, test.Name);
    }

    private void Raise(Dictionary<int, double> counts, Dictionary<int, string> sources, double weight, string name = "")
    {
        double most = counts.Count == 0 ? 1 : counts.Values.Max();
        foreach ((int file, double count) in counts) sheet.Raise(file, FileFigure.UsedByTest, weight * count / most, sources.GetValueOrDefault(file, name));
    }

    // From the line that declares the method to the next line that is indented no deeper and not only closes it; a bounded number of lines.
    private string MethodBody(VersionFile file, string method)
    {
        try
        {
            ReadOnlyMemory<byte> content = history.ReadBlob(file.Blob);
            if (content.Length > MostBytes) return "";
            string[] lines = Encoding.UTF8.GetString(content.Span).Split('\n');
            int start = Array.FindIndex(lines, line => Declares(line, method));
            if (start < 0) return "";
            int indent = Indent(lines[start]), end = start + 1;
            while (end < lines.Length && end < start + MethodLines && (string.IsNullOrWhiteSpace(lines[end]) || Indent(lines[end]) > indent || lines[end].Trim() is "{" or "(" or "}")) end++;
            return string.Join('\n', lines[(start + 1)..end]);
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            return "";
        }
    }

    private static bool Declares(string line, string method)
    {
        int at = line.IndexOf(method, StringComparison.Ordinal);
        if (at < 0) return false;
        int end = at + method.Length;
        bool isWhole = (at == 0 || !char.IsLetterOrDigit(line[at - 1])) && (end == line.Length || !char.IsLetterOrDigit(line[end]));
        return isWhole && (at == 0 || line[at - 1] != '.') && !line.TrimEnd().EndsWith(';');
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart().Length;
}
