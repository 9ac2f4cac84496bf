namespace VtOperate.Core.Incidents.Guide;

/// <summary>Finds the open incident that somebody may be talking about, so that one trouble does not become two incidents. Pure.</summary>
public static class OpenIncidentMatch
{
    /// <summary>The incident that is still going on and shares a service or at least half of the telling words; the one that shares the most first. Where nobody knows what is wrong, the first that is going on.</summary>
    /// <param name="open">Incidents that are open, the most pressing first.</param>
    /// <param name="title">What users notice; null where nobody knows.</param>
    /// <param name="services">The services that are affected, where they are known.</param>
    /// <returns>The incident; null where none fits.</returns>
    public static Incident? Find(IEnumerable<Incident> open, string? title, IReadOnlyList<string> services)
    {
        HashSet<string> words = title is null ? [] : IncidentFolders.TellingWords(title);
        Incident? best = null;
        int most = title is null ? -1 : 0;
        foreach (Incident incident in open.Where(incident => IncidentMoves.IsLive(incident.Status)))
        {
            int shared = IncidentFolders.TellingWords(incident.Title).Count(words.Contains);
            int weight = (shared > 0 && shared * 2 >= words.Count ? shared : 0) + incident.Services.Count(name => services.Contains(name, StringComparer.OrdinalIgnoreCase));
            if (weight <= most) continue;
            (best, most) = (incident, weight);
        }

        return best;
    }
}
