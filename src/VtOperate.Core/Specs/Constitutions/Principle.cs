namespace VtOperate.Core.Specs.Constitutions;

/// <summary>One principle of a constitution.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNonNegotiable">Whether it says so.</param>
/// <param name="File">Where it stands, relative to the project.</param>
/// <param name="Line">The line of its heading, from 1.</param>
/// <param name="Rules">Its rules in order.</param>
/// <param name="Rationale">Why it holds, in its own words, or null.</param>
/// <param name="Hash">A mark of its words: another one means that it was amended.</param>
public sealed record Principle(string Name, bool IsNonNegotiable, string File, int Line, IReadOnlyList<ConstitutionRule> Rules, string? Rationale, string Hash);
