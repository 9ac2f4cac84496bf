namespace VtOperate.Core.Specs.Reading;

/// <summary>Parts a row of a table into its cells (GitHub Flavored Markdown, section 4.10). Pure.</summary>
internal static class TableCells
{
    /// <summary>The cells of a row that begins with <c>|</c>, trimmed; a bar behind a backslash belongs to its cell.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> row)
    {
        var cells = new List<string>();
        string inner = row.Trim().ToString();
        int start = 1;
        for (int i = 1; i < inner.Length; i++)
        {
            if (inner[i] != '|' || inner[i - 1] == '\\') continue;
            cells.Add(inner[start..i].Trim().Replace("\\|", "|", StringComparison.Ordinal));
            start = i + 1;
        }

        if (start < inner.Length) cells.Add(inner[start..].Trim());
        return cells;
    }
}
