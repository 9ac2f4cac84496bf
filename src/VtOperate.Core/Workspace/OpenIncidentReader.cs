using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Actions;

namespace VtOperate.Core.Workspace;

/// <summary>Finds the incidents that are not closed, the updates that are owed and the action items that are late, in our own store and in the state file of the tool people come from.</summary>
internal sealed class OpenIncidentReader(IEngine engine, ContextDraft draft, TimeProvider time, CancellationToken stop)
{
    // Where somebody asks where they stand, old incidents must not keep them waiting; what was not looked at is said.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The open incidents, newest first, and those of them whose next update is due soon or late, the most urgent first; and the action items whose day has passed, the latest first.</summary>
    public (IReadOnlyList<OpenRecord> Open, IReadOnlyList<OpenRecord> Due, IReadOnlyList<OpenRecord> LateItems) Read()
    {
        List<OpenRecord> open = [];
        List<(DateTimeOffset At, OpenRecord Record)> due = [];
        List<(DateOnly Due, OpenRecord Record)> late = [];
        Attempt(() => ReadStore(open, due, late));
        Attempt(() => ReadState(open));
        foreach (OpenRecord incident in open) draft.Prove("Open", "Incident", incident.ToString(), incident.File, incident.Line);
        return (open, due.OrderBy(item => item.At).Select(item => item.Record).ToArray(), late.OrderBy(item => item.Due).Select(item => item.Record).ToArray());
    }

    private void ReadStore(List<OpenRecord> open, List<(DateTimeOffset At, OpenRecord Record)> due, List<(DateOnly Due, OpenRecord Record)> late)
    {
        var ledger = new IncidentLedger(engine, draft.Configuration, new SilentReporter(), time);
        long start = time.GetTimestamp();
        int count = 0;
        foreach (Incident incident in ledger.Read(stop))
        {
            count++;
            string file = $"{ledger.Place}: {incident.Folder}";
            if (incident.IsOpen) open.Add(new OpenRecord("Incident", incident.Label, incident.Title, incident.Status.ToString(), incident.Severity, file, 1));
            foreach (UpdateDue update in incident.Updates)
            {
                if (update.State == UpdateDueState.OnTrack) continue;
                string status = $"update to {update.Audience} {(update.State == UpdateDueState.Overdue ? "late since" : "due")} {update.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}";
                due.Add((update.At, new OpenRecord("Incident", incident.Label, incident.Title, status, incident.Severity, file, 1)));
            }

            foreach (ActionItem item in incident.ActionItems)
            {
                if (item is { Overdue: true, Due: { } day }) late.Add((day, new OpenRecord("ActionItem", item.Label, item.Text, $"due {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {(item.Owner is { } owner ? owner : "nobody")} sees to it", incident.Severity, file, 1)));
            }

            if (time.GetElapsedTime(start) <= s_patience) continue;
            draft.Unknowns.Add(string.Create(CultureInfo.InvariantCulture, $"Only the newest {count} incidents were looked at; Get-Incident -Open looks at all."));
            break;
        }
    }

    private void ReadState(List<OpenRecord> open)
    {
        string file = Path.Combine(draft.Root, ".incident-response", "state.json");
        if (!engine.Files.FileExists(file)) return;
        string text = TextDocument.Read(engine.Files, file).Text;
        string status = JsonText.Find(text, "status") ?? "unknown";
        Severity? severity = SeverityText.TryParse(JsonText.Find(text, "severity"), out Severity known) ? known : null;
        if (status != "complete") open.Add(new OpenRecord("Incident", ".incident-response", JsonText.Find(text, "incident") ?? "", status, severity, file, 1));
    }

    private void Attempt(Action read)
    {
        try
        {
            read();
        }
        catch (OperationException problem)
        {
            draft.Unknowns.Add(problem.Message);
        }
    }
}
