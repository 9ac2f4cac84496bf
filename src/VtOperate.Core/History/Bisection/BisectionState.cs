namespace VtOperate.Core.History.Bisection;

/// <summary>What is kept of a bisection while it runs: its question and the runs so far. Asked again with the same answers, it goes the same way.</summary>
internal sealed record BisectionState
{
    internal required string Id { get; init; }

    internal required IReadOnlyList<string> Good { get; init; }

    internal required string Bad { get; init; }

    internal bool FirstParent { get; init; }

    internal IReadOnlyList<string> Paths { get; init; } = [];

    internal int Parallel { get; init; } = 1;

    internal bool Flaky { get; init; }

    internal double Confidence { get; init; } = 0.95;

    internal string Check { get; init; } = "";

    /// <summary>What a failure has to show; null where any failure counts.</summary>
    internal string? ErrorPattern { get; init; }

    /// <summary>Whether the pattern was read back and held a secret, which is never written down.</summary>
    internal bool IsPatternPartial { get; init; }

    internal TimeSpan? Timeout { get; init; }

    internal bool TimeoutIsSymptom { get; init; }

    /// <summary>The folder in which the check runs, relative to the root; empty for the root.</summary>
    internal string Folder { get; init; } = "";

    /// <summary>Whether it was kept by a version that did not note what decides a verdict beside the check.</summary>
    internal bool IsOlder { get; init; }

    internal IReadOnlyList<(string Sha, double Share)> Suspects { get; init; } = [];

    /// <summary>The files of the check that are carried to commits that lack them, each with the SHA-256 of its content; null until they were read.</summary>
    internal IReadOnlyList<string>? Carried { get; set; }

    internal List<BisectRun> Runs { get; init; } = [];

    /// <summary>Whether two states ask the same of the same commits, and take the same for an answer.</summary>
    internal bool AsksAs(BisectionState other) =>
        Bad == other.Bad && SameCommits(Good, other.Good) && FirstParent == other.FirstParent && Flaky == other.Flaky && Paths.SequenceEqual(other.Paths) && !IsOlder && !other.IsOlder
        && Check == other.Check && ErrorPattern == other.ErrorPattern && Timeout == other.Timeout && TimeoutIsSymptom == other.TimeoutIsSymptom && Folder == other.Folder;

    /// <summary>Whether both name the same commits, in any order.</summary>
    internal static bool SameCommits(IEnumerable<string> left, IEnumerable<string> right) => left.Order(StringComparer.Ordinal).SequenceEqual(right.Order(StringComparer.Ordinal));
}
