namespace VtOperate.Core.Solutions;

/// <summary>What happened to a solution.</summary>
public enum SolutionChangeAction
{
    /// <summary>A new document was written.</summary>
    Written,

    /// <summary>A document that was there was changed.</summary>
    Updated,

    /// <summary>The document says this already; it was not touched.</summary>
    Unchanged,

    /// <summary>Nothing was written, because nothing was to be: <c>-WhatIf</c>, or the question was answered with no.</summary>
    Planned,
}
