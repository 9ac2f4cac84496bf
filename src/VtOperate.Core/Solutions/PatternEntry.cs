namespace VtOperate.Core.Solutions;

/// <summary>What a new entry of the critical-patterns file says. What is empty is written as open.</summary>
public sealed record PatternEntry
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What breaks, in a few words; stands in the heading of the wrong side.</summary>
    public string Breaks { get; init; } = "";

    /// <summary>The wrong side.</summary>
    public PatternSide Wrong { get; init; } = new();

    /// <summary>The right side.</summary>
    public PatternSide Correct { get; init; } = new();

    /// <summary>Why.</summary>
    public string Why { get; init; } = "";

    /// <summary>Where it applies.</summary>
    public string Context { get; init; } = "";

    /// <summary>What keeps it from coming back; left out where nothing is known.</summary>
    public string Prevention { get; init; } = "";

    /// <summary>The solutions that document it.</summary>
    public IReadOnlyList<Solution> Documents { get; init; } = [];

    /// <summary>The day it becomes a critical pattern.</summary>
    public required DateOnly PromotedAt { get; init; }
}
