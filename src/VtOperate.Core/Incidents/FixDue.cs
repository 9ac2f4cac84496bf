namespace VtOperate.Core.Incidents;

/// <summary>Says by when the cause of an incident that is worked on as a bug is to be mended. Pure.</summary>
public static class FixDue
{
    /// <summary>How many days the fix of a severity 3 may take.</summary>
    public const int MediumDays = 14;

    /// <summary>How many days the fix of a severity 4 may take.</summary>
    public const int LowDays = 30;

    /// <summary>The due time where nobody named one, UTC; null for severities whose cause is not left to the bug workflow.</summary>
    /// <param name="severity">How bad it is; null when nobody said.</param>
    /// <param name="declaredAt">When it was declared.</param>
    public static DateTimeOffset? Of(Severity? severity, DateTimeOffset declaredAt) => severity switch
    {
        Severity.Medium => declaredAt.AddDays(MediumDays),
        Severity.Low => declaredAt.AddDays(LowDays),
        _ => null,
    };
}
