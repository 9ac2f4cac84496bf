namespace VtOperate.Core.History.Hotspots;

/// <summary>Complexity by indentation, which works for every language that people indent.</summary>
internal static class IndentationComplexity
{
    private const int UsualWidth = 4;

    /// <summary>Lines that are not blank, and the levels of indentation of all of them together. The width of a level is the most frequent step to the right.</summary>
    internal static (int Lines, int Complexity) Of(IReadOnlyList<string> text, int first, int last)
    {
        int[] steps = new int[9];
        int before = 0, lines = 0, columns = 0;
        for (int i = first; i <= last; i++)
        {
            if (string.IsNullOrWhiteSpace(text[i])) continue;
            int indent = CodeBlock.Indent(text[i]);
            if (indent > before && indent - before < steps.Length) steps[indent - before]++;
            before = indent;
            lines++;
            columns += indent;
        }

        int unit = UsualWidth;
        for (int width = 2; width < steps.Length; width++)
        {
            if (steps[width] > steps[unit]) unit = width;
        }

        return (lines, columns / unit);
    }
}
