namespace VtOperate.Core.Incidents.Measures;

/// <summary>By what incidents are put together to be measured.</summary>
public enum MeasureGroup
{
    /// <summary>By service; an incident of two services counts for both.</summary>
    Service,

    /// <summary>By severity, as it stands last.</summary>
    Severity,

    /// <summary>By the month, in UTC, in which they were declared.</summary>
    Month,
}
