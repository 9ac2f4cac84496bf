namespace VtOperate.Core.Incidents.Actions;

/// <summary>What an action item is for.</summary>
public enum ActionItemType
{
    /// <summary>That it does not happen again.</summary>
    Prevent,

    /// <summary>That it is noticed sooner.</summary>
    Detect,

    /// <summary>That it hurts less or ends sooner.</summary>
    Mitigate,

    /// <summary>That people work together better.</summary>
    Process,
}
