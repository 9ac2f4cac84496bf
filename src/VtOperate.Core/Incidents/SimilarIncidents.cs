using VtOperate.Core.Storage;

namespace VtOperate.Core.Incidents;

/// <summary>Finds past incidents that sound like one. Only the names of folders are read for it.</summary>
internal static class SimilarIncidents
{
    /// <summary>Those whose titles share at least half of its words, those that share the most first, then the newest.</summary>
    /// <param name="stores">Where incidents are kept.</param>
    /// <param name="incident">The incident.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="stop">Ends the search.</param>
    internal static IReadOnlyList<IncidentLink> Of(OperationStores stores, Incident incident, int most, CancellationToken stop)
    {
        HashSet<string> words = IncidentFolders.TellingWords(incident.Title);
        List<(int Shared, IncidentLink Link)> found = [];
        foreach (IOperationStore store in stores.All)
        {
            using IStoreSnapshot snapshot = store.Open();
            if (snapshot.FindFolder(IncidentFolders.Root) is not { } root) continue;
            foreach (StoreFolder folder in snapshot.ListFolders(root))
            {
                stop.ThrowIfCancellationRequested();
                if (folder.Path == incident.Folder || IncidentFolders.NumberOf(folder.Name) is not { } number) continue;
                string title = IncidentFolders.WordsOf(folder.Name);
                int shared = IncidentFolders.TellingWords(title).Count(words.Contains);
                if (shared * 2 >= words.Count && shared > 0) found.Add((shared, new IncidentLink("Incident", IncidentFolders.LabelOf(number), title)));
            }
        }

        return found.OrderByDescending(item => item.Shared).ThenByDescending(item => item.Link.Target, StringComparer.Ordinal).Take(most).Select(item => item.Link).ToArray();
    }
}
