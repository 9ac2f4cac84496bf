namespace VtOperate.Core.Bugs.Polluters;

/// <summary>Which earlier tests make a test fail.</summary>
public sealed record TestPolluter
{
    /// <summary>The test that fails after others and passes alone.</summary>
    public required string Victim { get; init; }

    /// <summary>The tests that make it fail, in the order in which they have to run; all of them are needed.</summary>
    public required IReadOnlyList<string> Polluters { get; init; }

    /// <summary>How many tests ran before it.</summary>
    public required int Candidates { get; init; }

    /// <summary>How often the tests were run, all runs counted.</summary>
    public required int Runs { get; init; }

    /// <summary>How many orders were answered from earlier runs.</summary>
    public required int CacheHits { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether it is proved: with the polluters it fails, run once more at the end, alone it passes, and without any single one of the polluters it passes too.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Why the search ended, as that of a reduction.</summary>
    public required Reduction.ReductionEnd End { get; init; }

    /// <summary>The shortest order that fails: the polluters, then the victim.</summary>
    public required IReadOnlyList<string> Order { get; init; }

    /// <summary>How the tests were run.</summary>
    public required string Check { get; init; }

    /// <summary>The failure, in words.</summary>
    public required string Failure { get; init; }

    /// <summary>What else should be known, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The folder that the tests ran in, absolute.</summary>
    public required string Repository { get; init; }
}
