using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>Gathers what a fix will have to touch and to bring. Pure.</summary>
public static class FixPlanner
{
    private const int MostFiles = 3;

    /// <summary>The plan; its parts are empty where the evidence is silent.</summary>
    public static FixPlan Plan(BugInvestigation found)
    {
        // A file that only shares a word with the report is no place to send somebody to.
        string[] files = [.. found.Files.Where(file => found.Leads.Any(lead => lead.Kind == LeadKind.File && lead.Name == file.RelativePath) && file.Evidence.Any(reason => reason.Kind is "Frame" or "Named" or "NamedInTitle" or "Subject")).Take(MostFiles).Select(file => file.RelativePath)];
        StackTrace? trace = found.Traces.Count > 0 ? found.Traces[0] : null;
        string test = trace?.Type is { } type
            ? $"The fix must bring a test that fails with {type} before it and passes after it."
            : "The fix must bring a test that fails before it and passes after it.";
        string[] pastFixes = [.. found.Solutions.Select(Describe)];
        string[] risks = [.. found.Leads.Where(lead => lead.Kind == LeadKind.File && files.Contains(lead.Name)).SelectMany(lead => lead.Evidence.Where(reason => reason.Kind == "Hotspot").Select(reason => $"{lead.Name}: {reason.Text}"))];
        return new FixPlan(files, test, pastFixes) { Risks = risks };
    }

    private static string Describe(SolutionMatch match)
    {
        string cause = match.Solution.RootCause is { } rootCause ? $" Cause: {rootCause}." : "";
        string resolution = match.Solution.ResolutionType is { } kind ? $" Resolution: {kind}." : "";
        return $"{match.Solution.Id}: {match.Solution.Title}.{cause}{resolution}";
    }
}
