namespace VtOperate.Core.Incidents;

/// <summary>How near the next update is.</summary>
public enum UpdateDueState
{
    /// <summary>There is time.</summary>
    OnTrack,

    /// <summary>Less than a fifth of the interval is left.</summary>
    DueSoon,

    /// <summary>It is late.</summary>
    Overdue,
}
