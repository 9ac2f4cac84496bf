namespace VtOperate.Core.Incidents;

/// <summary>The kinds of events of an incident, as event files spell them.</summary>
public static class IncidentKind
{
    /// <summary>It was said to be an incident. Carries id, title, severity and what was known.</summary>
    public const string Declared = "declared";

    /// <summary>It went to another state.</summary>
    public const string Status = "status";

    /// <summary>It got another severity.</summary>
    public const string Severity = "severity";

    /// <summary>A role was taken over.</summary>
    public const string Role = "role";

    /// <summary>A field changed that has no kind of its own: title, description, times, services, the war room.</summary>
    public const string Field = "field";

    /// <summary>People were told; <c>audience</c> says who.</summary>
    public const string Update = "update";

    /// <summary>Somebody did something.</summary>
    public const string Action = "action";

    /// <summary>Something was found out.</summary>
    public const string Finding = "finding";

    /// <summary>Something was decided.</summary>
    public const string Decision = "decision";

    /// <summary>Something was done against the pain.</summary>
    public const string Mitigation = "mitigation";

    /// <summary>A flag was set.</summary>
    public const string Flag = "flag";

    /// <summary>Something was deployed.</summary>
    public const string Deploy = "deploy";

    /// <summary>A message was sent, accepted or refused.</summary>
    public const string Communication = "communication";

    /// <summary>Something was linked: a bug, a commit, a flag, an error issue, a solution.</summary>
    public const string Link = "link";

    /// <summary>Anything worth keeping.</summary>
    public const string Note = "note";

    /// <summary>An action item was made or changed.</summary>
    public const string Todo = "todo";

    /// <summary>An alert with the same key came in.</summary>
    public const string Alert = "alert";

    /// <summary>The next update was put off, with a reason.</summary>
    public const string Snooze = "snooze";

    /// <summary>It got another label, because two had the same.</summary>
    public const string Label = "label";

    /// <summary>What people may add to the timeline themselves.</summary>
    public static IReadOnlyList<string> Writable { get; } = [Note, Finding, Decision, Action, Update, Mitigation, Flag, Deploy, Link, Todo];
}
