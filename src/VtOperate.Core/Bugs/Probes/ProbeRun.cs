namespace VtOperate.Core.Bugs.Probes;

/// <summary>One run of a check.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">The exit code, 0 to 255 on Unix (128 + n after signal n), any 32-bit number on Windows; -1 unless it ended with <see cref="ProbeEnd.Exited"/>.</param>
/// <param name="Output">Its standard output and errors in the order in which they were read (what is written to both at once may change places), with secrets removed; of a long output the first and the last part.</param>
/// <param name="Duration">The wall time from start to end.</param>
public sealed record ProbeRun(ProbeEnd End, int ExitCode, string Output, TimeSpan Duration)
{
    /// <summary>Whether a middle part of the output was left out.</summary>
    public bool OutputCut { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Why it could not be started, in a sentence; null where it was.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it could not be started because a program of that name is nowhere in the folders of <c>PATH</c>.</summary>
    public bool IsToolMissing { get; init; }
}
