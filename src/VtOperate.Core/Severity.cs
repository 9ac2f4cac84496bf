namespace VtOperate.Core;

/// <summary>How bad it is, from 1 (critical: system down or data lost) to 4 (low: cosmetic).</summary>
public enum Severity
{
    /// <summary>1: the system is down, or data is lost.</summary>
    Critical = 1,

    /// <summary>2: a major feature is broken.</summary>
    High = 2,

    /// <summary>3: a feature is partly broken.</summary>
    Medium = 3,

    /// <summary>4: cosmetic, or easily avoided.</summary>
    Low = 4,
}
