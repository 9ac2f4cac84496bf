namespace VtOperate.Core.Reports;

/// <summary>
/// Writes tables whose rows and columns have heads. Where a screen is narrow a table of figures scrolls by itself, and every other table becomes a list of cards; the roles are written out because a browser forgets them there.
/// </summary>
/// <param name="page">Where they are written.</param>
/// <param name="name">What the table holds.</param>
/// <param name="columns">The heads of the columns; one that begins with <c>#</c> holds figures.</param>
internal sealed class ReportTable(MarkupWriter page, string name, params string[] columns)
{
    /// <summary>Begins the table.</summary>
    internal ReportTable Begin()
    {
        bool isFigures = columns.Skip(1).All(column => column.StartsWith('#'));
        page.Open("div", ("class", "wide"), ("role", "region"), ("aria-label", name), ("tabindex", "0")).Open("table", ("role", "table"), ("class", isFigures ? "figures" : "cards")).Element("caption", name).Open("thead", ("role", "rowgroup")).Open("tr", ("role", "row"));
        foreach (string column in columns) page.Element("th", column.TrimStart('#'), ("role", "columnheader"), ("scope", "col"), ("class", column.StartsWith('#') ? "number" : null));
        page.Close().Close().Open("tbody", ("role", "rowgroup"));
        return this;
    }

    /// <summary>A row of texts, the first of which is its head.</summary>
    internal ReportTable Row(params string[] cells) => Row([.. cells.Select<string, Action>(cell => () => page.Data(cell))]);

    /// <summary>A row whose cells are written one by one, the first of which is its head.</summary>
    internal ReportTable Row(params Action[] cells)
    {
        page.Open("tr", ("role", "row"));
        for (int i = 0; i < cells.Length; i++)
        {
            if (i == 0) page.Open("th", ("role", "rowheader"), ("scope", "row"));
            else page.Open("td", ("role", "cell"), ("class", columns[i].StartsWith('#') ? "number" : null), ("data-label", columns[i].TrimStart('#')));
            cells[i]();
            page.Close();
        }

        page.Close();
        return this;
    }

    /// <summary>Ends the table.</summary>
    internal void End() => page.Close().Close().Close();
}
