namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>What one run of a check has shown.</summary>
public enum RunOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It failed, with the symptom where one is asked for.</summary>
    Failed,

    /// <summary>It failed in another way, said that it cannot judge, or ran out of time.</summary>
    Unclear,

    /// <summary>A program that it needs is not on this machine.</summary>
    ToolMissing,

    /// <summary>It could not be started for another reason.</summary>
    NotStarted,
}
