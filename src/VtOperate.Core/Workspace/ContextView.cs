using System.Globalization;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Workspace;

/// <summary>Shows a context as a person wants to read it: what is open and what to do first come last, nearest to the prompt. Pure.</summary>
public static class ContextView
{
    private const int DefaultWidth = 120;
    private const int NameWidth = 16;
    private const int ShortSha = 10;

    private static readonly string[] s_areas = ["Repository", "Configuration", "Specification", "Knowledge", "Open"];

    /// <summary>The text, lines parted by LF, without one at the end.</summary>
    /// <param name="context">The context.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(OperationContext context, int width)
    {
        // The last column stays free: some terminals break a line that fills it.
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        foreach (string area in s_areas) AddFacts(page, context, area);
        if (context.Unknowns.Count > 0)
        {
            page.Heading("NOT KNOWN");
            foreach (string unknown in context.Unknowns) page.Line("  - ", unknown);
        }

        page.Heading("NEXT");
        foreach (NextAction action in context.NextActions)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  {action.Order}. "), action.Proof.Length == 0 ? action.Text : $"{action.Text} [{action.Proof}]");
            if (action.Command is { } command) page.Line("     " + command);
        }

        return page.ToString().Trim('\n');
    }

    private static void AddFacts(TextPage page, OperationContext context, string area)
    {
        bool isFirst = true;
        foreach (ContextFact fact in context.Facts)
        {
            if (fact.Area != area) continue;
            if (isFirst) page.Heading(area.ToUpperInvariant());
            isFirst = false;
            string value = fact.Name == "Head" && fact.Value.Length > ShortSha ? fact.Value[..ShortSha] : fact.Value;
            string proof = value.StartsWith(fact.Proof, StringComparison.Ordinal) || fact.Name == "Folder" ? "" : $" [{fact.Proof}]";
            page.Line("  " + fact.Name.PadRight(NameWidth) + " ", value + proof);
        }
    }
}
