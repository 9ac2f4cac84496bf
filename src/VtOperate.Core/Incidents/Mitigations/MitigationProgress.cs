namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>How far the mitigations of an incident have come, told from its events: a branch changes nothing for customers before it is deployed. Pure.</summary>
internal sealed class MitigationProgress
{
    private readonly HashSet<string> _done = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Commit, string Branch, string? Service)> _waiting = [];

    /// <summary>Whether something is in effect: what was run or done by hand and not undone since, or a branch that was deployed.</summary>
    internal bool IsDone => _done.Count > 0;

    /// <summary>The branch that was made last and not deployed; null for none.</summary>
    internal (string Branch, string? Service)? Waiting => _waiting.Count == 0 ? null : (_waiting[^1].Branch, _waiting[^1].Service);

    /// <summary>Takes up what became of a mitigation.</summary>
    /// <param name="data">The data of its event; a person's own words have no state and count as done.</param>
    internal void Add(IReadOnlyDictionary<string, object?> data)
    {
        string option = IncidentData.TextOf(data, MitigationData.Option) ?? "";
        switch (IncidentData.TextOf(data, MitigationData.State))
        {
            case MitigationData.Done or null when IncidentData.TextOf(data, MitigationData.Branch) is { } branch && IncidentData.TextOf(data, MitigationData.Commit) is { } commit:
                _waiting.RemoveAll(made => made.Branch == branch);
                _waiting.Add((commit, branch, IncidentData.TextOf(data, MitigationData.Service)));
                break;
            case MitigationData.Done or null:
                _done.Add(option);
                break;
            case MitigationData.Undone or MitigationData.Failed:
                _done.Remove(option);
                break;
        }
    }

    /// <summary>Takes up a deployment that was recorded for the incident; it counts where it is one of the branches.</summary>
    /// <param name="data">The data of its event.</param>
    internal void Deploy(IReadOnlyDictionary<string, object?> data)
    {
        if (IncidentData.TextOf(data, MitigationData.Commit) is not { } commit || _waiting.RemoveAll(made => made.Commit == commit) == 0) return;
        _done.Add(commit);
    }
}
