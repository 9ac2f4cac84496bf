using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.History.Bisection;

/// <summary>A run of the check as it is kept.</summary>
internal sealed record BisectRun(string Sha, BisectPurpose Purpose, ProbeVerdict Verdict, int ExitCode, TimeSpan Duration, DateTimeOffset StartedAt, string Output)
{
    /// <summary>How many checks were run at once when it was; the same number leads to the same questions again.</summary>
    internal int AtOnce { get; init; } = 1;

    /// <summary>Whether it was run before a stop, and its answer is only taken over.</summary>
    internal bool IsEarlier { get; init; }

    /// <summary>Why the verdict is what it is, in a sentence.</summary>
    internal string Reason { get; init; } = "";
}
