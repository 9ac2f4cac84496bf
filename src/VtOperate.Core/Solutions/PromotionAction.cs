namespace VtOperate.Core.Solutions;

/// <summary>What became of the critical pattern of a document.</summary>
public enum PromotionAction
{
    /// <summary>The pattern names the document already, or its file is not ours to write.</summary>
    Unchanged,

    /// <summary>A group of documents became a critical pattern.</summary>
    Promoted,

    /// <summary>A document was added to a pattern.</summary>
    Extended,

    /// <summary>A document was added to a pattern that had been known before it happened: the pattern does not hold.</summary>
    Recurred,
}
