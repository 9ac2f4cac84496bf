namespace VtOperate.Core.Code.Routes;

/// <summary>A type that a file of C# or Java declares.</summary>
/// <param name="Kind">The word it is declared with: <c>class</c>, <c>record</c>, <c>enum</c>.</param>
/// <param name="Name">Its name without type parameters.</param>
/// <param name="Member">The declaration.</param>
internal sealed record DeclaredType(string Kind, string Name, CodeMember Member)
{
    /// <summary>The names of its type parameters.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>What it is derived from, as it is written.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>Where the list of a record begins, behind its parenthesis; -1 where it has none.</summary>
    public int ListFrom { get; init; } = -1;

    /// <summary>Where the list of a record ends.</summary>
    public int ListTo { get; init; } = -1;

    /// <summary>The position of its name.</summary>
    public int NameAt { get; init; }
}
