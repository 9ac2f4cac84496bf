using System.Globalization;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Bugs.BackTests;

/// <summary>Writes a back test as a person at a terminal wants to read it: how often the ranking was right, beside doing without it.</summary>
public static class BackTestView
{
    private const int MostMisses = 5;
    private const int Column = 30;
    private const int Narrow = 76;

    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="test">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(BugBackTest test, int width)
    {
        // PowerShell's formatter breaks a line that fills the last column.
        var page = new TextPage(width - 1);
        page.Line("BACK TEST  ", test.Repository);
        page.Line("           ", test.Fixes == 1 ? "1 past fix, taken as a report" : $"{test.Fixes} past fixes, each taken as a report");
        page.Gap();
        bool isNarrow = width < Narrow;
        if (!isNarrow) page.Line(new string(' ', Column) + "first right          in first 5  mean 1/rank");
        Score(page, "files", "this ranking", test.Files, isNarrow);
        Score(page, "", "changed last", test.LastChangedFiles, isNarrow);
        Score(page, "commits", "this ranking", test.Commits, isNarrow);
        Score(page, "", "file's last changes", test.LastChanges, isNarrow);
        if (test.Commits.Count > 0) page.Gap().Line("  ", $"The origin is known for {test.Commits.Count} of them; for {test.Unclear} the answer would have been \"cannot tell\".");
        Misses(page, test);
        if (test.Notes.Count > 0) page.Heading("MIND");
        foreach (string note in test.Notes) page.Line("  ! ", note);
        return page.ToString();
    }

    private static void Score(TextPage page, string what, string how, BackTestScore score, bool isNarrow)
    {
        string label = "  " + what.PadRight(8) + how;
        if (score is not { Top1: { } top, Top1Low: { } low, Top1High: { } high, Top5: { } five, MeanReciprocalRank: { } mean })
        {
            page.Line(isNarrow ? label + ": unknown" : label.PadRight(Column) + "unknown");
            return;
        }

        string first = string.Create(CultureInfo.InvariantCulture, $"{100 * top:0} % ({100 * low:0} to {100 * high:0} %)"), within = string.Create(CultureInfo.InvariantCulture, $"{100 * five:0} %"), place = string.Create(CultureInfo.InvariantCulture, $"{mean:0.00}");
        if (isNarrow) page.Line(label).Line("            ", $"first right {first}, in first 5 {within}, mean 1/rank {place}");
        else page.Line(label.PadRight(Column) + first.PadRight(21) + within.PadRight(12) + place);
    }

    private static void Misses(TextPage page, BugBackTest test)
    {
        BackTestCase[] missed = [.. test.Cases.Where(entry => entry.FileRank is 0 or > 5).Take(MostMisses)];
        if (missed.Length == 0) return;
        page.Heading("WHERE THE FILE WAS NOT AMONG THE FIRST FIVE");
        foreach (BackTestCase entry in missed)
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  {entry.Sha.AsSpan(0, 8)}  {(entry.FileRank == 0 ? "none" : entry.FileRank),4}  "), entry.Title);
    }
}
