namespace VtOperate.Core.Specs;

/// <summary>A field of an entity in a data model.</summary>
/// <param name="Entity">The entity, as its heading names it.</param>
/// <param name="Name">The field, as its row names it, without marks of code.</param>
/// <param name="Type">Its type as written; empty where the table has none.</param>
/// <param name="Notes">Whatever else its row says.</param>
/// <param name="File">The file, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SpecField(string Entity, string Name, string Type, string Notes, string File, int Line)
{
    /// <summary>The cells of its row behind the name, each with the head of its column.</summary>
    internal IReadOnlyList<(string Head, string Text)> Cells { get; init; } = [];
}
