using System.Globalization;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Measures;

/// <summary>Shows what a number of incidents comes to. Pure.</summary>
public static class IncidentMeasureView
{
    private const int DefaultWidth = 120;

    /// <summary>The page, lines ending with LF.</summary>
    /// <param name="measure">What to show.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(IncidentMeasure measure, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        CultureInfo culture = CultureInfo.InvariantCulture;
        string weekly = measure.PerWeek is { } perWeek ? string.Create(culture, $", {perWeek:0.##} a week") : "";
        page.Line(string.Create(culture, $"{measure.Group.ToUpperInvariant()}  "), string.Create(culture, $"{measure.Count} incident{(measure.Count == 1 ? "" : "s")}{weekly}, {measure.Since.UtcDateTime:yyyy-MM-dd} to {measure.Until.UtcDateTime:yyyy-MM-dd} UTC"));
        if (measure.Open > 0) page.Line("  ", string.Create(culture, $"{measure.Open} still going on"));
        if (measure.LeftOut > 0) page.Line("  ", string.Create(culture, $"{measure.LeftOut} declined or merged, left out"));
        page.Line(string.Create(culture, $"  {"",-12} {"median",-12} {"9 in 10",-12} {"known of",8} {"not of",7}"));
        Row("Detect", measure.Detect);
        Row("Acknowledge", measure.Acknowledge);
        Row("Identify", measure.Identify);
        Row("Mitigate", measure.Mitigate);
        Row("Resolve", measure.Resolve);
        if (measure.RecurrenceRate is { } rate) page.Line("  Came back    ", string.Create(culture, $"{measure.Recurrences} ({rate:0 %})"));
        if (measure.Deployments is { } deployed) page.Line("  Deployments  ", measure.ChangeFailureRate is { } failures ? string.Create(culture, $"{measure.FailedDeployments} of {deployed} brought an incident ({failures:0.# %})") : "none on record in this time");
        return page.ToString().TrimEnd('\n');

        void Row(string name, DurationMeasure figures) =>
            page.Line(string.Create(culture, $"  {name,-12} {DurationFigures.Said(figures.Median),-12} {DurationFigures.Said(figures.P90),-12} {figures.Count,8} {figures.Excluded,7}{(figures.IsFew && figures.Count > 0 ? "  few" : "")}"));
    }
}
