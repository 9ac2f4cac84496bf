using System.Globalization;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Solutions;

/// <summary>Writes what happened to a solution as a person at a terminal wants to read it. Pure.</summary>
public static class SolutionChangeView
{
    private const int MostOverlaps = 3;
    private const int MostReasons = 3;
    private const string Margin = "           ";

    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="change">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(SolutionChange change, int width)
    {
        var page = new TextPage(width - 1);
        Solution solution = change.Solution;
        page.Line($"{change.Action.ToString().ToUpperInvariant(),-11}", solution.Id + (change.OpenFields.Count > 0 ? " (draft)" : ""));
        page.Line(Margin, solution.Title);
        string would = change.Action == SolutionChangeAction.Planned ? "would be " : "";
        foreach (FileEdit file in change.Files) page.Line(Margin, $"{would}{file.Action}: {file.Path}");
        if (change.Files.Count == 0) page.Line(Margin, "says this already: " + Workspace.RepositoryPath.Relative(solution.File, change.Repository));
        if (change.OpenFields.Count > 0) page.Line("OPEN       ", string.Join(", ", change.OpenFields));
        Overlaps(page, change);
        if (change.Pattern is { } promotion)
        {
            page.Line("PATTERN    ", string.Create(CultureInfo.InvariantCulture, $"{promotion.Pattern.Name} ({promotion.Action.ToString().ToLowerInvariant()}, {promotion.Pattern.DocumentedIn.Count} solutions)"));
            foreach (Evidence reason in promotion.Evidence.Take(MostReasons)) page.Line(Margin + "- ", reason.Text);
        }

        for (int i = 0; i < change.NextSteps.Count; i++) page.Line(i == 0 ? "NEXT       " : Margin, change.NextSteps[i]);
        return page.ToString();
    }

    private static void Overlaps(TextPage page, SolutionChange change)
    {
        SolutionOverlap[] shown = [.. change.Overlaps.Where(overlap => overlap.Level != OverlapLevel.Low).Take(MostOverlaps)];
        for (int i = 0; i < shown.Length; i++)
        {
            string level = shown[i].Level.ToString().ToLowerInvariant();
            page.Line(i == 0 ? "LIKE       " : Margin, $"{shown[i].Solution.Id} ({level}: {string.Join(", ", shown[i].Dimensions.Select(Name))})");
            foreach (Evidence reason in shown[i].Evidence.Take(MostReasons)) page.Line(Margin + "- ", reason.Text);
        }

        int others = change.Overlaps.Count(overlap => overlap.Level != OverlapLevel.Low) - shown.Length;
        if (others > 0) page.Line(Margin, string.Create(CultureInfo.InvariantCulture, $"and {others} more in Overlaps"));
    }

    /// <summary>A part as a person calls it.</summary>
    internal static string Name(OverlapDimension dimension) => dimension == OverlapDimension.RootCause ? "root cause" : dimension.ToString().ToLowerInvariant();
}
