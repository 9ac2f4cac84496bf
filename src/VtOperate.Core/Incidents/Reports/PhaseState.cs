namespace VtOperate.Core.Incidents.Reports;

/// <summary>What is known of a phase of an incident.</summary>
internal enum PhaseState
{
    /// <summary>When it began and when it ended.</summary>
    Known,

    /// <summary>It goes on.</summary>
    Running,

    /// <summary>Its end is still to come.</summary>
    Ahead,

    /// <summary>Nobody recorded when it began, or when it ended.</summary>
    Unknown,

    /// <summary>What is recorded as its end lies before its beginning, so that it has no length.</summary>
    Backwards,
}
