namespace VtOperate.Core.Storage.Events;

/// <summary>The events of several writers as one history. Pure.</summary>
public static class EventHistory
{
    /// <summary>
    /// The events in the order in which they were written down: each writer's own order is kept, writers are merged by time and then by id. An event that stands twice counts once.
    /// The answer depends on what the files hold only, not on their order.
    /// </summary>
    /// <param name="files">What each writer wrote.</param>
    /// <param name="problems">Takes what is wrong between the files.</param>
    public static List<StoreEvent> Merge(IReadOnlyList<EventFileContent> files, ICollection<EventProblem> problems)
    {
        Dictionary<string, StoreEvent>? counted = Choose(files, problems);
        int[] next = new int[files.Count];
        List<StoreEvent> merged = [];
        HashSet<string>? taken = counted is null ? null : [];
        while (true)
        {
            int from = -1;
            for (int i = 0; i < files.Count; i++)
            {
                if (next[i] < files[i].Events.Count && (from < 0 || IsBefore(files[i].Events[next[i]], files[from].Events[next[from]]))) from = i;
            }

            if (from < 0) return merged;
            StoreEvent found = files[from].Events[next[from]++];
            if (counted is null) merged.Add(found);
            else if (taken!.Add(found.Id)) merged.Add(counted[found.Id] with { Order = found.Order });
        }
    }

    /// <summary>The events in the order in which they happened, and by id where that is the same.</summary>
    public static IEnumerable<StoreEvent> ByTime(IEnumerable<StoreEvent> events) => events.OrderBy(item => item.At).ThenBy(item => item.Id, StringComparer.Ordinal);

    // Null where every id stands once, which is nearly always.
    private static Dictionary<string, StoreEvent>? Choose(IReadOnlyList<EventFileContent> files, ICollection<EventProblem> problems)
    {
        var counted = new Dictionary<string, StoreEvent>(StringComparer.Ordinal);
        bool isTwice = false;
        foreach (EventFileContent file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            foreach (StoreEvent found in file.Events)
            {
                if (counted.TryAdd(found.Id, found)) continue;
                isTwice = true;
                StoreEvent other = counted[found.Id];
                bool isSame = found.Hash == other.Hash;
                problems.Add(new EventProblem(isSame ? EventProblemKind.Duplicate : EventProblemKind.DuplicateId, file.Path, 1, isSame ? $"the event {found.Id} stands twice; it counts once." : $"two events have the id {found.Id} and say different things; one counts."));
                bool isStronger = isSame ? found.IsRedacted && !other.IsRedacted : string.CompareOrdinal(found.Hash, other.Hash) < 0;
                if (isStronger) counted[found.Id] = found;
            }
        }

        return isTwice ? counted : null;
    }

    private static bool IsBefore(StoreEvent left, StoreEvent right)
    {
        int order = left.Order.CompareTo(right.Order);
        return order != 0 ? order < 0 : string.CompareOrdinal(left.Id, right.Id) < 0;
    }
}
