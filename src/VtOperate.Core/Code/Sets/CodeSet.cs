namespace VtOperate.Core.Code.Sets;

/// <summary>A set of values that code closes: an enumeration, a union of literals, a constraint of a column.</summary>
/// <param name="Owner">The type, table or function that it belongs to; empty where it stands alone.</param>
/// <param name="Name">Its name: of the type, the column, the field.</param>
/// <param name="Members">Its members in the order of the text, each once; none where they cannot be read.</param>
/// <param name="Line">The line it begins at, from 1.</param>
internal sealed record CodeSet(string Owner, string Name, IReadOnlyList<CodeSetMember> Members, int Line)
{
    /// <summary>Whether every member could be read; of a set that goes on elsewhere, or is broken, nothing can be said.</summary>
    public bool IsWhole { get; init; } = true;
}
