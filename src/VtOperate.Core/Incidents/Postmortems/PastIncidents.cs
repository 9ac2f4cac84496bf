using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>Notes a closed incident below the critical patterns that it matched, so that the next one sees how often they were met.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">Where the patterns are kept.</param>
/// <param name="knowledge">Which patterns an incident matches.</param>
/// <param name="reporter">Hears of files that cannot be changed.</param>
public sealed class PastIncidents(IEngine engine, OperationConfiguration configuration, IncidentKnowledge knowledge, IReporter reporter)
{
    /// <summary>The patterns that an incident matched and that do not name it yet. A private incident is not named.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="stop">Ends the search.</param>
    public IReadOnlyList<CriticalPattern> Plan(Incident incident, CancellationToken stop)
    {
        if (incident.IsPrivate) return [];
        return [.. knowledge.Add(incident, stop).Patterns.Select(match => match.Pattern).Where(pattern => !Names(pattern.Text, incident.Label) && RepositoryPath.IsBelow(pattern.File, configuration.Root))];
    }

    /// <summary>Notes it below each of some patterns. What cannot be changed safely is a problem, and the rest goes on.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="patterns">The patterns.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    public void Add(Incident incident, IReadOnlyList<CriticalPattern> patterns, CancellationToken stop)
    {
        if (patterns.Count == 0) return;
        using IDisposable held = PatternLock.Take(engine, configuration.Root, stop);
        foreach (CriticalPattern pattern in patterns)
        {
            try
            {
                byte[] before = engine.Files.ReadBytes(pattern.File, Documents.TextDocument.MaxBytes);
                byte[] after = new PatternFileEdit(engine.Markdown, pattern.File, configuration.Root).AddIncident(before, pattern.Slug, $"{incident.Label} ({incident.DeclaredAt.UtcDateTime:yyyy-MM-dd}): {PatternEntryText.Line(incident.Title)}", incident.Label, stop);
                if (!after.AsSpan().SequenceEqual(before)) engine.Files.WriteAtomically(pattern.File, after);
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }
        }
    }

    private static bool Names(string text, string label) => BlameWords.Find(text, label) is not null;
}
