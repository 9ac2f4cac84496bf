using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Specs.Verdicts;

/// <summary>What ties a bug to code and to requirements, and what shows that the code fails.</summary>
/// <param name="bug">The bug.</param>
/// <param name="record">Its record; null as long as it is not saved.</param>
/// <param name="prefix">What stands before a path of the project in the repository: empty, or a folder with a slash behind it.</param>
internal sealed class BugTies(BugInvestigation bug, BugRecord? record, string prefix)
{
    private const int MostFiles = 5;

    private readonly HashSet<string> _ran = InProject(Frames(bug).Select(frame => frame.RepositoryPath!), prefix);

    /// <summary>The files that its traces run through and its likeliest files, relative to the project.</summary>
    internal HashSet<string> Files { get; } = InProject(Frames(bug).Select(frame => frame.RepositoryPath!).Concat(bug.Files.Take(MostFiles).Select(file => file.RelativePath)), prefix);

    /// <summary>What shows that the code fails: a recorded check, a frame of a trace, a suspect commit; none where nothing does.</summary>
    internal IEnumerable<Evidence> Failures()
    {
        if (record?.Reproductions.FirstOrDefault(one => one.IsReproduced) is { } seen) yield return new Evidence("Reproduction", $"the recorded check fails: {seen.Check.Text}", 1);
        if (Frames(bug).FirstOrDefault(frame => frame.IsUserCode) is { } frame) yield return new Evidence("Trace", $"the trace runs through {StackTraceText.Location(frame)}", 0.8, frame.RepositoryPath, frame.Line);
        if (bug.Suspects.Count > 0) yield return new Evidence("Suspect", $"the likeliest commit to have brought it is {bug.Suspects[0].Sha[..10]}", 0.5, null, null, bug.Suspects[0].Sha);
    }

    /// <summary>What besides words ties the bug to a requirement: its id, a place of the code that names it, or a task of its feature that names a file of the bug. Weighs 1 where no word of the report was needed to get there.</summary>
    internal IEnumerable<Evidence> To(RequirementMatch match, FeatureSpec? feature, IReadOnlyList<ComparedFact> facts, bool isOnlyOne)
    {
        foreach (Evidence named in match.Evidence.Where(one => one.Kind == "Id" && isOnlyOne)) yield return named with { Weight = 1 };
        foreach (ComparedFact link in facts.Where(one => one.IsLink && one.About == match.Requirement.Key && Files.Contains(one.CodeFile))) yield return new Evidence("Reference", link.Text, Weight(link.CodeFile), link.CodeFile, link.CodeLine);
        foreach (SpecTask task in feature?.Tasks ?? [])
        {
            if (TaskPaths.In(task.Text).FirstOrDefault(path => Files.Contains(path.Path)) is { } path) yield return new Evidence("Task", $"{task.Id} of {match.Requirement.Feature} names {path.Path}", Weight(path.Path), task.File, task.Line);
        }
    }

    private double Weight(string file) => _ran.Contains(file) ? 1 : 0.5;

    private static HashSet<string> InProject(IEnumerable<string> paths, string prefix) => [.. paths.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..])];

    private static IEnumerable<TraceFrame> Frames(BugInvestigation bug) => bug.Traces.SelectMany(AllFrames).Where(frame => frame.RepositoryPath is not null);

    private static IEnumerable<TraceFrame> AllFrames(StackTrace trace) => trace.Frames.Concat(trace.InnerTraces.SelectMany(AllFrames));
}
