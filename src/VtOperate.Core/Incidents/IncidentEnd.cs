using VtOperate.Core.Errors;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>Decides whether an incident may be closed. Pure.</summary>
public static class IncidentEnd
{
    /// <summary>The events of closing or declining it.</summary>
    /// <param name="incident">The incident as it is.</param>
    /// <param name="update">Where it goes and why.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="now">The clock.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.MoveNotAllowed"/>: it is not resolved, or it was a major one and has neither a post-mortem nor a reason.</exception>
    public static IReadOnlyList<NewEvent> Of(Incident incident, IncidentUpdate update, string by, DateTimeOffset now)
    {
        if (update.Status == IncidentStatus.Closed && incident.Status != IncidentStatus.Closed)
        {
            if (IncidentMoves.IsLive(incident.Status)) throw new OperationException(ErrorId.MoveNotAllowed, incident.Label, $"{incident.Label} is {incident.Status}, not resolved. Run Resolve-Incident first, or Close-Incident -Decline where it was none.");
            bool isMajor = incident.Severity is Severity.Critical or Severity.High;
            if (isMajor && update.Reason is null && !incident.Links.Any(link => link.Kind == "PostMortem"))
                throw new OperationException(ErrorId.MoveNotAllowed, incident.Label, $"{incident.Label} was of severity {(int)incident.Severity!} and has no post-mortem on record. New-Postmortem {incident.Label} makes one; or say with -Reason where it is, or why there is none.");
        }

        if (update.Status == IncidentStatus.Declined && incident.Status != IncidentStatus.Declined && update.Reason is null) throw new OperationException(ErrorId.InputMissing, incident.Label, "Say with -Reason why it was no incident.");
        return IncidentChanges.Of(incident, update, by, now);
    }
}
