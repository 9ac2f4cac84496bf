namespace VtOperate.Core.Incidents;

/// <summary>Something that belongs to an incident.</summary>
/// <param name="Kind">Bug, Commit, Flag, Issue, Solution, Incident, Deployment, PostMortem or Url.</param>
/// <param name="Target">Its label, id, sha, path or address.</param>
/// <param name="Text">What it is to the incident; empty when nobody said.</param>
public sealed record IncidentLink(string Kind, string Target, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Target}";
}
