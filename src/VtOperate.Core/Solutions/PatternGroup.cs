namespace VtOperate.Core.Solutions;

/// <summary>Documents of one mistake: the members of a critical pattern, or a group that could become one.</summary>
/// <param name="Pattern">The critical pattern; null for a group that is none yet.</param>
/// <param name="Members">The documents, the most typical first.</param>
/// <param name="Incidents">The same documents by incident, those that tell of the same one together.</param>
/// <param name="Summary">What a user sees of it.</param>
internal sealed record PatternGroup(CriticalPattern? Pattern, IReadOnlyList<SolutionDocument> Members, IReadOnlyList<IReadOnlyList<SolutionDocument>> Incidents, SolutionPattern Summary);
