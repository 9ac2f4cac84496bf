using System.Globalization;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs;

/// <summary>Keeps bugs below <c>docs/bugs</c>, one folder a bug: <c>BUG-0007-slug/report.md</c> and <c>investigation.md</c>.</summary>
/// <param name="files">Files and folders.</param>
/// <param name="folder">The folder of the bugs, absolute.</param>
/// <param name="lockFile">The file that guards the numbers among processes, absolute.</param>
public sealed class BugStore(IFileStore files, string folder, string lockFile)
{
    private const string Prefix = "BUG-";

    // A folder called BUG-99999999 is somebody's joke, not the last number given.
    private const int Highest = 999_999;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>The label and the folder that a bug saved now would get. Another process may take the number first.</summary>
    /// <param name="title">The bug's title.</param>
    /// <param name="repository">The repository whose branches are looked through for numbers; null without one.</param>
    /// <param name="stop">Ends the search.</param>
    public (string Label, string Folder) Next(string title, IGitRepository? repository, CancellationToken stop)
    {
        int number = 1 + Math.Max(HighestInWorkTree(), repository is null ? 0 : HighestInHistory(repository, stop));
        string label = Label(number);
        return (label, Path.Combine(folder, label + "-" + BugTitle.Slug(title)));
    }

    /// <summary>The label of the open bug with this fingerprint, with its folder; null when there is none.</summary>
    public (string Label, string Folder)? FindOpen(string fingerprint, CancellationToken stop)
    {
        foreach (string name in files.ListFolders(folder))
        {
            stop.ThrowIfCancellationRequested();
            if (Number(name) is not { } number) continue;
            string report = Path.Combine(folder, name, "report.md");
            if (!files.FileExists(report)) continue;
            (string? status, string? found) = ReadState(Encoding.UTF8.GetString(files.ReadBytes(report)));
            if (found == fingerprint && status is not ("closed" or "declined" or "duplicate"))
                return (Label(number), Path.Combine(folder, name));
        }

        return null;
    }

    /// <summary>Writes the bug into a folder with the next free number; where an open bug with the same fingerprint exists, writes nothing and answers that one.</summary>
    /// <returns>The investigation with its label and files, and whether it was written now.</returns>
    /// <exception cref="Errors.OperationException">A file cannot be written, or another process holds the lock.</exception>
    public (BugInvestigation Saved, bool IsNew) Save(BugInvestigation bug, BugReport report, IGitRepository? repository, CancellationToken stop)
    {
        using IDisposable held = files.Lock(lockFile, s_patience, stop);
        if (FindOpen(BugRecordText.Fingerprint(bug), stop) is { } known) return (bug with { Label = known.Label, SavedFiles = Both(known.Folder) }, false);
        (string label, string target) = Next(bug.Title, repository, stop);
        string[] written = Both(target);

        // The report comes last: a folder without it is not a bug yet, so a crash in between leaves nothing half.
        files.WriteAtomically(written[1], Encoding.UTF8.GetBytes(BugRecordText.Investigation(bug, label)));
        files.WriteAtomically(written[0], Encoding.UTF8.GetBytes(BugRecordText.Report(bug, report, label)));
        return (bug with { Label = label, SavedFiles = written }, true);
    }

    private static string[] Both(string target) => [Path.Combine(target, "report.md"), Path.Combine(target, "investigation.md")];

    private static string Label(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:0000}");

    private int HighestInWorkTree() => files.ListFolders(folder).Select(name => Number(name) ?? 0).DefaultIfEmpty(0).Max();

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

    private static int? Number(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        int end = Prefix.Length;
        while (end < name.Length && char.IsAsciiDigit(name[end])) end++;
        bool isWhole = end == name.Length || name[end] == '-';
        bool isNumber = int.TryParse(name.AsSpan(Prefix.Length, end - Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return isWhole && isNumber && number <= Highest ? number : null;
    }

    // The two keys are our own and written by us on lines of their own; a hand-edited file that says them otherwise is simply not the same bug.
    private static (string? Status, string? Fingerprint) ReadState(string report)
    {
        string? status = null, fingerprint = null;
        bool isInside = false;
        foreach (ReadOnlySpan<char> line in report.AsSpan().EnumerateLines())
        {
            if (line.SequenceEqual("---"))
            {
                if (isInside) break;
                isInside = true;
            }
            else if (line.StartsWith("status:")) status = line["status:".Length..].Trim().ToString();
            else if (line.StartsWith("fingerprint:")) fingerprint = line["fingerprint:".Length..].Trim().ToString();
        }

        return (status, fingerprint);
    }
}
