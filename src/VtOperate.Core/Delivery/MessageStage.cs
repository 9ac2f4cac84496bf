using VtOperate.Core.Incidents;

namespace VtOperate.Core.Delivery;

/// <summary>At which point of an incident a message is written. Pure.</summary>
public static class MessageStage
{
    /// <summary>It is one.</summary>
    public const string Declared = "declared";

    /// <summary>The cause is being looked for.</summary>
    public const string Investigating = "investigating";

    /// <summary>The cause is known.</summary>
    public const string Identified = "identified";

    /// <summary>The pain has ended, and it is being watched.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>It is over.</summary>
    public const string Resolved = "resolved";

    /// <summary>Nothing is new, and the next update is due.</summary>
    public const string WithoutNews = "update-without-news";

    /// <summary>What was learned from it.</summary>
    public const string PostMortem = "postmortem";

    /// <summary>Every stage, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Declared, Investigating, Identified, Monitoring, Resolved, WithoutNews, PostMortem];

    /// <summary>The stage that goes with a state.</summary>
    public static string Of(IncidentStatus status) => status switch
    {
        IncidentStatus.Declared => Declared,
        IncidentStatus.Investigating => Investigating,
        IncidentStatus.Identified => Identified,
        IncidentStatus.Mitigated => Monitoring,
        IncidentStatus.PostMortem or IncidentStatus.Closed => PostMortem,
        _ => Resolved,
    };

    /// <summary>Whether no further update follows.</summary>
    public static bool IsLast(string stage) => stage is Resolved or PostMortem;
}
