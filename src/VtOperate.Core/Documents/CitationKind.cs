namespace VtOperate.Core.Documents;

/// <summary>What a document refers to.</summary>
public enum CitationKind
{
    /// <summary>A file of the repository, written in backticks.</summary>
    Path,

    /// <summary>A file that a relative link leads to.</summary>
    Link,

    /// <summary>A commit, by 7 to 40 hexadecimal digits.</summary>
    Commit,

    /// <summary>A name from the code, written in backticks.</summary>
    Symbol,
}
