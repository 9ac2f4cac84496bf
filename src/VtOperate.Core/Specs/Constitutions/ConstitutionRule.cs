using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>One rule of a principle and how it is checked.</summary>
/// <param name="Kind">How; <see cref="RuleKind.Unverifiable"/> when no check fits.</param>
/// <param name="Text">The sentence as written.</param>
/// <param name="File">Where it stands, relative to the project.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record ConstitutionRule(RuleKind Kind, string Text, string File, int Line)
{
    /// <summary>The bound of a measure; 0 where none is set.</summary>
    public int Limit { get; init; }

    /// <summary>The technology that is named, in lower case, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What to do instead, or null.</summary>
    public string? Why { get; init; }

    /// <summary>The least that a constant may be; null where there is no such bound.</summary>
    public double? Least { get; init; }

    /// <summary>The most that a constant may be; null where there is no such bound.</summary>
    public double? Most { get; init; }

    internal string Bounds => FormattableString.Invariant($"{(Least is { } least ? $"at least {least}" : "")}{(Least is null || Most is null ? "" : " and ")}{(Most is { } most ? $"at most {most}" : "")}");

    /// <summary>Whether the check sees only a part of what is asked: what breaks that part violates the rule, and nothing passes it.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Names that the rule lists: types of commits, or technologies.</summary>
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The scopes of commits that the rule lists.</summary>
    internal IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What a file must hold to be one that the rule speaks of, or null.</summary>
    internal Regex? Where { get; init; }

    internal Regex? Pattern { get; init; }

    internal Regex? Paths { get; init; }

    internal bool Allows(double value) => !(value < Least) && !(value > Most);

    internal bool Covers(string path) => Paths?.IsMatch(path) ?? true;
}
