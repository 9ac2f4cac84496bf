namespace VtOperate.Core.Solutions;

/// <summary>What the value of a front matter field is.</summary>
public enum SolutionFieldKind
{
    /// <summary>Any text on one line.</summary>
    Text,

    /// <summary>A day, written as <c>2026-03-01</c>.</summary>
    Day,

    /// <summary>One word of a vocabulary.</summary>
    Word,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>A list of words in lower case, joined by hyphens.</summary>
    Tags,
}
