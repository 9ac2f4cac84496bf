namespace VtOperate.Core.Bugs.Probes;

/// <summary>What one run of a check says about the bug.</summary>
public enum ProbeVerdict
{
    /// <summary>The check passed: exit code 0.</summary>
    Good,

    /// <summary>The check failed, with the symptom where one is asked for.</summary>
    Bad,

    /// <summary>It says nothing: exit code 125, a failure without the symptom that is asked for, or the time ran out where that is not the symptom.</summary>
    Skip,

    /// <summary>Nothing more can be learned from running it: an exit code above 127 (below 0 on Windows), or it could not be started.</summary>
    Abort,
}
