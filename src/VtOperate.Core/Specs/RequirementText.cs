namespace VtOperate.Core.Specs;

/// <summary>A requirement as it stands in a text.</summary>
/// <param name="Id">Its id with plain hyphens.</param>
/// <param name="Text">What it demands; lines that belong to it are joined by blanks.</param>
/// <param name="Line">The line of its id, from 1.</param>
/// <param name="State">What the words right after the id, and those of the text itself, say of it.</param>
public sealed record RequirementText(string Id, string Text, int Line, RequirementState State)
{
    /// <summary>The last line that belongs to it, from 1.</summary>
    public int LastLine { get; init; } = Line;

    /// <summary>Whether it no longer holds.</summary>
    public bool IsRetired => State == RequirementState.Retired;

    /// <summary>The words that say so, for instance <c>superseded 2026-01-15</c>; empty where none do.</summary>
    public string StateSaid { get; init; } = "";

    /// <summary>Further lines of the same text that define the same id, ascending.</summary>
    public IReadOnlyList<int> DuplicateLines { get; init; } = [];
}
