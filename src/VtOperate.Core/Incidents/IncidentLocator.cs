using System.Globalization;
using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>Finds where an incident is kept.</summary>
/// <param name="stores">The stores.</param>
/// <param name="reading">Reads an incident.</param>
internal sealed class IncidentLocator(OperationStores stores, IncidentReading reading)
{
    /// <summary>The place of an incident.</summary>
    /// <param name="id">Its label, number, ULID or folder.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none, or two are called alike.</exception>
    internal IncidentPlace Locate(string id)
    {
        string wanted = id.Trim();
        int? number = IncidentFolders.NumberIn(wanted);
        List<IncidentPlace> found = [];
        foreach (IOperationStore store in stores.All)
        {
            using IStoreSnapshot snapshot = store.Open();
            string? renamed = number is { } asked ? RenamedTo(snapshot, IncidentFolders.LabelOf(asked)) : null;
            if (snapshot.FindFolder(IncidentFolders.Root) is not { } root) continue;
            foreach (StoreFolder folder in snapshot.ListFolders(root))
            {
                var place = new IncidentPlace(store, folder.Name, store == stores.Private);
                if (IncidentFolders.IsNamed(folder.Name, wanted)) return place;
                if (folder.Name == renamed || (number is not null && IncidentFolders.NumberOf(folder.Name) == number)) found.Add(place);
            }
        }

        // One that was given another label is meant by its old one only where nobody else has that.
        if (found.Count > 1 && found.Where(place => LabelOf(place) == IncidentFolders.LabelOf(number!.Value)).ToList() is { Count: > 0 } bearers) found = bearers;
        if (found.Count == 1) return found[0];
        if (found.Count == 0) throw new OperationException(ErrorId.RecordNotFound, id, $"There is no incident '{id}' in the {stores.Shared.Place}.");
        throw new OperationException(ErrorId.RecordNotFound, id, string.Create(CultureInfo.InvariantCulture, $"'{id}' is the label of {found.Count} incidents: {string.Join(", ", found.Select(place => place.Name))}. Name the folder, or run Repair-Incident."));
    }

    /// <summary>The event files of an incident.</summary>
    internal static IReadOnlyList<EventFileContent> FilesOf(IncidentReading reading, IStoreSnapshot snapshot, IncidentPlace place) =>
        snapshot.FindFolder(place.Path) is { } folder ? reading.Files(snapshot, folder) : [];

    private string LabelOf(IncidentPlace place)
    {
        using IStoreSnapshot snapshot = place.Store.Open();
        return reading.Of(place.Name, place.IsPrivate, FilesOf(reading, snapshot, place)).Incident.Label;
    }

    private static string? RenamedTo(IStoreSnapshot snapshot, string label)
    {
        if (snapshot.FindFolder(IncidentFolders.Labels) is not { } labels) return null;
        foreach (StoreFile file in snapshot.ListFiles(labels))
        {
            if (file.Name == label) return Encoding.UTF8.GetString(snapshot.Read(file).Span).Trim();
        }

        return null;
    }
}
