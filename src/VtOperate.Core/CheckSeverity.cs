namespace VtOperate.Core;

/// <summary>How much a problem that a check found matters.</summary>
public enum CheckSeverity
{
    /// <summary>It breaks a rule; the check has not passed.</summary>
    Error,

    /// <summary>It is probably wrong, and a person has to look.</summary>
    Warning,

    /// <summary>It is good to know, and may be right as it is.</summary>
    Information,
}
