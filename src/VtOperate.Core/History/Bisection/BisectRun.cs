using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.History.Bisection;

/// <summary>A run of the check as it is kept.</summary>
internal sealed record BisectRun(string Sha, BisectPurpose Purpose, ProbeVerdict Verdict, int ExitCode, TimeSpan Duration, DateTimeOffset StartedAt, string Output);
