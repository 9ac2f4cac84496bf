namespace VtOperate.Core.Solutions;

/// <summary>A critical pattern as a person wants it. What is empty is taken from the solutions, and left open where they do not say it.</summary>
public sealed record PatternDraft
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The wrong side: code, or a sentence.</summary>
    public string Wrong { get; init; } = "";

    /// <summary>The right side: code, or a sentence.</summary>
    public string Correct { get; init; } = "";

    /// <summary>Why.</summary>
    public string Why { get; init; } = "";

    /// <summary>Where it applies.</summary>
    public string Context { get; init; } = "";

    /// <summary>The ids of the solutions that document it.</summary>
    public IReadOnlyList<string> Solutions { get; init; } = [];
}
