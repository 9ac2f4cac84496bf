namespace VtOperate.Core.Code.Routes;

/// <summary>A declaration with its marks: positions in the text, the ends behind the last sign.</summary>
/// <param name="Marks">Its attributes or annotations.</param>
/// <param name="HeadFrom">Where it begins behind its marks.</param>
/// <param name="HeadTo">Where its head ends.</param>
/// <param name="BodyFrom">Where its body begins, behind the brace or the arrow; equal to <paramref name="BodyTo"/> where it has none.</param>
/// <param name="BodyTo">Where its body ends.</param>
/// <param name="Initial">The value it begins with, as it is written; null where there is none.</param>
internal sealed record CodeMember(IReadOnlyList<CodeMark> Marks, int HeadFrom, int HeadTo, int BodyFrom, int BodyTo, string? Initial)
{
    /// <summary>The first mark of one of these names; null where it has none of them.</summary>
    public CodeMark? Mark(params string[] names) => Marks.FirstOrDefault(mark => Array.IndexOf(names, mark.Name) >= 0);
}
