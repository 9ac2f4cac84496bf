using System.Globalization;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Says what an investigation does not know, so that nobody takes silence for an answer. Pure.</summary>
public static class InvestigationGaps
{
    /// <summary>One sentence for each thing that is not known and would help, most useful first.</summary>
    /// <param name="report">What was told.</param>
    /// <param name="found">What was found; its own unknowns are not read.</param>
    /// <param name="notes">What the searches could not do, as sentences.</param>
    public static IReadOnlyList<string> Find(BugReport report, BugInvestigation found, IEnumerable<string> notes)
    {
        var unknowns = new List<string>();
        if (found.Traces.Count == 0)
        {
            unknowns.Add("Where it failed: no stack trace was given, or none in a known language.");
        }
        else if (found.Repository is not null && !found.Traces.Any(HasRepositoryFrame))
        {
            unknowns.Add("Which file of this repository failed: no frame of the trace points into it.");
        }

        unknowns.AddRange(notes.Where(note => unknowns.Count == 0 || !note.StartsWith("No frame leads", StringComparison.Ordinal)));
        if (report.Revision is null && found.Traces.Any(HasRepositoryFrame)) unknowns.Add("Which commit was running: lines were looked up at head. Give -Revision if another one was deployed.");
        if (report.Since is null) unknowns.Add("When it was first seen. Give -Since to leave out older commits.");
        unknowns.Add("Whether it can be reproduced: nothing was run.");
        if (found.Severity is null) unknowns.Add("How bad it is: how many users, which data, is there a way round? Give -Severity.");
        if (found.Traces.Count > 1) unknowns.Add(string.Create(CultureInfo.InvariantCulture, $"Whether the {found.Traces.Count} different traces are one bug."));
        return unknowns;
    }

    private static bool HasRepositoryFrame(StackTrace trace) =>
        trace.Frames.Any(frame => frame.RepositoryPath is not null) || trace.InnerTraces.Any(HasRepositoryFrame);
}
