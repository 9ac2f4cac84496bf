using VtOperate.Core.Reports;

namespace VtOperate.Core.Workspace;

/// <summary>Shows the menu as a person wants to read it. Pure.</summary>
public static class OperationMenuView
{
    private const int DefaultWidth = 120;
    private const int TitleWidth = 25;

    /// <summary>The text above the question, lines parted by LF, without one at the end.</summary>
    /// <param name="items">The menu.</param>
    /// <param name="context">Where the user stands.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(IReadOnlyList<OperationMenuItem> items, OperationContext context, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        page.Line("", "Operations in " + context.Repository + (context.Branch is null ? "" : ", branch " + context.Branch));
        if (context.SpecMode)
        {
            page.Gap().Line("", OperationMenu.SpecBanner);
            page.Line("", "Constitution: " + (context.Constitution?.ToString() ?? "none") + ". Active feature: " + (context.ActiveFeature?.Name ?? "none") + ".");
        }

        page.Gap();
        foreach (OperationMenuItem item in items)
        {
            page.Line("  " + item.Title.PadRight(TitleWidth) + " ", item.IsAvailable ? item.Purpose : $"{item.Purpose} Not there yet.");
            if (item.Commands.Count > 0) page.Line(new string(' ', TitleWidth + 3), (item.IsAvailable ? "" : "What there is of it: ") + string.Join(", ", item.Commands));
        }

        foreach (OpenRecord open in context.OpenIncidents) page.Line("  open: ", open.ToString());
        foreach (OpenRecord open in context.OpenBugs) page.Line("  open: ", open.ToString());
        page.Gap().Line("", OperationMenu.Cycle);
        return page.ToString().Trim('\n');
    }
}
