namespace VtOperate.Core.Incidents;

/// <summary>Where an incident stands.</summary>
public enum IncidentStatus
{
    /// <summary>Said to be one; nobody looks at it yet.</summary>
    Declared,

    /// <summary>Somebody looks for the cause.</summary>
    Investigating,

    /// <summary>The cause is known.</summary>
    Identified,

    /// <summary>The customers' pain has ended; the cause may still be there.</summary>
    Mitigated,

    /// <summary>The cause is gone.</summary>
    Resolved,

    /// <summary>What happened is being written up.</summary>
    PostMortem,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>Was none.</summary>
    Declined,

    /// <summary>Is part of another one.</summary>
    Merged,
}
