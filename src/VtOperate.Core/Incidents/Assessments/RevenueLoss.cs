namespace VtOperate.Core.Incidents.Assessments;

/// <summary>How much of the money that comes in at this time of the day is lost, the least first.</summary>
public enum RevenueLoss
{
    /// <summary>None.</summary>
    None,

    /// <summary>Some of it.</summary>
    Some,

    /// <summary>Most of it, or all.</summary>
    Most,
}
