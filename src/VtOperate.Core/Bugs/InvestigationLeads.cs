using System.Globalization;
using VtOperate.Core.History;
using VtOperate.Core.History.Hotspots;
using VtOperate.Core.History.Origins;
using VtOperate.Core.History.Suspects;

namespace VtOperate.Core.Bugs;

/// <summary>Puts commits and files into one ranking. Pure.</summary>
public static class InvestigationLeads
{
    private const double Least = 0.02;
    private const int MostHotspotFiles = 5;

    // What makes probabilities of the shares of the files' scores. It was learned where names of classes stand in most reports (docs/decisions/0033) and is low there on purpose.
    private const double FileTemper = 2.18, FileDoubt = 0.01;

    // What stands against a file to which little points, also where it is the only one: half of what the best words alone give.
    private const double Nothing = 0.5;

    // Where a trace runs through some of the files, the others are places to look at later.
    private const double OutsideTrace = 0.5;

    /// <summary>The ranking. Where the fix is known, the commits it leads back to stand for the suspects.</summary>
    /// <param name="suspects">Commits with their probability.</param>
    /// <param name="origins">Commits that a known fix leads to; empty without one.</param>
    /// <param name="files">Files with their scores, likeliest first.</param>
    /// <param name="hotspots">What is known of how these files change.</param>
    public static IReadOnlyList<InvestigationLead> Rank(IReadOnlyList<SuspectCommit> suspects, IReadOnlyList<BugOrigin> origins, IReadOnlyList<SuspectFile> files, IReadOnlyList<CodeHotspot> hotspots)
    {
        List<InvestigationLead> leads = [];
        foreach (BugOrigin origin in origins) leads.Add(new InvestigationLead(0, origin.Score, LeadKind.Origin, origin.Sha, Text(origin.Date, origin.Author, origin.Subject), origin.Evidence, origin.Repository));
        if (origins.Count == 0)
        {
            foreach (SuspectCommit suspect in suspects) leads.Add(new InvestigationLead(0, suspect.Score, LeadKind.Commit, suspect.Sha, Text(suspect.Date, suspect.Author, suspect.Subject), suspect.Evidence, suspect.Repository));
        }

        double[] probabilities = Probabilities(files);
        for (int i = 0; i < files.Count; i++)
            leads.Add(new InvestigationLead(0, Math.Round(probabilities[i], 3), LeadKind.File, files[i].RelativePath, "", [.. files[i].Evidence, .. Hotspot(files[i].RelativePath, hotspots)], files[i].Repository));
        return [.. leads.Where(lead => lead.Score >= Least).OrderByDescending(lead => lead.Score).ThenBy(lead => lead.Kind).ThenBy(lead => lead.Name, StringComparer.Ordinal).Select((lead, i) => lead with { Rank = i + 1 })];
    }

    /// <summary>The files whose changes are worth counting.</summary>
    public static IReadOnlyList<string> WorthCounting(IReadOnlyList<SuspectFile> files) => [.. files.Take(MostHotspotFiles).Select(file => file.RelativePath)];

    /// <summary>How likely each file is the one to mend.</summary>
    internal static double[] Probabilities(IReadOnlyList<SuspectFile> files)
    {
        bool hasFrames = files.Any(IsInTrace);
        double[] scores = [.. files.Select(file => file.Score * (hasFrames && !IsInTrace(file) ? OutsideTrace : 1)), Nothing];
        double all = scores.Sum();
        return SuspectModel.Calibrate([.. scores.Select(score => score / all)], FileTemper, FileDoubt)[..files.Count];
    }

    private static bool IsInTrace(SuspectFile file) => file.Evidence.Any(reason => reason.Kind == "Frame");

    private static IEnumerable<Evidence> Hotspot(string path, IReadOnlyList<CodeHotspot> hotspots)
    {
        foreach (CodeHotspot hotspot in hotspots)
        {
            if (hotspot.RelativePath != path || hotspot.Changes < 2) continue;
            string fixes = hotspot.Fixes == 0 ? "none of them a fix" : hotspot.Fixes == 1 ? "1 of them a fix" : $"{hotspot.Fixes} of them fixes";
            string authors = hotspot.Authors == 1 ? "1 person" : $"{hotspot.Authors} people";
            yield return new Evidence("Hotspot", string.Create(CultureInfo.InvariantCulture, $"changed {hotspot.Changes} times by {authors} in a year, {fixes}"), 0, path);
        }
    }

    private static string Text(DateTimeOffset date, string author, string subject) => string.Create(CultureInfo.InvariantCulture, $"{date.UtcDateTime:yyyy-MM-dd} {author}: {subject}");
}
