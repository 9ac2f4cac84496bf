using System.Globalization;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Reports;

namespace VtOperate.Core.History.Bisection;

/// <summary>Writes a bisection as a person at a terminal wants to read it: the answer, and how each run narrowed the search. Pure.</summary>
public static class BisectionView
{
    private const int MostRows = 40;
    private const int MostRemaining = 12;
    private const int Short = 10;

    /// <summary>The view as lines that end with LF.</summary>
    /// <param name="bisection">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="zone">The user's time zone, in which times are shown.</param>
    public static string Render(Bisection bisection, int width, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(bisection);
        ArgumentNullException.ThrowIfNull(zone);

        // PowerShell's formatter breaks a line that fills the last column.
        int columns = Math.Max(40, width - 1);
        var page = new TextPage(columns);
        Head(page, bisection, zone);
        Narrowing(page, bisection, columns);
        if (bisection.Culprit is null) Remaining(page, bisection, zone);
        if (bisection.Notes.Count > 0) page.Gap();
        foreach (string note in bisection.Notes) page.Line("  ! ", note);
        return page.ToString();
    }

    private static void Head(TextPage page, Bisection bisection, TimeZoneInfo zone)
    {
        if (bisection.Culprit is { } culprit)
        {
            string sure = bisection.IsFlaky ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000 * bisection.Confidence) / 10:0.#} % sure") : bisection.Confirmed ? "confirmed" : "not confirmed";
            page.Line("CULPRIT  ", $"{culprit.Sha[..Short]} {Day(culprit.Date, zone)} {culprit.Author}: {culprit.Subject}");
            page.Line("         ", sure);
            foreach (Evidence evidence in culprit.Evidence) page.Line("       - ", evidence.Text);
        }
        else
        {
            page.Line("CULPRIT  ", string.Create(CultureInfo.InvariantCulture, $"not told apart: one of {bisection.Remaining.Count} commits"));
        }

        page.Line("  check  ", bisection.Check);
        page.Line("between  ", $"good {string.Join(", ", bisection.Good.Select(sha => sha[..Short]))} and bad {bisection.Bad[..Short]}: {Count(bisection.Candidates, "commit")}");
        int search = bisection.Probes.Count(probe => probe.Purpose == BisectPurpose.Search);
        int earlier = bisection.Probes.Count(probe => probe.IsEarlier);
        double seconds = bisection.Probes.Sum(probe => probe.Duration.TotalSeconds);
        page.Line("   runs  ", string.Create(CultureInfo.InvariantCulture, $"{search} to search, {bisection.Probes.Count - search} to make sure; {DurationText.Of(TimeSpan.FromSeconds(seconds))} in the check{(earlier == 0 ? "" : $"; {earlier} of them from before the stop")}"));
        if (bisection is { FalseAlarms: { } without, FailureRate: { } with })
            page.Line("  rates  ", string.Create(CultureInfo.InvariantCulture, $"fails in about {100 * with:0} % of the runs with the bug and in {100 * without:0} % without"));
    }

    private static void Narrowing(TextPage page, Bisection bisection, int columns)
    {
        BisectProbe[] runs = [.. bisection.Probes];
        if (runs.Length == 0) return;
        int bar = Math.Clamp(columns - 62, 12, 50);
        page.Gap();
        page.Line((bisection.IsFlaky ? "  run   95 % in  " : "  run      left  ") + "good".PadRight(bar - 3) + "bad");
        int skip = Math.Max(0, runs.Length - MostRows), half = MostRows / 2;
        for (int i = 0; i < runs.Length; i++)
        {
            if (skip > 0 && i == half)
            {
                page.Line("  ...", string.Create(CultureInfo.InvariantCulture, $"{skip} more runs"));
                i += skip;
            }

            Row(page, runs[i], bar, columns);
        }

        if (Array.Exists(runs, run => run.From is not null)) page.Line("        ", "# may be it, . ruled out; the run: x fails, o passes, ? cannot be judged");
    }

    private static void Row(TextPage page, BisectProbe probe, int bar, int columns)
    {
        string left = probe.Left is { } count ? count.ToString(CultureInfo.InvariantCulture) : Purpose(probe.Purpose);
        string sure = probe.Likeliest is { } likeliest ? string.Create(CultureInfo.InvariantCulture, $" {100 * likeliest,3:0} %") : "";
        string text = string.Create(CultureInfo.InvariantCulture, $"{probe.Order,5} {left,9}  {Bar(probe, bar)}  {Word(probe.Verdict),-4}{sure} {probe.Sha[..Short]} {DurationText.Of(probe.Duration),6}  {probe.Subject}");
        page.Line(Cut(TextPage.Fold(text), columns));
    }

    // The commits in the order of time from good to bad: dots are ruled out, the block is left, the sign is where the check ran.
    private static string Bar(BisectProbe probe, int width)
    {
        char[] bar = new char[width];
        Array.Fill(bar, probe.From is null ? ' ' : '.');
        if (probe is { From: { } from, To: { } to })
        {
            int first = Math.Clamp((int)(from * width), 0, width - 1), end = Math.Clamp((int)Math.Ceiling(to * width), first + 1, width);
            Array.Fill(bar, '#', first, end - first);
        }

        if (probe.Place is { } place)
            bar[Math.Clamp((int)(place * width), 0, width - 1)] = probe.Verdict switch { ProbeVerdict.Bad => 'x', ProbeVerdict.Good => 'o', _ => '?' };
        return new string(bar);
    }

    private static void Remaining(TextPage page, Bisection bisection, TimeZoneInfo zone)
    {
        page.Heading("LEFT");
        foreach (SuspectCommit commit in bisection.Remaining.Take(MostRemaining))
            page.Line(string.Create(CultureInfo.InvariantCulture, $"  {100 * commit.Score,3:0} %  "), $"{commit.Sha[..Short]} {Day(commit.Date, zone)} {commit.Author}: {commit.Subject}");
        if (bisection.Remaining.Count > MostRemaining) page.Line("         ", string.Create(CultureInfo.InvariantCulture, $"and {bisection.Remaining.Count - MostRemaining} more"));
    }

    private static string Purpose(BisectPurpose purpose) => purpose switch
    {
        BisectPurpose.MergeBase => "fork",
        BisectPurpose.End => "end",
        BisectPurpose.Confirmation => "confirm",
        _ => "",
    };

    private static string Word(ProbeVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Cut(string line, int width) => line.Length <= width ? line : line[..Math.Max(width - 3, 1)] + "...";

    private static string Day(DateTimeOffset date, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(date, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
