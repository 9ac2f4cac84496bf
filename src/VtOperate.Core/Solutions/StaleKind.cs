namespace VtOperate.Core.Solutions;

/// <summary>Why a solution may no longer be true.</summary>
public enum StaleKind
{
    /// <summary>A file it cites was renamed.</summary>
    PathRenamed,

    /// <summary>A file it cites was deleted.</summary>
    PathMissing,

    /// <summary>A commit it cites is on no branch and under no tag, or in no commit of the repository.</summary>
    CommitUnreachable,

    /// <summary>A name of code it cites stands nowhere in the code any more.</summary>
    SymbolGone,

    /// <summary>A relative link leads to no file.</summary>
    LinkBroken,

    /// <summary>Another document says that it supersedes it, or it says so itself.</summary>
    Superseded,
}
