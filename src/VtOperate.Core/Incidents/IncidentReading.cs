using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>Reads one incident from the files of its folder.</summary>
/// <param name="cadence">How often updates are owed.</param>
/// <param name="repository">The folder of the repository, absolute.</param>
/// <param name="now">The time at which it is asked.</param>
internal sealed class IncidentReading(Cadence cadence, string repository, DateTimeOffset now)
{
    /// <summary>The incident and its events, in the order in which they were written down.</summary>
    /// <param name="name">The name of its folder.</param>
    /// <param name="isPrivate">Whether its store is never pushed.</param>
    /// <param name="files">Its event files.</param>
    internal (Incident Incident, IReadOnlyList<StoreEvent> Events) Of(string name, bool isPrivate, IReadOnlyList<EventFileContent> files)
    {
        List<EventProblem> problems = [];
        foreach (EventFileContent file in files) problems.AddRange(file.Problems);
        List<StoreEvent> events = EventHistory.Merge(files, problems);
        var fold = new IncidentFold(name, IncidentFolders.Root + "/" + name, repository);
        Incident incident = fold.Apply(events);
        if (incident.Problems.Count > 0) problems.AddRange(incident.Problems);
        incident = incident with { IsPrivate = isPrivate, Problems = problems, Updates = UpdateSchedule.Of(incident, fold, cadence, now), Unknowns = IncidentGaps.Of(incident), ActionItems = ActionItemFold.Of(events, incident, now) };
        return (incident with { Actions = IncidentProtocol.Of(incident, fold) }, events);
    }

    /// <summary>The event files of a folder, read.</summary>
    internal IReadOnlyList<EventFileContent> Files(IStoreSnapshot snapshot, StoreFolder folder) => EventFolder.Read(snapshot, folder, now);

    /// <summary>An event as it is shown in a timeline.</summary>
    /// <param name="found">The event.</param>
    /// <param name="incident">Its incident.</param>
    internal static IncidentEvent EventOf(StoreEvent found, Incident incident)
    {
        IReadOnlyDictionary<string, object?> data = found.ReadData();
        return new IncidentEvent
        {
            Id = found.Id,
            At = found.At,
            RecordedAt = found.Recorded,
            By = found.By,
            Kind = found.Kind,
            Text = IncidentSentence.Of(found, data),
            IsPinned = data.TryGetValue("pinned", out object? pinned) && pinned is true,
            IsRedacted = found.IsRedacted,
            Data = data,
            IncidentId = incident.Label,
            Repository = incident.Repository,
        };
    }
}
