using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reproductions;

namespace VtOperate.Core.Bugs.Records;

/// <summary>Which fix of which bug is held against the recorded check.</summary>
/// <param name="Label">The label of the bug.</param>
/// <param name="Revision">The commit that mends it.</param>
/// <param name="MakeProbe">Makes a check that can be run of one that was written down.</param>
public sealed record BugCompletionRequest(string Label, string Revision, Func<RecordedCheck, IProbe> MakeProbe)
{
    /// <summary>Asked before the recorded check is run; false leaves it, and then nothing is proved. It may throw.</summary>
    public Func<Reproduction, bool> MayRun { get; init; } = _ => true;

    /// <summary>How often the check is run on each side of the fix; null for as often as its rate asks for, up to 200.</summary>
    public int? Count { get; init; }

    /// <summary>Why there is no check to run; null where there is one.</summary>
    public string? NoReproduction { get; init; }

    /// <summary>Why the fix brings no test; null where it does.</summary>
    public string? NoRegressionTest { get; init; }

    /// <summary>What is known of the shell.</summary>
    public string? Shell { get; init; }
}
