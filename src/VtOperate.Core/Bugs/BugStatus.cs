namespace VtOperate.Core.Bugs;

/// <summary>Where a bug stands. <c>docs/contracts.md</c> has the moves that are allowed.</summary>
public enum BugStatus
{
    /// <summary>Told, not yet looked at.</summary>
    Reported,

    /// <summary>Being looked at.</summary>
    Investigating,

    /// <summary>A recorded check failed on the exact symptom.</summary>
    Reproduced,

    /// <summary>Cause known and fix planned.</summary>
    FixReady,

    /// <summary>The same check passes at the fix.</summary>
    Verified,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>Will not be worked on.</summary>
    Declined,

    /// <summary>The same as another bug.</summary>
    Duplicate,
}
