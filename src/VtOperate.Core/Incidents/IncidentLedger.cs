using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents;

/// <summary>The incidents of a repository's operations store: read, found, declared, and added to. Nothing that was written is ever changed.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="reporter">Hears of damaged files and of labels that two incidents have.</param>
/// <param name="time">The clock.</param>
public sealed class IncidentLedger(IEngine engine, OperationConfiguration configuration, IReporter reporter, TimeProvider time)
{
    private readonly OperationStores _stores = OperationStores.Of(engine, configuration, time);
    private readonly Cadence _cadence = Cadence.Of(configuration, reporter);
    private IncidentLocator? _finder;

    /// <summary>Where incidents are kept, for people.</summary>
    public string Place => _stores.Shared.Place;

    /// <summary>Whether incidents are kept in a folder of this machine only because nothing else was found: no repository and no <c>store:</c>.</summary>
    public bool IsApart => _stores.Private is null && configuration.Find("store") is null;

    /// <summary>Who writes when nobody is named: the user's name in git, else in the system.</summary>
    public string Person
    {
        get
        {
            using IGitRepository? repository = engine.Git.Open(configuration.Root);
            return repository?.UserName ?? engine.User.UserName;
        }
    }

    /// <summary>Every incident, the newest label first, as soon as it is read.</summary>
    /// <param name="stop">Ends the reading.</param>
    public IEnumerable<Incident> Read(CancellationToken stop)
    {
        foreach ((Incident incident, _) in ReadAll(stop)) yield return incident;
    }

    /// <summary>Every incident with its events, the newest label first, as soon as it is read.</summary>
    /// <param name="stop">Ends the reading.</param>
    public IEnumerable<(Incident Incident, IReadOnlyList<StoreEvent> Events)> ReadAll(CancellationToken stop)
    {
        IncidentReading reading = Reading();
        List<(IncidentPlace Place, IStoreSnapshot Snapshot, StoreFolder Folder)> folders = [];
        List<IStoreSnapshot> open = [];
        try
        {
            foreach (IOperationStore store in _stores.All)
            {
                IStoreSnapshot snapshot = store.Open();
                open.Add(snapshot);
                if (snapshot.FindFolder(IncidentFolders.Root) is not { } root) continue;
                foreach (StoreFolder folder in snapshot.ListFolders(root))
                {
                    folders.Add((new IncidentPlace(store, folder.Name, store == _stores.Private), snapshot, folder));
                }
            }

            var labels = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach ((IncidentPlace place, IStoreSnapshot snapshot, StoreFolder folder) in folders.OrderByDescending(item => IncidentFolders.NumberOf(item.Place.Name) ?? 0).ThenByDescending(item => item.Place.Name, StringComparer.Ordinal))
            {
                stop.ThrowIfCancellationRequested();
                (Incident Incident, IReadOnlyList<StoreEvent> Events) found = reading.Of(place.Name, place.IsPrivate, reading.Files(snapshot, folder));
                foreach (EventProblem problem in found.Incident.Problems) reporter.Warning(problem.ToString());
                if (!labels.TryAdd(found.Incident.Label, place.Name))
                    reporter.Warning($"Two incidents are called {found.Incident.Label}: '{labels[found.Incident.Label]}' and '{place.Name}'. Repair-Incident gives the younger one another label.");
                yield return found;
            }
        }
        finally
        {
            foreach (IStoreSnapshot snapshot in open) snapshot.Dispose();
        }
    }

    /// <summary>One incident.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none, or two are called alike.</exception>
    public Incident Find(string id) => FindAll(id).Incident;

    /// <summary>What happened in an incident, in the order in which it happened.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none, or two are called alike.</exception>
    public IReadOnlyList<IncidentEvent> Timeline(string id) => FindWithTimeline(id).Timeline;

    /// <summary>One incident and what happened in it, in the order in which it happened, both as they stood at the same moment.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none, or two are called alike.</exception>
    public (Incident Incident, IReadOnlyList<IncidentEvent> Timeline) FindWithTimeline(string id)
    {
        (Incident incident, IReadOnlyList<StoreEvent> events) = FindAll(id);
        return (incident, [.. EventHistory.ByTime(events).Select(found => IncidentReading.EventOf(found, incident))]);
    }

