using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>How a reduction asks, and how far it goes.</summary>
public sealed record ReductionOptions
{
    /// <summary>The folder that the check runs in, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>What a failure has to show.</summary>
    public ProbeRules Rules { get; init; } = new();

    /// <summary>How far it goes.</summary>
    public ReductionLimits Limits { get; init; } = new();

    /// <summary>How often a candidate is run at most until it shows the failure, 1 or more. With more than one, a candidate that showed it has to show it again before it is kept.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How long one run may take; null for as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether the candidate follows the arguments of the check, because no placeholder among them names it.</summary>
    public bool Appends { get; init; }

    /// <summary>Whether the check reads the candidate as its standard input, and gets no file.</summary>
    public bool AsInput { get; init; }

    /// <summary>Where the result is written, absolute, at each step towards it; null for nowhere.</summary>
    public string? OutFile { get; init; }

    /// <summary>Where the best so far is kept when it is stopped and <see cref="OutFile"/> is null, absolute; null for nowhere.</summary>
    public string? KeptFile { get; init; }
}
