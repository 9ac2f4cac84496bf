using System.Globalization;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>Writes a reproduction as a person at a terminal wants to read it: the verdict, why, the runs, the end of the output.</summary>
public static class ReproductionView
{
    private const int ShortSha = 10;
    private const int MostLines = 12;
    private const int MostRuns = 12;
    private const int MostOdd = 3;
    private const int FewestOfPlace = 1;

    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="found">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(Reproduction found, int width)
    {
        var page = new TextPage(width - 1);
        page.Line((found.BugId ?? "CHECK") + "  ", Word(found.Verdict));
        page.Line("  ", found.Reason);
        page.Line("  ", found.Check.Text);
        string rate = found.Rate is { } share ? string.Create(CultureInfo.InvariantCulture, $", {100 * share:0} % (95 %: {found.Interval})") : "";
        page.Line("  ", string.Create(CultureInfo.InvariantCulture, $"{found.Failures} of {found.Runs} runs failed{rate}"));
        page.Line("  ", found.Sha is { } sha ? $"at {sha[..ShortSha]}{(found.ChangedFiles.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $" with {found.ChangedFiles.Count} changed file{(found.ChangedFiles.Count == 1 ? "" : "s")}") : "")}" : "in a folder without a commit");
        if (found.File is not null) page.Line("  ", "saved: " + found.File);
        page.Heading("WHY");
        foreach (Evidence reason in found.Evidence.Skip(1)) page.Line("  - ", reason.Text);
        page.Heading("RUNS");
        ReproductionRun[] shown = Telling(found.Results);
        foreach (ReproductionRun run in shown)
        {
            page.Line(
                string.Create(CultureInfo.InvariantCulture, $"  {run.Number,3}  {run.Place,-8}  {run.Outcome,-11}  {DurationText.Of(run.Duration),10}  "),
                run.Reason);
        }

        if (found.Results.Count > shown.Length) page.Line("       ", string.Create(CultureInfo.InvariantCulture, $"and {Counted(found.Results.Except(shown))} in Results"));
        Output(page, found);
        page.Heading("ENVIRONMENT");
        RunEnvironment environment = found.Environment;
        page.Line("  ", $"{environment.System}, {environment.Architecture}, {environment.Runtime}{(environment.Shell is { } shell ? ", " + shell : "")}");
        page.Line("  ", $"culture {(environment.Culture.Length == 0 ? "invariant" : environment.Culture)}, time zone {environment.TimeZone}");
        if (found.NextSteps.Count > 0) page.Heading("NEXT");
        foreach (NextStep step in found.NextSteps)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{step.Order,3}  {step.Stage,-10}"), step.Text);
            if (step.Command is not null) page.Line("               ", step.Command);
        }

        return page.ToString();
    }

    // A rare failure among many runs is what one looks for: what is not as most runs at its place are comes first, then the beginning of each place, then what follows.
    private static ReproductionRun[] Telling(IReadOnlyList<ReproductionRun> runs)
    {
        if (runs.Count <= MostRuns) return [.. runs];
        List<ReproductionRun> odd = [], first = [];
        foreach (IGrouping<RunPlace, ReproductionRun> place in runs.GroupBy(run => run.Place))
        {
            RunOutcome usual = place.GroupBy(run => run.Outcome).OrderByDescending(group => group.Count()).First().Key;
            odd.AddRange(place.Where(run => run.Outcome != usual).Take(MostOdd));
            first.AddRange(place.Take(FewestOfPlace));
        }

        return [.. first.Concat(odd).Concat(runs).DistinctBy(run => run.Number).Take(MostRuns).OrderBy(run => run.Number)];
    }

    private static string Counted(IEnumerable<ReproductionRun> runs) => string.Join(", ", runs.GroupBy(run => run.Outcome).OrderByDescending(group => group.Count()).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} more {group.Key}")));

    private static void Output(TextPage page, Reproduction found)
    {
        ReproductionRun? telling = found.Results.FirstOrDefault(run => run.Outcome == RunOutcome.Failed) ?? found.Results.FirstOrDefault(run => run.Outcome != RunOutcome.Passed);
        if (telling is null || telling.Output.Length == 0) return;
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"OUTPUT OF RUN {telling.Number}"));
        string[] lines = telling.Output.TrimEnd().Split('\n');
        if (lines.Length > MostLines) page.Line("  ", string.Create(CultureInfo.InvariantCulture, $"({lines.Length - MostLines} lines before)"));
        foreach (string line in lines.TakeLast(MostLines)) page.Verbatim("  ", line);
    }

    private static string Word(ReproductionVerdict verdict) => verdict switch
    {
        ReproductionVerdict.CannotReproduce => "cannot be reproduced",
        ReproductionVerdict.DataIssue => "an issue of data",
        ReproductionVerdict.NotABug => "not a bug",
        ReproductionVerdict.UserError => "user error",
        ReproductionVerdict.Environmental => "environmental",
        ReproductionVerdict.Flaky => "flaky",
        _ => "confirmed",
    };
}
