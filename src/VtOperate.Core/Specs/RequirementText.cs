namespace VtOperate.Core.Specs;

/// <summary>A requirement as it stands in a text.</summary>
/// <param name="Id">Its id with plain hyphens.</param>
/// <param name="Text">What it demands; lines that belong to it are joined by blanks.</param>
/// <param name="Line">The line of its id, from 1.</param>
/// <param name="IsRetired">Whether the words right after the id say that it no longer holds.</param>
public sealed record RequirementText(string Id, string Text, int Line, bool IsRetired)
{
    /// <summary>The last line that belongs to it, from 1.</summary>
    public int LastLine { get; init; } = Line;
}
