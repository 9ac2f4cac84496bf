namespace VtOperate.Core.Documents;

/// <summary>How a list is written that a document does not have yet.</summary>
public enum ListStyle
{
    /// <summary>One line an item, each after a hyphen.</summary>
    Block,

    /// <summary>On one line, in brackets.</summary>
    Flow,
}
