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

    internal IReadOnlyList<(string Sha, double Share)> Suspects { get; init; } = [];

    internal List<BisectRun> Runs { get; init; } = [];

    /// <summary>Whether two states ask the same.</summary>
    internal bool AsksAs(BisectionState other) =>
        Bad == other.Bad && Good.Order(StringComparer.Ordinal).SequenceEqual(other.Good.Order(StringComparer.Ordinal)) && FirstParent == other.FirstParent && Flaky == other.Flaky && Paths.SequenceEqual(other.Paths);
}
