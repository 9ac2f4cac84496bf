using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Reports;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>Writes reports about incidents: one self-contained HTML page that needs no script and fetches nothing.</summary>
/// <param name="files">Where pages are written.</param>
/// <param name="ledger">The incidents.</param>
/// <param name="reporter">Hears which of several incidents cannot stand in a report, and why.</param>
/// <param name="time">The clock.</param>
public sealed class IncidentReportWriter(IFileStore files, IncidentLedger ledger, IReporter reporter, TimeProvider time)
{
    private const int Many = 20;

    /// <summary>Whether private incidents may stand in a report.</summary>
    public bool IncludesPrivate { get; init; }

    /// <summary>A page about one incident.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none, or two are called alike. <see cref="ErrorId.ValueNotAllowed"/>: it is private, and nobody said that it may stand in a report.</exception>
    public string OfIncident(string id)
    {
        (Incident incident, IReadOnlyList<IncidentEvent> timeline) = Find(id);
        return new IncidentPage(incident, timeline, time.GetUtcNow()).Write();
    }

    /// <summary>A page about the incidents that were declared in a period.</summary>
    /// <param name="since">When it begins.</param>
    /// <param name="until">When it ends; what was declared at that moment is no longer in it. Null for now.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>: it ends before it begins.</exception>
    public string OfPeriod(DateTimeOffset since, DateTimeOffset? until, CancellationToken stop)
    {
        DateTimeOffset now = time.GetUtcNow(), end = until ?? now;
        if (end <= since) throw new OperationException(ErrorId.ValueNotAllowed, since, $"The period would end ({ReportPage.Time(end)} UTC) before it begins ({ReportPage.Time(since)} UTC).");
        List<PeriodIncident> items = [];
        foreach ((Incident incident, IReadOnlyList<StoreEvent> events) in ledger.ReadAll(stop))
        {
            if (incident.DeclaredAt >= since && incident.DeclaredAt < (until is null ? DateTimeOffset.MaxValue : end) && (IncludesPrivate || !incident.IsPrivate)) items.Add(PeriodIncident.Of(incident, events));
        }

        return new PeriodPage(ReportPage.Period("Incidents", since, end), items, IncludesPrivate, now).Write();
    }

    /// <summary>A page about some incidents. One that cannot be read, or is private while nobody said that it may stand in a report, goes to the reporter, and the page says how many are missing.</summary>
    /// <param name="ids">Their labels, numbers, ULIDs or folders; one gives a page about it.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>The page; null where none of several can stand in it.</returns>
    /// <exception cref="OperationException">As <see cref="OfIncident"/>, where one was given.</exception>
    public string? OfIncidents(IReadOnlyList<string> ids, CancellationToken stop)
    {
        if (ids.Count == 1) return OfIncident(ids[0]);
        List<PeriodIncident> items = [];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        if (ids.Count > Many) AddFolders(ids, items, taken, stop);
        int missing = 0;
        foreach (string id in ids)
        {
            stop.ThrowIfCancellationRequested();
            if (taken.Contains(id)) continue;
            try
            {
                (Incident incident, IReadOnlyList<IncidentEvent> timeline) = Find(id);
                if (taken.Add(FolderOf(incident))) items.Add(new PeriodIncident(incident, PeriodIncident.Count(timeline)));
            }
            catch (OperationException problem)
            {
                missing++;
                reporter.Problem(problem);
            }
        }

        return items.Count == 0 ? null : new PeriodPage($"{items.Count} chosen incident{(items.Count == 1 ? "" : "s")}", items, IncludesPrivate, time.GetUtcNow()) { Missing = missing }.Write();
    }

    /// <summary>Writes a page to its file, whole or not at all.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="page">The page.</param>
    /// <param name="isForced">Whether a file that is there may be replaced.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordExists"/>: the file is there already. <see cref="ErrorId.ValueNotAllowed"/>: the path names a folder. <see cref="ErrorId.FileUnwritable"/>: it cannot be written.</exception>
    public void Save(string path, string page, bool isForced)
    {
        Check(path, isForced);
        byte[] content = Encoding.UTF8.GetBytes(page);
        if (isForced) files.WriteAtomically(path, content);
        else if (!files.TryCreate(path, content)) throw Exists(path);
    }

    /// <summary>Says whether a page could be written to a file.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="isForced">Whether a file that is there may be replaced.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordExists"/>: the file is there already. <see cref="ErrorId.ValueNotAllowed"/>: the path names a folder.</exception>
    public void Check(string path, bool isForced)
    {
        if (files.FolderExists(path)) throw new OperationException(ErrorId.ValueNotAllowed, path, $"'{path}' is a folder. Name the file with -Path, for instance report.html in it.");
        if (!isForced && files.FileExists(path)) throw Exists(path);
    }

    // To find one takes a look at the names of all; where many are asked for, all are read once.
    private void AddFolders(IReadOnlyList<string> ids, List<PeriodIncident> items, HashSet<string> taken, CancellationToken stop)
    {
        HashSet<string> wanted = [.. ids];
        foreach ((Incident incident, IReadOnlyList<StoreEvent> events) in ledger.ReadAll(stop))
        {
            if ((IncludesPrivate || !incident.IsPrivate) && wanted.Contains(FolderOf(incident)) && taken.Add(FolderOf(incident))) items.Add(PeriodIncident.Of(incident, events));
        }
    }

    private static string FolderOf(Incident incident) => incident.Folder[(incident.Folder.LastIndexOf('/') + 1)..];

    private (Incident Incident, IReadOnlyList<IncidentEvent> Timeline) Find(string id)
    {
        (Incident Incident, IReadOnlyList<IncidentEvent> Timeline) found = ledger.FindWithTimeline(id);
        return !found.Incident.IsPrivate || IncludesPrivate ? found : throw new OperationException(ErrorId.ValueNotAllowed, found.Incident.Label, $"{found.Incident.Label} is private. Say -IncludePrivate to write about it.");
    }

    private static OperationException Exists(string path) => new(ErrorId.RecordExists, path, $"'{path}' is there already. Name another file, or say -Force.");
}
