namespace VtOperate.Core.History.Bisection;

/// <summary>The answer of a bisection: the first bad commit, or the commits that are left, with every run that led there.</summary>
public sealed record Bisection
{
    /// <summary>The ULID that identifies it.</summary>
    public required string Id { get; init; }

    /// <summary>The first bad commit, with its reasons; null when it could not be told.</summary>
    public SuspectCommit? Culprit { get; init; }

    /// <summary>How sure it is, from 0 to 1. 1 where the check is taken to be always right and the culprit was found.</summary>
    public double Confidence { get; init; }

    /// <summary>Whether the culprit was seen failing and all its parents passing in runs of their own.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Every run, in the order in which they ended.</summary>
    public IReadOnlyList<BisectProbe> Probes { get; init; } = [];

    /// <summary>The commits that may still be the culprit, likeliest first; the culprit alone when it was found.</summary>
    public IReadOnlyList<SuspectCommit> Remaining { get; init; } = [];

    /// <summary>The commits that were named as good, 40 digits each.</summary>
    public IReadOnlyList<string> Good { get; init; } = [];

    /// <summary>The commit that was named as bad, 40 digits.</summary>
    public required string Bad { get; init; }

    /// <summary>How many commits came into question at the beginning.</summary>
    public int Candidates { get; init; }

    /// <summary>The check as a person would type it.</summary>
    public string Check { get; init; } = "";

    /// <summary>Whether answers were expected to differ from run to run.</summary>
    public bool IsFlaky { get; init; }

    /// <summary>How often the check fails without the bug, from 0 to 1; null where it is taken to be always right.</summary>
    public double? FalseAlarms { get; init; }

    /// <summary>How often it fails with the bug, from 0 to 1; null where it is taken to be always right.</summary>
    public double? FailureRate { get; init; }

    /// <summary>What a reader of the answer should know, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }
}