    /// <summary>Declares an incident; where an open one has the same key, adds an alert to that one instead.</summary>
    /// <param name="given">What is known of it.</param>
    /// <param name="by">Who declares it.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>The incident as it is recorded now, and whether it is a new one.</returns>
    public (Incident Incident, bool IsNew) Declare(NewIncident given, string by, CancellationToken stop)
    {
        DateTimeOffset now = time.GetUtcNow();
        IOperationStore store = given.IsPrivate ? _stores.Private ?? throw new OperationException(ErrorId.ValueNotAllowed, "Private", $"The operations store is the {_stores.Shared.Place}; private incidents need a branch (store: branch in .vtoperate.yml).") : _stores.Shared;
        (Incident, bool)? result = null;
        string ulid = Ulid.New(now);
        store.Change(
            $"Declare an incident: {given.Title}",
            snapshot =>
            {
                if (given.DedupKey is { } key && WithKey(snapshot, key, stop) is { } known)
                {
                    StoreEdit joined = Write(store, snapshot, new IncidentPlace(store, known.Folder[(IncidentFolders.Root.Length + 1)..], given.IsPrivate), [IncidentDeclaration.AlertOf(given, by, now)], out Incident after);
                    result = (after, false);
                    return [joined];
                }

                int number = NextNumber(store);
                var place = new IncidentPlace(store, IncidentFolders.NameOf(number, given.Title, ulid), given.IsPrivate);
                StoreEdit edit = Write(store, snapshot, place, IncidentDeclaration.Events(given, ulid, by, now), out Incident declared);
                result = (declared, true);
                return [edit];
            },
            stop);
        return result!.Value;
    }

    /// <summary>Adds events to an incident.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <param name="message">What is done, in one line.</param>
    /// <param name="decide">Says which events, from the incident as it is; none changes nothing.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>The incident as it is recorded now.</returns>
    /// <exception cref="OperationException">There is none, two are called alike, or what was decided is refused.</exception>
    public Incident Add(string id, string message, Func<Incident, IReadOnlyList<NewEvent>> decide, CancellationToken stop) => AddEvents(id, message, decide, stop).Incident;

    /// <summary>Adds one event to an incident.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <param name="added">The event.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    public IncidentEvent Add(string id, NewEvent added, CancellationToken stop)
    {
        (Incident incident, IReadOnlyList<StoreEvent> written) = AddEvents(id, $"Add to an incident: {added.Kind}", _ => [added], stop);
        return IncidentReading.EventOf(written[0], incident);
    }

    /// <summary>Past incidents whose titles share words with one, those that share the most first, then the newest. Only the names of folders are read for it.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="stop">Ends the search.</param>
    public IReadOnlyList<IncidentLink> Similar(Incident incident, int most, CancellationToken stop) => SimilarIncidents.Of(_stores, incident, most, stop);

    /// <summary>What an incident would be after more events; nothing is written.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <param name="decide">Says which events, from the incident as it is.</param>
    public (Incident Before, IReadOnlyList<NewEvent> Events) Plan(string id, Func<Incident, IReadOnlyList<NewEvent>> decide)
    {
        Incident before = Find(id);
        return (before, decide(before));
    }

    /// <summary>Gives the younger of two incidents with one label the next free one; the old label stays as an alias.</summary>
    /// <param name="by">Who does it.</param>
    /// <param name="approve">Asked before each; false leaves it.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>The incidents that were given another label.</returns>
    public IReadOnlyList<Incident> RepairLabels(string by, Func<Incident, bool> approve, CancellationToken stop)
    {
        List<Incident> repaired = [];
        var quiet = new IncidentLedger(engine, configuration, new SilentReporter(), time);
        foreach (IGrouping<string, Incident> same in quiet.Read(stop).GroupBy(incident => incident.Label, StringComparer.Ordinal).Where(group => group.Count() > 1).ToList())
        {
            foreach (Incident younger in same.OrderBy(incident => incident.Id, StringComparer.Ordinal).Skip(1))
            {
                if (approve(younger)) repaired.Add(Relabel(younger, by, stop));
            }
        }

        return repaired;
    }

    /// <summary>Takes out what an event says; that it was there, when, and by whom stays, and its chain holds.</summary>
    /// <param name="id">The incident.</param>
    /// <param name="eventId">The ULID of the event.</param>
    /// <param name="reason">Why.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: it has no such event. <see cref="ErrorId.MoveNotAllowed"/>: it is the one that declares the incident.</exception>
    public IncidentEvent Redact(string id, string eventId, string reason, CancellationToken stop)
    {
        IncidentPlace place = Locator.Locate(id);
        IncidentEvent old = Timeline(id).FirstOrDefault(item => item.Id.Equals(eventId, StringComparison.OrdinalIgnoreCase)) ?? throw new OperationException(ErrorId.RecordNotFound, eventId, $"'{id}' has no event '{eventId}'.");
        if (old.Kind == IncidentKind.Declared) throw new OperationException(ErrorId.MoveNotAllowed, eventId, "The event that declares an incident cannot be taken out; give it another title or description with Update-Incident.");
        place.Store.Change($"Take out what an event of {old.IncidentId} says", snapshot => IncidentRedaction.Edits(snapshot, place, old.Id, reason), stop);
        return Timeline(id).First(item => item.Id == old.Id);
    }

