namespace VtOperate.Core.Bugs;

/// <summary>What an investigation points to.</summary>
public enum LeadKind
{
    /// <summary>A commit that may have brought the bug.</summary>
    Commit,

    /// <summary>A file that the bug may be in.</summary>
    File,

    /// <summary>A commit to which the known fix leads back.</summary>
    Origin,
}
