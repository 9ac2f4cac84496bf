namespace VtOperate.Core.Incidents;

/// <summary>A severity that an incident got.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Severity">Which.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
public sealed record SeverityChange(DateTimeOffset At, Severity Severity, string Reason);
