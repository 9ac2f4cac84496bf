using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>What is to be accepted, verified or taken back.</summary>
/// <param name="Reason">Why.</param>
public sealed record DriftApprovalRequest(string Reason)
{
    /// <summary>The findings.</summary>
    public IReadOnlyList<DriftFinding> Findings { get; init; } = [];

    /// <summary>The last day on which an acceptance holds; null for good.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether requirement and code of the findings were held against each other and agree; they are stamped then instead of accepted.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Fingerprints whose acceptance is taken back.</summary>
    public IReadOnlyList<string> Revoked { get; init; } = [];
}
