namespace VtOperate.Core.Solutions;

/// <summary>A part of an entry in <c>critical-patterns.md</c>.</summary>
internal enum PatternPart
{
    /// <summary>None that has a place of its own.</summary>
    Other,

    /// <summary>What shows.</summary>
    Problem,

    /// <summary>The wrong side.</summary>
    Wrong,

    /// <summary>The right side.</summary>
    Correct,

    /// <summary>The reason.</summary>
    Why,

    /// <summary>Where it applies.</summary>
    Context,

    /// <summary>Where it is documented.</summary>
    Links,

    /// <summary>Since when it is a critical pattern.</summary>
    Promoted,

    /// <summary>When it came back.</summary>
    Recurrence,
}
