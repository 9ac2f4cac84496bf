using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>Findings held against what was accepted and suppressed.</summary>
/// <param name="Findings">The findings in their order, each with its state.</param>
/// <param name="Unused">Acceptances and suppressions that nothing was found for, and those that have expired: what may be taken away.</param>
public sealed record DriftVerdict(IReadOnlyList<DriftFinding> Findings, IReadOnlyList<DriftNote> Unused);
