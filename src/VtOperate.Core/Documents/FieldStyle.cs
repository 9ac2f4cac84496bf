namespace VtOperate.Core.Documents;

/// <summary>How the value of a front matter field is written.</summary>
internal enum FieldStyle
{
    /// <summary>Nothing stands after the colon.</summary>
    Empty,

    /// <summary>A scalar that begins on the line of its key.</summary>
    Scalar,

    /// <summary>A scalar that begins on a line below its key.</summary>
    ScalarBelow,

    /// <summary>A scalar after <c>|</c> or <c>&gt;</c>.</summary>
    BlockScalar,

    /// <summary>A list in brackets.</summary>
    FlowList,

    /// <summary>A list of lines that begin with a hyphen.</summary>
    BlockList,

    /// <summary>Anything else: keys with values, lists in lists, anchors, aliases, tags.</summary>
    Other,
}
