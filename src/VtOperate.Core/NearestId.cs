namespace VtOperate.Core;

/// <summary>Finds the ids that somebody probably meant.</summary>
public static class NearestId
{
    /// <summary>The ids nearest to what was typed, nearest first: those with the same last part, those that contain it, then those a few slips away.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="ids">The ids there are.</param>
    /// <param name="most">How many to name at most.</param>
    public static IReadOnlyList<string> Find(string typed, IEnumerable<string> ids, int most)
    {
        string wanted = LastPart(typed);
        var near = new List<(string Id, int Distance)>();
        foreach (string id in ids)
        {
            int distance = Distance(typed, wanted, id);
            if (distance <= Math.Max(1, typed.Length / 3)) near.Add((id, distance));
        }

        return [.. near.OrderBy(entry => entry.Distance).ThenBy(entry => entry.Id, StringComparer.Ordinal).Take(most).Select(entry => entry.Id)];
    }

    private static int Distance(string typed, string wanted, string id)
    {
        string last = LastPart(id);
        if (last.Equals(wanted, StringComparison.OrdinalIgnoreCase)) return 0;
        if (wanted.Length > 2 && id.Contains(wanted, StringComparison.OrdinalIgnoreCase)) return 1;
        return 1 + Math.Min(NearestWord.Distance(typed, id), NearestWord.Distance(wanted, last));
    }

    private static string LastPart(string id) => id[(id.LastIndexOfAny(['/', ':', '\\']) + 1)..];
}
