namespace VtOperate.Core.Incidents.Actions;

/// <summary>How soon an action item has to be done.</summary>
public enum ActionItemPriority
{
    /// <summary>Before anything else.</summary>
    P0,

    /// <summary>Next.</summary>
    P1,

    /// <summary>Soon.</summary>
    P2,

    /// <summary>Some time.</summary>
    P3,
}
