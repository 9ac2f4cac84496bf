namespace VtOperate.Core.Bugs.Probes;

/// <summary>How a run of a check ended.</summary>
public enum ProbeEnd
{
    /// <summary>By itself, with an exit code.</summary>
    Exited,

    /// <summary>It took longer than it may and was ended with everything that it started.</summary>
    TimedOut,

    /// <summary>It could not be started: no such program, or not allowed.</summary>
    NotStarted,

    /// <summary>The folder in which it runs does not exist in the files that it was to be run on.</summary>
    NoFolder,
}
