using System.Globalization;

namespace VtOperate.Core.Reports;

/// <summary>Shows what a check found as a person wants to read it: one line where all is well, else the problems by line with their repair. Pure.</summary>
public static class CheckView
{
    private const int DefaultWidth = 120;

    /// <summary>The text, lines parted by LF, without one at the end.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(CheckResult result, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        page.Line(result.Passed ? "PASSED  " : "FAILED  ", result.Problems.Count == 0 ? result.Target : $"{result.Target} ({Count(result.Problems)})");
        foreach (CheckProblem problem in result.Problems) Add(page, problem);
        return page.ToString().TrimEnd('\n');
    }

    /// <summary>How many errors, warnings and notes there are, in words.</summary>
    public static string Count(IReadOnlyList<CheckProblem> problems)
    {
        var parts = new List<string>();
        foreach ((CheckSeverity severity, string name) in (ReadOnlySpan<(CheckSeverity, string)>)[(CheckSeverity.Error, "error"), (CheckSeverity.Warning, "warning"), (CheckSeverity.Information, "note")])
        {
            int count = problems.Count(problem => problem.Severity == severity);
            if (count > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}"));
        }

        return string.Join(", ", parts);
    }

    /// <summary>Adds one problem: the line, how much it matters, the id, what is wrong, and below it what would put it right.</summary>
    internal static void Add(TextPage page, CheckProblem problem)
    {
        string severity = problem.Severity == CheckSeverity.Information ? "note" : problem.Severity.ToString().ToLowerInvariant();
        string label = string.Create(CultureInfo.InvariantCulture, $"{"line " + problem.Line,-11} {severity,-8}{problem.Id} ");
        page.Line("  " + label, problem.Message);
        if (problem.Repair is { } repair) page.Line("  " + new string(' ', label.Length), "Repair: " + repair);
    }
}
