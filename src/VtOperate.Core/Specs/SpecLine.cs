namespace VtOperate.Core.Specs;

/// <summary>One line of a specification as a reader of the rendered page would see it.</summary>
/// <param name="Number">The line in the file, from 1.</param>
/// <param name="Text">Its text without comments and struck-out words; empty where nothing is left.</param>
public readonly record struct SpecLine(int Number, string Text)
{
    /// <summary>The line with what is struck out and without the marks that strike it; null where nothing is.</summary>
    public string? Struck { get; init; }
}
