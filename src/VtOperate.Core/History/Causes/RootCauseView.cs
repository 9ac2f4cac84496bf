using System.Globalization;
using VtOperate.Core.Code;
using VtOperate.Core.Reports;

namespace VtOperate.Core.History.Causes;

/// <summary>Writes a chain as a person at a terminal wants to read it: the symptom at the top, the trigger at the bottom, one line of code a link. Pure.</summary>
public static class RootCauseView
{
    private const string Indent = "    ";
    private const int LongestReason = 240;

    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="chain">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="zone">The user's time zone, in which times are shown.</param>
    public static string Render(RootCauseChain chain, int width, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(zone);

        // PowerShell's formatter breaks a line that fills the last column.
        int columns = Math.Max(40, width - 1);
        var page = new TextPage(columns);
        page.Line("SYMPTOM  ", chain.Symptom);
        string innermost = chain.Type is null ? chain.Message ?? "" : chain.Message is null ? chain.Type : chain.Type + ": " + chain.Message;
        if (innermost.Length > 0 && !chain.Symptom.StartsWith(innermost.Split('\n')[0].TrimEnd(), StringComparison.Ordinal)) page.Line("  cause  ", innermost.Split('\n')[0]);
        page.Line("     at  ", string.Create(CultureInfo.InvariantCulture, $"{chain.Revision.AsSpan(0, Math.Min(10, chain.Revision.Length))} of {chain.Repository}"));
        foreach (CauseLink link in chain.Links) Link(page, link, columns, zone);
        page.Gap();
        if (chain.Trigger is { } trigger) page.Line("TRIGGER  ", $"{Word(trigger.Origin)}: {trigger.Expression} (assumed), {trigger.File}:{trigger.Line}");
        else page.Line("TRIGGER  ", "unknown");
        if (chain.NewestChange is { } newest) page.Line(" newest  ", Cut($"{Day(newest.Date, zone)} {newest.Sha.AsSpan(0, 10)} {newest.Author}: {newest.Subject}", columns - Indent.Length - 5));
        if (chain.FramesBeyond > 0) page.Line("         ", string.Create(CultureInfo.InvariantCulture, $"{chain.FramesBeyond} more {(chain.FramesBeyond == 1 ? "frame leads" : "frames lead")} here"));
        foreach (string unknown in chain.Unknowns)
        {
            // What a link says of itself is not said twice.
            if (!chain.Links.Any(link => link.Reason is { } reason && unknown.EndsWith(reason, StringComparison.Ordinal))) page.Line("      ?  ", unknown);
        }

        return page.ToString();
    }

    private static void Link(TextPage page, CauseLink link, int columns, TimeZoneInfo zone)
    {
        page.Gap();
        string place = link.File is null ? "" : link.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{link.File}:{line}") : link.File;
        string label = string.Create(CultureInfo.InvariantCulture, $"{link.Order,2}  {link.Certainty.ToString().ToLowerInvariant(),-9}");
        page.Line(label, $"{(place.Length == 0 ? link.Frame ?? "" : place)}{(link.Function is null || place.Length == 0 ? "" : "  " + Short(link.Function))}{(link.Repeats > 1 ? string.Create(CultureInfo.InvariantCulture, $"  ({link.Repeats} times in a row)") : "")}");
        if (link.Code is { } code) page.Line(Indent + "| ", Cut(code, columns - Indent.Length - 2));
        if (link.Expression is { } expression)
        {
            string value = link.Kind switch
            {
                CauseLinkKind.Failure => $"follow {expression}",
                CauseLinkKind.Caller => $"{link.Variable} <- {expression}",
                CauseLinkKind.DefaultValue => $"{link.Variable} <- {expression}, its default",
                _ => $"{link.Variable} <- {expression}",
            };
            page.Line(Indent + "  ", Cut(value, columns - Indent.Length - 2));
        }

        if (link.Sha is { } sha) page.Line(Indent + "  ", Cut($"{Day(link.Date!.Value, zone)} {sha.AsSpan(0, 10)} {link.Author}: {link.Subject}", columns - Indent.Length - 2));
        if (link.Reason is { } reason && link.Kind != CauseLinkKind.Assignment) page.Line(Indent + "  ", reason.Length > LongestReason ? reason[..LongestReason] + "..." : reason);
    }

    private static string Word(ValueKind? origin) => origin switch
    {
        ValueKind.Literal => "a value in the code",
        ValueKind.Call => "what a call gives back",
        ValueKind.Configuration => "a setting",
        ValueKind.Input => "input from outside",
        _ => "a computed value",
    };

    // The function with its type; the path tells the rest.
    private static string Short(string function)
    {
        // Go's names begin with a path; the parenthesis of a receiver is no argument list.
        string name = function[(function.LastIndexOf('/') + 1)..];
        int end = name.IndexOf('(', StringComparison.Ordinal);
        while (end > 0 && name[end - 1] == '.') end = name.IndexOf('(', end + 1);
        if (end > 0) name = name[..end];
        int dot = name.LastIndexOf('.');
        int type = dot > 0 ? name.LastIndexOf('.', dot - 1) : -1;
        return type > 0 ? name[(type + 1)..] : name;
    }

    private static string Cut(string text, int width)
    {
        string line = TextPage.Fold(text);
        return line.Length <= width ? line : line[..Math.Max(width - 3, 1)] + "...";
    }

    private static string Day(DateTimeOffset date, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(date, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
