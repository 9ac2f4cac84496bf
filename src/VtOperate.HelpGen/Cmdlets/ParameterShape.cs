namespace VtOperate.HelpGen.Cmdlets;

/// <summary>What reflection says about one parameter.</summary>
internal sealed record ParameterShape
{
    /// <summary>The name without its dash.</summary>
    public required string Name { get; init; }

    /// <summary>The type as syntax shows it, such as <c>string[]</c>; a nullable value type shows its value.</summary>
    public required string TypeName { get; init; }

    /// <summary>Whether it takes no value.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>Whether it takes several values.</summary>
    public bool IsArray { get; init; }

    /// <summary>Whether wildcards are allowed in its value.</summary>
    public bool Globbing { get; init; }

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The values it allows: those of its ValidateSet, else those of its enumeration; empty when it takes any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The value it has when it is not given, as words; null when it then has none.</summary>
    public string? Default { get; init; }

    /// <summary>How it is bound, one entry a parameter set.</summary>
    public IReadOnlyList<ParameterPlace> Places { get; init; } = [];

    /// <summary>How it is bound in a set, or null when the set does not have it.</summary>
    public ParameterPlace? In(string? set) =>
        Places.FirstOrDefault(place => place.Set is not null && place.Set == set) ?? Places.FirstOrDefault(place => place.Set is null);
}
