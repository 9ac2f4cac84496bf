namespace VtOperate.Core.Specs;

/// <summary>A set of values that a document closes: <c>status</c> is one of <c>a</c>, <c>b</c>, <c>c</c>.</summary>
/// <param name="Entity">What it belongs to; empty where nothing is named.</param>
/// <param name="Name">The field, or whatever takes one of the values; empty where the document names none.</param>
/// <param name="Members">Its members as they are written, each once.</param>
/// <param name="Text">The line or sentence that says so.</param>
/// <param name="File">The file, relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record SpecSet(string Entity, string Name, IReadOnlyList<string> Members, string Text, string File, int Line)
{
    /// <summary>The type that the field has, where one is named; else empty.</summary>
    public string Type { get; init; } = "";

    /// <summary>The requirement that says so; empty for a data model.</summary>
    public string Requirement { get; init; } = "";

    /// <summary>Whether it stands in a sample of code, which is compared with what has the same name alone.</summary>
    public bool IsSample { get; init; }
}
