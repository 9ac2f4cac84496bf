using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Bugs;

/// <summary>Keeps bugs below <c>docs/bugs</c>, one folder a bug: <c>BUG-0007-slug/report.md</c> and <c>investigation.md</c>.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="folder">The folder of the bugs, absolute.</param>
/// <param name="lockFile">The file that guards the numbers among processes, absolute.</param>
/// <param name="reporter">Where records that cannot be read are named.</param>
public sealed class BugStore(IEngine engine, string folder, string lockFile, IReporter reporter)
{
    // A folder called BUG-99999999 is somebody's joke, not the last number given.
    private const int Highest = 999_999;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>What saving would do now: the open record with the same fingerprint, or the next free number. Another process may take the number first.</summary>
    /// <param name="bug">The bug.</param>
    /// <param name="repository">The repository whose branches are looked through for numbers; null without one.</param>
    /// <param name="stop">Ends the search.</param>
    public BugRecordPlan Plan(BugInvestigation bug, IGitRepository? repository, CancellationToken stop)
    {
        if (FindOpen(bug, stop) is { } known) return known;
        int number = 1 + Math.Max(HighestInWorkTree(), repository is null ? 0 : HighestInHistory(repository, stop));
        return Record(number, BugFolders.LabelOf(number) + "-" + BugTitle.Slug(bug.Title), isNew: true);
    }

    /// <summary>Writes the bug into a folder with the next free number; where an open bug with the same fingerprint exists, writes nothing and answers that one.</summary>
    /// <returns>The investigation with its label and files.</returns>
    /// <exception cref="OperationException">A file cannot be written, or another process holds the lock.</exception>
    /// <param name="bug">The bug.</param>
    /// <param name="report">What was told.</param>
    /// <param name="repository">The repository whose branches are looked through for numbers; null without one.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <param name="name">Gives the bug its label and what depends on it; null for the label alone.</param>
    public BugInvestigation Save(BugInvestigation bug, BugReport report, IGitRepository? repository, CancellationToken stop, Func<BugInvestigation, string, BugInvestigation>? name = null)
    {
        using IDisposable held = engine.Files.Lock(lockFile, s_patience, stop);
        BugRecordPlan plan = Plan(bug, repository, stop);
        bug = name?.Invoke(bug, plan.Label) ?? bug with { Label = plan.Label };
        if (plan.IsNew)
        {
            // The report comes last: a folder without it is not a bug yet, so a crash in between leaves nothing half.
            engine.Files.WriteAtomically(plan.InvestigationFile, Encoding.UTF8.GetBytes(BugRecordText.Investigation(bug, plan.Label)));
            engine.Files.WriteAtomically(plan.ReportFile, Encoding.UTF8.GetBytes(BugRecordText.Report(bug, report, plan.Label)));
        }

        return bug with { SavedFiles = plan.Files };
    }

    /// <summary>The open record with the same fingerprint; null where there is none.</summary>
    /// <param name="bug">The bug.</param>
    /// <param name="stop">Ends the search.</param>
    public BugRecordPlan? FindOpen(BugInvestigation bug, CancellationToken stop)
    {
        string fingerprint = BugRecordText.Fingerprint(bug);
        foreach (string name in engine.Files.ListFolders(folder))
        {
            stop.ThrowIfCancellationRequested();
            if (Number(name) is not { } number) continue;
            BugRecordPlan record = Record(number, name, isNew: false);
            if (!engine.Files.FileExists(record.ReportFile)) continue;
            (string? status, string? found) = ReadState(record.ReportFile);
            if (found == fingerprint && !BugStatusText.IsClosed(status)) return record;
        }

        return null;
    }

    private BugRecordPlan Record(int number, string name, bool isNew) =>
        new(BugFolders.LabelOf(number), Path.Combine(folder, name, "report.md"), Path.Combine(folder, name, "investigation.md"), isNew);

    private int HighestInWorkTree() => engine.Files.ListFolders(folder).Select(name => Number(name) ?? 0).DefaultIfEmpty(0).Max();

    private int HighestInHistory(IGitRepository repository, CancellationToken stop)
    {
        string relative = Path.GetRelativePath(repository.Root, folder).Replace('\\', '/');
        if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)) return 0;
        using IObjectReader objects = repository.OpenObjects();
        var reader = new HistoryReader(objects, repository.ShallowBoundary);
        var seen = new HashSet<ObjectId>();
        int highest = 0;
        foreach (GitReference reference in repository.References)
        {
            stop.ThrowIfCancellationRequested();
            PathEntry entry = reader.FindEntry(reader.ReadCommit(reference.Commit).Tree, relative);
            if (!entry.IsTree || !seen.Add(entry.Id)) continue;
            foreach (TreeFile file in reader.ListFiles(entry.Id, stop)) highest = Math.Max(highest, Number(file.Path.Split('/')[0]) ?? 0);
        }

        return highest;
    }

    private static int? Number(string name) => BugFolders.NumberOf(name) is { } number and <= Highest ? number : null;

    private (string? Status, string? Fingerprint) ReadState(string report)
    {
        try
        {
            FrontMatter matter = FrontMatter.Split(TextDocument.Read(engine.Files, report).Text);
            var fields = new DocumentFields(engine.Yaml.Read(matter.Yaml, report, matter.YamlLine) as YamlMap);
            return (fields.Text("status"), fields.Text("fingerprint"));
        }
        catch (OperationException problem)
        {
            // A record that cannot be read is not the same bug as far as anybody can tell; the next number is still free.
            reporter.Problem(problem);
            return (null, null);
        }
    }
}
