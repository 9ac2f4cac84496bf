namespace VtOperate.Core.Specs.Editing;

/// <summary>The cells of a table row that holds a requirement, by their places in the text. Pure.</summary>
internal static class TableRow
{
    // What the column is called that says what is demanded, in lower case.
    private static readonly string[] s_demands = ["requirement", "description", "text", "statement", "criterion", "criteria", "要件", "要求", "내용", "요구사항", "requisito", "descripción", "descrição", "требование"];

    /// <summary>The places of the cells, without the blanks around their words; an empty cell is an empty range behind its first blank.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the row begins.</param>
    /// <param name="end">Where it ends, without its line end.</param>
    public static List<(int Start, int End)> Cells(string text, int start, int end)
    {
        List<(int, int)> cells = [];
        int first = text.IndexOf('|', start, end - start) + 1;
        if (first == 0) return cells;
        for (int at = first; at <= end; at++)
        {
            if (at < end && (text[at] != '|' || text[at - 1] == '\\')) continue;
            if (at < end || !text.AsSpan(first, at - first).IsWhiteSpace()) cells.Add(Trimmed(text, first, at));
            first = at + 1;
        }

        return cells;
    }

    /// <summary>The number of the cell that says what is demanded: that below a heading which says so, else the longest behind the id; -1 where there is none.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="line">The line of the row, from 1.</param>
    /// <param name="idEnd">Where the id ends.</param>
    public static int Demand(SpecLines lines, int line, int idEnd)
    {
        List<(int Start, int End)> cells = Cells(lines.Text, lines.Start(line), lines.End(line));
        int own = cells.FindIndex(cell => cell.End >= idEnd);
        int head = line;
        while (head > 1 && lines[head - 1].TrimStart().StartsWith('|')) head--;
        List<(int Start, int End)> names = head == line ? [] : Cells(lines.Text, lines.Start(head), lines.End(head));
        int best = -1, longest = -1;
        for (int i = own + 1; i < cells.Count; i++)
        {
            if (i < names.Count && s_demands.Any(word => lines.Text.AsSpan(names[i].Start, names[i].End - names[i].Start).Contains(word, StringComparison.OrdinalIgnoreCase))) return i;
            if (cells[i].End - cells[i].Start <= longest) continue;
            best = i;
            longest = cells[i].End - cells[i].Start;
        }

        return best;
    }

    /// <summary>A text as it stands in a cell.</summary>
    public static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t') end--;
        int first = start;
        while (first < end && text[first] is ' ' or '\t') first++;
        if (first < end) return (first, end);
        int at = start < text.Length && text[start] is ' ' ? start + 1 : start;
        return (at, at);
    }
}
