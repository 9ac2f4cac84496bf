namespace VtOperate.Core.Documents;

/// <summary>What became of something that a document cites.</summary>
public enum CitationVerdict
{
    /// <summary>It cannot be told: there is no history, it was never here, or nothing says that it belongs here.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Found,

    /// <summary>It was renamed, and stands somewhere else now.</summary>
    Moved,

    /// <summary>It was there and is gone, or leads nowhere.</summary>
    Gone,
}
