using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.History.Bisection;

/// <summary>One run of the check in a bisection.</summary>
/// <param name="Order">Its place among all runs, from 1.</param>
/// <param name="Purpose">What it was run for.</param>
/// <param name="Sha">The commit, 40 digits.</param>
/// <param name="Subject">First line of its message.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Duration">How long the check took, without the checkout.</param>
/// <param name="Output">What it wrote, with secrets removed; of a run before a stop only the end.</param>
public sealed record BisectProbe(int Order, BisectPurpose Purpose, string Sha, string Subject, ProbeVerdict Verdict, TimeSpan Duration, string Output)
{
    /// <summary>Why it says so, in a sentence.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Its exit code; -1 when it did not end by itself.</summary>
    public int ExitCode { get; init; }

    /// <summary>Whether it ran before a stop, and its answer was taken over by -Resume.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How many commits were left once it and those run with it had been judged; null for runs that do not narrow.</summary>
    public int? Left { get; init; }

    /// <summary>How likely the likeliest commit was then, from 0 to 1; null where the check is taken to be always right.</summary>
    public double? Likeliest { get; init; }

    /// <summary>Where the commit stands between good (0) and bad (1) in the order of time; null outside.</summary>
    public double? Place { get; init; }

    /// <summary>Where the commits that were left begin, as <see cref="Place"/>.</summary>
    public double? From { get; init; }

    /// <summary>Where the commits that were left end, as <see cref="Place"/>.</summary>
    public double? To { get; init; }
}
