namespace VtOperate.Core.Specs;

/// <summary>How a requirement stands on the page.</summary>
internal enum RequirementForm
{
    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A row of a table whose first or second cell is the id.</summary>
    TableRow,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>The beginning of a paragraph.</summary>
    Paragraph,
}
