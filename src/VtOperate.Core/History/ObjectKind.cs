namespace VtOperate.Core.History;

/// <summary>The four kinds of git objects, numbered as in pack files.</summary>
public enum ObjectKind
{
    /// <summary>A commit.</summary>
    Commit = 1,

    /// <summary>A tree: the entries of one folder.</summary>
    Tree = 2,

    /// <summary>A blob: the content of one file.</summary>
    Blob = 3,

    /// <summary>An annotated tag.</summary>
    Tag = 4,
}
