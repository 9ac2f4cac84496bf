namespace VtOperate.Core.Bugs.Reduction;

/// <summary>The smallest input, or the fewest things, with which a check still shows the same failure.</summary>
public sealed record MinimalReproduction
{
    /// <summary>What was made smaller: a file, a folder, <c>arguments</c>, a commit or <c>conditions</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How it was taken apart.</summary>
    public required InputForm Form { get; init; }

    /// <summary>The check as a person would type it.</summary>
    public required string Check { get; init; }

    /// <summary>The failure that was kept, in words.</summary>
    public required string Failure { get; init; }

    /// <summary>What the sizes count: bytes, files, arguments, hunks or conditions.</summary>
    public required string Unit { get; init; }

    /// <summary>The size before, in <see cref="Unit"/>.</summary>
    public required long SizeBefore { get; init; }

    /// <summary>The size of the result, in <see cref="Unit"/>.</summary>
    public required long SizeAfter { get; init; }

    /// <summary>How often the check was run, the runs on the whole input included.</summary>
    public required int Runs { get; init; }

    /// <summary>How many candidates were answered from earlier runs.</summary>
    public required int CacheHits { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether it is proved that no single part can be left out: each one that is left was left out of this very result, alone, and the failure was gone.</summary>
    public required bool IsMinimal { get; init; }

    /// <summary>How many single parts that was.</summary>
    public required int Proven { get; init; }

    /// <summary>Whether the result failed again in the same way when it was run once more at the end.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Why the reduction ended.</summary>
    public required ReductionEnd End { get; init; }

    /// <summary>The result as text, secrets included as they stand in the input; null where it is no text, or a list.</summary>
    public string? Content { get; init; }

    /// <summary>What is left of a list: paths of files, arguments, hunks, conditions. Empty for a file.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The file or folder that the result was written to, absolute; null where none was asked for.</summary>
    public string? OutFile { get; init; }

    /// <summary>What else should be known, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The repository or folder that the check ran in, absolute.</summary>
    public required string Repository { get; init; }
}
