namespace VtOperate.Core.Incidents.Guide;

/// <summary>What a person may do next about an incident that is open.</summary>
public enum IncidentStepKind
{
    /// <summary>End the pain.</summary>
    Mitigate,

    /// <summary>Say what is new.</summary>
    Update,

    /// <summary>Write down that the pain has ended.</summary>
    Ended,

    /// <summary>Write down that the cause is gone.</summary>
    Resolve,

    /// <summary>Make the post-mortem, or go on with it.</summary>
    PostMortem,

    /// <summary>See and add what is to be done because of it.</summary>
    ActionItems,

    /// <summary>Close it.</summary>
    Close,
}
