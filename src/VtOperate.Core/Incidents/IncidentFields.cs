namespace VtOperate.Core.Incidents;

/// <summary>The names of an incident's fields in its events. Pure.</summary>
internal static class IncidentFields
{
    /// <summary>The fields of a war room that are set.</summary>
    internal static IEnumerable<(string Field, string Value)> OfRoom(WarRoom room)
    {
        if (room.Chat is { } chat) yield return ("chat", chat);
        if (room.Call is { } call) yield return ("call", call);
        foreach (string dashboard in room.Dashboards) yield return ("dashboard", dashboard);
        foreach (string runbook in room.Runbooks) yield return ("runbook", runbook);
        foreach (string page in room.StatusPages) yield return ("statusPage", page);
    }
}
