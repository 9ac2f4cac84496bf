using VtOperate.Core.Errors;

namespace VtOperate.Core.Incidents;

/// <summary>From which state an incident may go to which: forward by any number of steps, back to Investigating from Mitigated on, declined and merged while it is open. Pure.</summary>
public static class IncidentMoves
{
    private static readonly IncidentStatus[] s_none = [], s_back = [IncidentStatus.Investigating], s_away = [IncidentStatus.Declined, IncidentStatus.Merged];

    /// <summary>The states that follow a state.</summary>
    public static IReadOnlyList<IncidentStatus> From(IncidentStatus from) => from switch
    {
        IncidentStatus.Declined or IncidentStatus.Merged or IncidentStatus.Closed => s_back,
        _ => Forward(from).Concat(from >= IncidentStatus.Identified ? s_back : s_none).Concat(from < IncidentStatus.Resolved ? s_away : s_none).ToArray(),
    };

    /// <summary>Whether people still work on it or owe something for it.</summary>
    public static bool IsOpen(IncidentStatus status) => status is not (IncidentStatus.Closed or IncidentStatus.Declined or IncidentStatus.Merged);

    /// <summary>Whether it is still going on: updates are owed.</summary>
    public static bool IsLive(IncidentStatus status) => status < IncidentStatus.Resolved;

    /// <summary>Whether it counts where incidents are counted and measured: it was one, and stands for itself.</summary>
    public static bool Counts(IncidentStatus status) => status is not (IncidentStatus.Declined or IncidentStatus.Merged);

    /// <summary>The refusal of a move, with what is allowed.</summary>
    /// <param name="label">What the incident is called.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where it was to go.</param>
    public static OperationException Refused(string label, IncidentStatus from, IncidentStatus to) =>
        new(ErrorId.MoveNotAllowed, label, $"{label} cannot go from {from} to {to}; allowed: {string.Join(", ", From(from))}.");

    private static IEnumerable<IncidentStatus> Forward(IncidentStatus from)
    {
        for (IncidentStatus to = from + 1; to <= IncidentStatus.Closed; to++) yield return to;
    }
}
