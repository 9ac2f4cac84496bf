namespace VtOperate.Core.Incidents.Actions;

/// <summary>Where an action item stands.</summary>
public enum ActionItemStatus
{
    /// <summary>Nobody works on it yet.</summary>
    Open,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>Done, and it was looked whether it works.</summary>
    Done,

    /// <summary>It will not be done, for a reason.</summary>
    WontDo,
}
