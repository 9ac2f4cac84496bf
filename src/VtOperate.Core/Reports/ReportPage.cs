using System.Globalization;

namespace VtOperate.Core.Reports;

/// <summary>The frame of a page: one file that fetches nothing, runs nothing, and says so to the browser.</summary>
internal static class ReportPage
{
    private const string TimeForm = "yyyy-MM-dd HH:mm", ExactForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // Were markup ever to slip in, no browser would run it or fetch for it.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>A page.</summary>
    /// <param name="title">What it is called, for tabs and printing.</param>
    /// <param name="writtenAt">When it was written.</param>
    /// <param name="header">Writes the head that people see, its only h1 included.</param>
    /// <param name="body">Writes the rest, headings from h2 on.</param>
    internal static string Write(string title, DateTimeOffset writtenAt, Action<MarkupWriter> header, Action<MarkupWriter> body)
    {
        var page = new MarkupWriter();
        page.Open("html", ("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", "en")).Open("head").Empty("meta", ("charset", "utf-8"));
        page.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        page.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
        page.Empty("meta", ("name", "referrer"), ("content", "no-referrer")).Empty("meta", ("name", "robots"), ("content", "noindex, nofollow"));
        page.Element("title", PageText.Brief(title, 200)).Text("\n").Style(PageStyle.Css).Close().Open("body");
        page.Open("header");
        header(page);
        page.Close().Open("main");
        body(page);
        page.Close().Open("footer").Open("p").Text("Written ");
        Time(page, writtenAt);
        page.Text(" from the records of the repository. All times are UTC. What nobody recorded is called unknown.").Close().Close();
        return page.Close().Close().ToString();
    }

    /// <summary>A time, for people and for programs.</summary>
    internal static void Time(MarkupWriter page, DateTimeOffset at) => page.Element("time", Time(at) + " UTC", ("datetime", at.ToUniversalTime().ToString(ExactForm, CultureInfo.InvariantCulture)));

    /// <summary>A time for people, UTC, to the minute.</summary>
    internal static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString(TimeForm, CultureInfo.InvariantCulture);

    /// <summary>A day, UTC.</summary>
    internal static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A period in words: by days where it begins and ends with one, else to the minute.</summary>
    /// <param name="what">What it is a period of.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="to">When it ends; that moment is not in it.</param>
    internal static string Period(string what, DateTimeOffset from, DateTimeOffset to)
    {
        bool isDays = from.UtcDateTime.TimeOfDay == TimeSpan.Zero && to.UtcDateTime.TimeOfDay == TimeSpan.Zero;
        return isDays ? $"{what} from {Day(from)} until before {Day(to)}" : $"{what} from {Time(from)} to {Time(to)} UTC";
    }

    /// <summary>A count as people read it.</summary>
    internal static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count of things: <c>1 entry</c>, <c>2,000 entries</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">What one is called.</param>
    /// <param name="several">What several are called; with an s by default.</param>
    internal static string Count(int count, string one, string? several = null) => $"{Count(count)} {(count == 1 ? one : several ?? one + "s")}";
}
