namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Something that stands, or stood, against a rule.</summary>
/// <param name="Rule">The kind of rule.</param>
/// <param name="State">Since when.</param>
/// <param name="Text">What was seen.</param>
/// <param name="RuleLine">The line of the rule in its file.</param>
/// <param name="File">The file, relative to the project; null for a commit.</param>
/// <param name="Line">The line, from 1; null where the whole file is meant.</param>
/// <param name="Sha">The commit, or null.</param>
public sealed record ConstitutionFinding(RuleKind Rule, FindingState State, string Text, int RuleLine, string? File = null, int? Line = null, string? Sha = null)
{
    /// <inheritdoc/>
    public override string ToString() => File is null ? Text : Line is null ? $"{File}: {Text}" : FormattableString.Invariant($"{File}:{Line}: {Text}");
}