    private Incident Relabel(Incident incident, string by, CancellationToken stop)
    {
        IncidentPlace place = Locator.Locate(incident.Folder[(IncidentFolders.Root.Length + 1)..]);
        Incident? after = null;
        place.Store.Change(
            $"Give {incident.Label} another label",
            snapshot =>
            {
                int number = NextNumber(place.Store);
                string label = IncidentFolders.LabelOf(number);
                NewEvent given = IncidentData.Change(IncidentKind.Label, "label", incident.Label, label, "two incidents had one label", time.GetUtcNow(), by);
                StoreEdit edit = Write(place.Store, snapshot, place, [given], out after);

                // The label is taken before it is used, so that a crash between the two wastes a number and gives none twice.
                return [new StoreEdit($"{IncidentFolders.Labels}/{label}", Encoding.UTF8.GetBytes(place.Name + "\n")), edit];
            },
            stop);
        return after!;
    }

    private (Incident Incident, IReadOnlyList<StoreEvent> Events) FindAll(string id)
    {
        IncidentPlace place = Locator.Locate(id);
        using IStoreSnapshot snapshot = place.Store.Open();
        IncidentReading reading = Reading();
        (Incident Incident, IReadOnlyList<StoreEvent> Events) found = reading.Of(place.Name, place.IsPrivate, IncidentLocator.FilesOf(reading, snapshot, place));
        foreach (EventProblem problem in found.Incident.Problems) reporter.Warning(problem.ToString());
        return found;
    }

    private (Incident Incident, IReadOnlyList<StoreEvent> Written) AddEvents(string id, string message, Func<Incident, IReadOnlyList<NewEvent>> decide, CancellationToken stop)
    {
        IncidentPlace place = Locator.Locate(id);
        (Incident, IReadOnlyList<StoreEvent>)? result = null;
        place.Store.Change(
            message,
            snapshot =>
            {
                IncidentReading reading = Reading();
                Incident before = reading.Of(place.Name, place.IsPrivate, IncidentLocator.FilesOf(reading, snapshot, place)).Incident;
                IReadOnlyList<NewEvent> added = decide(before);
                if (added.Count == 0)
                {
                    result = (before, []);
                    return [];
                }

                StoreEdit edit = Write(place.Store, snapshot, place, added, out Incident after, out IReadOnlyList<StoreEvent> written);
                result = (after, written);
                return [edit];
            },
            stop);
        return result!.Value;
    }

    private StoreEdit Write(IOperationStore store, IStoreSnapshot snapshot, IncidentPlace place, IReadOnlyList<NewEvent> added, out Incident after) => Write(store, snapshot, place, added, out after, out _);

    private StoreEdit Write(IOperationStore store, IStoreSnapshot snapshot, IncidentPlace place, IReadOnlyList<NewEvent> added, out Incident after, out IReadOnlyList<StoreEvent> written)
    {
        StoreEdit edit = new EventFolder(engine, store, place.Path).Append(snapshot, added, EventTime.Cut(time.GetUtcNow()), out IReadOnlyList<EventFileContent> files, out written);
        after = Reading().Of(place.Name, place.IsPrivate, files).Incident;
        return edit;
    }

    private Incident? WithKey(IStoreSnapshot snapshot, string key, CancellationToken stop)
    {
        if (snapshot.FindFolder(IncidentFolders.Root) is not { } root) return null;
        IncidentReading reading = Reading();
        byte[] wanted = EventData.Write([new("dedupKey", key)])[1..^1];
        foreach (StoreFolder folder in snapshot.ListFolders(root))
        {
            stop.ThrowIfCancellationRequested();
            if (snapshot.FindFolder(folder.Path + "/" + IncidentFolders.Events) is not { } events || !snapshot.ListFiles(events).Any(file => snapshot.Read(file).Span.IndexOf(wanted) >= 0)) continue;
            Incident found = reading.Of(folder.Name, isPrivate: false, reading.Files(snapshot, folder)).Incident;
            if (found.DedupKey == key && IncidentMoves.IsLive(found.Status)) return found;
        }

        return null;
    }

    private static int NextNumber(IOperationStore store) => 1 + store.NamesEverywhere(IncidentFolders.Root).Concat(store.NamesEverywhere(IncidentFolders.Labels)).Select(name => IncidentFolders.NumberOf(name) ?? 0).DefaultIfEmpty(0).Max();

    private IncidentLocator Locator => _finder ??= new IncidentLocator(_stores, Reading());

    private IncidentReading Reading() => new(_cadence, configuration.Root, time.GetUtcNow());
}
