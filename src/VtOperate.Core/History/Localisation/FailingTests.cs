using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Localisation;

/// <summary>Finds the tests of a report: named in its text, in a test run's output, or standing in a trace.</summary>
internal static class FailingTests
{
    private const double NamedOnly = 0.5;

    /// <summary>The tests, those that surely fail first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="frames">The frames in the repository with their files.</param>
    /// <param name="sheet">The files.</param>
    /// <param name="names">The files by name.</param>
    /// <param name="stop">Stops the work.</param>
    public static IReadOnlyList<FailingTest> Find(BugText report, IReadOnlyList<(TraceFrame Frame, int File)> frames, FigureSheet sheet, NameIndex names, CancellationToken stop)
    {
        Dictionary<string, (int? File, HashSet<string> Methods, int Times, double Weight)> found = new(StringComparer.Ordinal);
        foreach ((TraceFrame frame, int file) in frames)
        {
            if (!sheet.Files[file].IsTest) continue;
            string method = frame.Function is { } function ? function[(function.LastIndexOfAny(['.', ':']) + 1)..] : "";
            Add(found, sheet.Files[file].Stem, file, method, 1);
        }

        bool isTestRun = frames.Count > 0 && found.Count == frames.Select(frame => frame.File).Distinct().Count();
        List<NamedThing> things = [.. NameScan.Read(report.Title + "\n" + report.Text, stop)];
        for (int i = 0; i < things.Count; i++)
        {
            NamedThing thing = things[i];
            if (thing.Text.Length < 5 || TestFiles.Strip(thing.Text).SequenceEqual(thing.Text)) continue;
            int? file = null;
            foreach ((int one, _) in names.Find(thing)) file ??= sheet.Files[one].IsTest ? one : null;
            if (file is null && !(thing.IsCompound && TestFiles.Subjects(thing.Text).Any(name => names.FindSubjects(name).Any()))) continue;

            // CartTest::addsTwice, CartTest.addsTwice
            string method = i + 1 < things.Count && things[i + 1].Before is [.., string last] && last == thing.Text ? things[i + 1].Text : "";
            Add(found, thing.Text, file, method, isTestRun || method.Length > 0 ? 1 : NamedOnly);
        }

        return [.. found.Select(entry => new FailingTest(entry.Key, entry.Value.File, [.. entry.Value.Methods], entry.Value.Times, entry.Value.Weight))
            .OrderByDescending(test => test.Weight * test.Times).ThenBy(test => test.Name, StringComparer.Ordinal)];
    }

    private static void Add(Dictionary<string, (int? File, HashSet<string> Methods, int Times, double Weight)> found, string name, int? file, string method, double weight)
    {
        (int? known, HashSet<string> methods, int times, double most) = found.GetValueOrDefault(name, (null, [], 0, 0));
        if (method.Length > 0) methods.Add(method);
        found[name] = (known ?? file, methods, times + 1, Math.Max(most, weight));
    }
}
