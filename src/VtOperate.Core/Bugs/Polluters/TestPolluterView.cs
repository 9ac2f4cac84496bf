using System.Globalization;
using VtOperate.Core.Redaction;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Bugs.Polluters;

/// <summary>Writes what was found about a test that others make fail, as a person at a terminal wants to read it.</summary>
public static class TestPolluterView
{
    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="result">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(TestPolluter result, int width)
    {
        var page = new TextPage(width - 1);
        CultureInfo culture = CultureInfo.InvariantCulture;
        page.Line("VICTIM  ", result.Victim);
        page.Line("        ", string.Create(culture, $"passes alone; fails after {Count(result.Polluters.Count)} of the {result.Candidates:N0} tests before it"));
        page.Line("        ", Proof(result));
        page.Line("        ", string.Create(culture, $"{result.Runs:N0} runs, {DurationText.Of(result.Duration)}"));
        page.Line("  check    ", result.Check);
        page.Line("  failure  ", SecretRedactor.Redact(result.Failure));
        foreach (string note in result.Notes) page.Line("  note     ", note);
        page.Heading(result.Polluters.Count == 1 ? "POLLUTER" : "POLLUTERS, ALL NEEDED, IN THIS ORDER");
        foreach (string test in result.Polluters) page.Line("  ", test);
        return page.ToString();
    }

    private static string Count(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0}");

    private static string Proof(TestPolluter result) => result switch
    {
        { End: not Reduction.ReductionEnd.Minimal } => "best so far: it was not allowed to go on",
        { Confirmed: true, Polluters.Count: 1 } => "confirmed: fails again with it, passes without it",
        { Confirmed: true } => "confirmed: fails again with them, passes without any one of them",
        _ => "not confirmed: it did not fail when it was run once more",
    };
}
