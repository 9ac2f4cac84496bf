namespace VtOperate.Core.Solutions;

/// <summary>What writing would do: the result, and each file with the content it gets, in the order in which they are written.</summary>
/// <param name="Change">The result as it would be.</param>
/// <param name="Edits">The files; empty when nothing is to be written.</param>
public sealed record SolutionPlan(SolutionChange Change, IReadOnlyList<PlannedEdit> Edits);
