using VtOperate.Core.Errors;

namespace VtOperate.Core.Incidents.Actions;

/// <summary>The action items of a repository's incidents.</summary>
/// <param name="ledger">The incidents.</param>
/// <param name="time">The clock.</param>
public sealed class ActionItems(IncidentLedger ledger, TimeProvider time)
{
    private const char Parting = '/';

    /// <summary>Every item, those of the newest incident first, as soon as its incident is read.</summary>
    /// <param name="stop">Ends the reading.</param>
    public IEnumerable<ActionItem> Read(CancellationToken stop)
    {
        foreach (Incident incident in ledger.Read(stop))
        {
            foreach (ActionItem item in incident.ActionItems) yield return item;
        }
    }

    /// <summary>The item with a label or a ULID.</summary>
    /// <param name="id"><c>INC-0042/7G2K9Q</c>, or the ULID of the item.</param>
    /// <param name="stop">Ends the search.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none, or two are called alike.</exception>
    public ActionItem Find(string id, CancellationToken stop)
    {
        int slash = id.LastIndexOf(Parting);
        string mark = id[(slash + 1)..].Trim();
        if (mark.Length == 0) throw NotFound(id, "");
        IEnumerable<ActionItem> all = slash > 0 ? ledger.Find(id[..slash]).ActionItems : Read(stop);
        List<ActionItem> found = [.. all.Where(item => mark.Length == item.Id.Length ? item.Id.Equals(mark, StringComparison.OrdinalIgnoreCase) : item.Id.EndsWith(mark, StringComparison.OrdinalIgnoreCase)).Take(2)];
        return found.Count == 1 ? found[0] : throw NotFound(id, found.Count == 0 ? "" : " Two end so; name the whole ULID.");
    }

    /// <summary>Makes an item, or changes the one of the incident that says the same.</summary>
    /// <param name="incidentId">The incident: its label, number, ULID or folder.</param>
    /// <param name="given">What is known of it.</param>
    /// <param name="at">When; null for now.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="approve">Asked with the incident and whether the item is a new one, before anything is written; false writes nothing.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>The item as it is recorded; null when it was not approved.</returns>
    public ActionItem? Add(string incidentId, NewActionItem given, DateTimeOffset? at, string by, Func<Incident, bool, bool> approve, CancellationToken stop)
    {
        DateTimeOffset now = time.GetUtcNow();
        string ulid = Ulid.New(now);
        (Incident before, var planned) = ledger.Plan(incidentId, incident => ActionItemChanges.Add(incident, given, ulid, at ?? now, by));
        if (planned.Count == 0) return ActionItemChanges.Same(before, given.Text);
        if (!approve(before, ActionItemChanges.Same(before, given.Text) is null)) return null;
        Incident after = ledger.Add(incidentId, $"Action item of {before.Label}", incident => ActionItemChanges.Add(incident, given, ulid, at ?? now, by), stop);
        return ActionItemChanges.Same(after, given.Text);
    }

    /// <summary>Ends an item: it is done and was seen to work, or it will not be done.</summary>
    /// <param name="item">The item.</param>
    /// <param name="verification">How it was seen to work; null where it will not be done.</param>
    /// <param name="wontDo">Why it will not be done; null where it is done.</param>
    /// <param name="at">When; null for now.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="approve">Asked before anything is written; false writes nothing.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>The item as it is recorded; null when it was not approved.</returns>
    public ActionItem? Complete(ActionItem item, string? verification, string? wontDo, DateTimeOffset? at, string by, Func<bool> approve, CancellationToken stop)
    {
        DateTimeOffset when = at ?? time.GetUtcNow();
        if (ActionItemChanges.Complete(item, verification, wontDo, when, by).Count == 0) return item;
        if (!approve()) return null;
        Incident after = ledger.Add(item.IncidentId, $"End an action item of {item.IncidentId}", incident => ActionItemChanges.Complete(Of(incident, item), verification, wontDo, when, by), stop);
        return Of(after, item);
    }

    private static ActionItem Of(Incident incident, ActionItem item) => incident.ActionItems.FirstOrDefault(other => other.Id == item.Id) ?? throw NotFound(item.Label, "");

    private static OperationException NotFound(string id, string more) => new(ErrorId.RecordNotFound, id, $"There is no one action item '{id}'.{more} Get-ActionItem lists them.");
}
