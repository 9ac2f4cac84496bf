namespace VtOperate.Core.Solutions;

/// <summary>A part in which two solutions can agree.</summary>
public enum OverlapDimension
{
    /// <summary>What was wrong: title, problem and symptoms.</summary>
    Problem,

    /// <summary>The root cause.</summary>
    RootCause,

    /// <summary>What solved it.</summary>
    Solution,

    /// <summary>The files that are cited.</summary>
    Files,

    /// <summary>How to keep it from happening again.</summary>
    Prevention,
}
