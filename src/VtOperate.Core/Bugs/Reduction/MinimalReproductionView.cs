using System.Globalization;
using VtOperate.Core.Redaction;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Writes a minimal reproduction as a person at a terminal wants to read it: how small it got, whether that is proved, and what is left.</summary>
public static class MinimalReproductionView
{
    private const int MostLines = 40;

    /// <summary>The view as lines that end with LF; secrets in what is left are not shown.</summary>
    /// <param name="result">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static string Render(MinimalReproduction result, int width)
    {
        var page = new TextPage(width - 1);
        CultureInfo culture = CultureInfo.InvariantCulture;
        page.Line("MINIMAL  ", result.Source);
        page.Line("         ", string.Create(culture, $"{result.SizeBefore:N0} -> {result.SizeAfter:N0} {result.Unit}, by {result.Form}"));
        page.Line("         ", Proof(result));
        page.Line("         ", string.Create(culture, $"{result.Runs:N0} runs, {result.CacheHits:N0} more answered from memory, {DurationText.Of(result.Duration)}"));
        page.Line("  check    ", result.Check);
        page.Line("  failure  ", SecretRedactor.Redact(result.Failure));
        if (result.OutFile is { } file) page.Line("  written  ", file);
        foreach (string note in result.Notes) page.Line("  note     ", note);
        page.Heading("WHAT IS LEFT");
        IReadOnlyList<string> lines = result.Content is { } content ? content.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n') : result.Items;
        foreach (string line in lines.Take(MostLines)) page.Verbatim("  ", SecretRedactor.Redact(line));
        if (lines.Count > MostLines) page.Line("  ", string.Create(culture, $"and {lines.Count - MostLines:N0} more lines"));
        if (lines.Count == 0) page.Line("  ", result.Unit == ReproductionReducer.Bytes ? "no text; see OutFile" : "nothing: the failure needs none of them");
        return page.ToString();
    }

    private static string Proof(MinimalReproduction result) => result.End switch
    {
        ReductionEnd.Minimal when result.Proven == 0 => "nothing that could be left out is left",
        ReductionEnd.Minimal => string.Create(CultureInfo.InvariantCulture, $"proved: each of the {result.Proven:N0} parts that are left was left out alone, and the failure was gone"),
        ReductionEnd.RunLimit => "best so far: it may make no more runs (-MaxRuns)",
        _ => "best so far: its time is over (-MaxTime)",
    };
}
