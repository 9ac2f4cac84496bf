namespace VtOperate.Core.Reports;

/// <summary>
/// A chart of rows as SVG that stands in the page. Places are in percent of its width and heights in pixels, so that it fills a phone and a desk alike while its text keeps its size.
/// </summary>
/// <param name="id">An id that no other element of the page has.</param>
/// <param name="title">What it shows, for those who do not see it.</param>
/// <param name="description">What there is to see, in words.</param>
internal sealed class RowChart(string id, string title, string description)
{
    private const int Pitch = 42, LabelLine = 14, BarTop = 20, BarHeight = 12, AxisHeight = 26;

    /// <summary>The rows, from top to bottom.</summary>
    internal IReadOnlyList<ChartRow> Rows { get; init; } = [];

    /// <summary>What stands below the left end; empty for nothing.</summary>
    internal string AxisStart { get; init; } = "";

    /// <summary>What stands below the right end; empty for nothing.</summary>
    internal string AxisEnd { get; init; } = "";

    /// <summary>Where upright lines stand through all rows, 0 to 1.</summary>
    internal IReadOnlyList<double> Lines { get; init; } = [];

    /// <summary>Writes the chart.</summary>
    internal void Write(MarkupWriter page)
    {
        int bottom = Rows.Count * Pitch, height = bottom + (AxisStart.Length + AxisEnd.Length == 0 ? 2 : AxisHeight);
        page.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"), ("class", "chart"), ("width", "100%"), ("height", MarkupWriter.Number(height)), ("aria-labelledby", $"{id}-title {id}-desc"));
        page.Element("title", title, ("id", id + "-title")).Element("desc", description, ("id", id + "-desc"));
        foreach (double at in Lines) page.Empty("line", ("class", "track"), ("x1", Percent(at)), ("x2", Percent(at)), ("y1", "0"), ("y2", MarkupWriter.Number(bottom)));
        for (int i = 0; i < Rows.Count; i++) Row(page, Rows[i], i * Pitch);
        if (height > bottom + 2)
        {
            page.Empty("line", ("class", "line"), ("x1", "0%"), ("x2", "100%"), ("y1", MarkupWriter.Number(bottom + 2)), ("y2", MarkupWriter.Number(bottom + 2)));
            if (AxisStart.Length > 0) page.Element("text", AxisStart, ("class", "axis"), ("x", "0%"), ("y", MarkupWriter.Number(bottom + 18)));
            if (AxisEnd.Length > 0) page.Element("text", AxisEnd, ("class", "axis"), ("x", "100%"), ("y", MarkupWriter.Number(bottom + 18)), ("text-anchor", "end"));
        }

        page.Close();
    }

    private static void Row(MarkupWriter page, ChartRow row, int top)
    {
        page.Element("text", row.Label, ("x", "0%"), ("y", MarkupWriter.Number(top + LabelLine)));
        string middle = MarkupWriter.Number(top + BarTop + (BarHeight / 2));
        page.Empty("line", ("class", "track"), ("x1", "0%"), ("x2", "100%"), ("y1", middle), ("y2", middle));
        foreach (ChartBar bar in row.Bars)
        {
            if (bar.Fill == ChartFill.Unknown)
            {
                page.Empty("line", ("class", "hatch"), ("x1", Percent(bar.From)), ("x2", Percent(bar.To)), ("y1", middle), ("y2", middle));
                continue;
            }

            // What lasted a moment has to be seen all the same.
            double width = Math.Max(bar.To - bar.From, 0.006), from = Math.Min(bar.From, 1 - width);
            page.Empty("rect", ("class", $"bar{(int)bar.Fill} edge"), ("x", Percent(from)), ("y", MarkupWriter.Number(top + BarTop)), ("width", Percent(width)), ("height", MarkupWriter.Number(BarHeight)));
        }

        foreach (ChartMark mark in row.Marks) Mark(page, mark, top, middle);
    }

    private static void Mark(MarkupWriter page, ChartMark mark, int top, string middle)
    {
        if (mark.Shape is ChartShape.Tick or ChartShape.Middle)
        {
            int reach = mark.Shape == ChartShape.Middle ? 3 : 0;
            page.Empty("line", ("class", mark.Shape == ChartShape.Middle ? "middle" : "tick"), ("x1", Percent(mark.At)), ("x2", Percent(mark.At)), ("y1", MarkupWriter.Number(top + BarTop - reach)), ("y2", MarkupWriter.Number(top + BarTop + BarHeight + reach)));
            return;
        }

        page.Open("circle", ("class", mark.Shape == ChartShape.Ring ? "late" : "mark"), ("cx", Percent(mark.At)), ("cy", middle), ("r", "4"));
        if (mark.Text.Length > 0) page.Element("title", mark.Text);
        page.Close();
    }

    private static string Percent(double part) => MarkupWriter.Number(Math.Clamp(part, 0, 1) * 100) + "%";
}
