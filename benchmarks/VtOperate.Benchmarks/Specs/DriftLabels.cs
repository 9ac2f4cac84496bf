using System.Globalization;
using VtOperate.Core;
using VtOperate.Core.History;
using VtOperate.Core.Specs.Drift;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Specs;

/// <summary>
/// How many findings of Find-SpecDrift on public repositories are true. Somebody read both sides of each finding of <c>labels.tsv</c>; what is found now and was not read yet is counted apart and can be shown as rows of
/// that file, and what was labelled and is no longer found is named.
/// </summary>
internal static class DriftLabels
{
    private const string True = "true";

    /// <param name="clones">The folder with a clone of each repository, called <c>owner+name</c>, at the revision of the labels.</param>
    /// <param name="labels">The file with the labels.</param>
    /// <param name="showsUnread">Whether rows for what nobody has read are written.</param>
    /// <param name="output">Where the table goes.</param>
    internal static void Run(string clones, string labels, bool showsUnread, TextWriter output)
    {
        string[][] rows = [.. File.ReadLines(labels).Skip(1).Select(line => line.Split('\t'))];
        output.WriteLine("repository                                      confidence  found  true  false  unread");
        List<string> unread = [], gone = [];
        int right = 0, wrong = 0;
        foreach (IGrouping<(string Repository, string Revision), string[]> group in rows.GroupBy(row => (row[0], row[1])))
        {
            string folder = new EngineRoot().Files.RealPath(Path.Combine(clones, group.Key.Repository.Replace('/', '+')));
            if (Fault(folder, group.Key.Revision) is { } fault)
            {
                output.WriteLine($"{group.Key.Repository}: left out, {fault}");
                continue;
            }

            var known = group.ToDictionary(row => string.Join('\t', row[2], row[4], row[5], row[6]), row => row[7] == True, StringComparer.Ordinal);
            HashSet<string> found = [];
            foreach (IGrouping<DriftConfidence, DriftFinding> same in new DriftFinder(new EngineRoot(), new SilentReporter(), TimeProvider.System).Find(folder, new DriftQuery(), default).GroupBy(finding => finding.Confidence).OrderByDescending(same => same.Key))
            {
                int isTrue = 0, isFalse = 0, isNew = 0;
                foreach (DriftFinding finding in same)
                {
                    string key = string.Join('\t', finding.Rule, $"{finding.SpecFile}:{finding.SpecLine}", $"{finding.CodeFile}:{finding.CodeLine}", finding.Subject);
                    found.Add(key);
                    if (!known.TryGetValue(key, out bool label)) unread.Add(string.Join('\t', group.Key.Repository, group.Key.Revision, finding.Rule, finding.Confidence, $"{finding.SpecFile}:{finding.SpecLine}", $"{finding.CodeFile}:{finding.CodeLine}", finding.Subject, "?"));
                    _ = !known.ContainsKey(key) ? isNew++ : label ? isTrue++ : isFalse++;
                }

                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Repository,-48}{same.Key,-12}{isTrue + isFalse + isNew,5} {isTrue,5} {isFalse,6} {isNew,7}"));
                if (same.Key >= DriftConfidence.Strong) (right, wrong) = (right + isTrue, wrong + isFalse);
            }

            gone.AddRange(known.Keys.Where(key => !found.Contains(key)).Select(key => $"{group.Key.Repository}\t{key}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"certain and strong ones that were read: {right} true, {wrong} false"));
        foreach (string row in gone) output.WriteLine($"labelled and no longer found: {row}");
        if (showsUnread) unread.ForEach(output.WriteLine);
    }

    private static string? Fault(string folder, string revision)
    {
        if (!Directory.Exists(folder)) return $"no clone at {folder}";
        using IGitRepository? repository = new EngineRoot().Git.Open(folder);
        return repository?.Head?.ToString().StartsWith(revision, StringComparison.Ordinal) == true ? null : $"{folder} is not at {revision}";
    }
}
