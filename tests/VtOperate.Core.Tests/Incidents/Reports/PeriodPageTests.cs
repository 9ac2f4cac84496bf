using System.Globalization;
using System.Text;
using System.Xml.Linq;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Reports;
using VtOperate.Core.Tests.Reports;
using static VtOperate.Core.Tests.Incidents.Reports.MadeIncident;

namespace VtOperate.Core.Tests.Incidents.Reports;

public sealed class PeriodPageTests
{
    [Fact]
    public void A_small_period_gives_the_page_that_was_looked_at()
    {
        string page = Page(
        [
            Item(1, Whole, sent: 2, failed: 1),
            Item(2, Whole with { Severity = Severity.Medium, Title = "Slow search", Services = ["search"], DeclaredAt = Noon.AddDays(9), ImpactStartedAt = null, ResolvedAt = Noon.AddDays(9).AddHours(3) }),
            Item(3, Bare with { DeclaredAt = Noon.AddDays(10) }),
            Item(4, Bare with { Title = "Was none", Status = IncidentStatus.Declined, DeclaredAt = Noon.AddDays(10) }),
        ]);
        PageCheck.Of(page);
        GoldenPage.Check("period.golden.html", page);
    }

    [Fact]
    public void Without_incidents_the_page_says_that_there_are_none()
    {
        XDocument page = PageCheck.Of(Page([]));
        Assert.Contains("No incident is on record here.", page.Descendants().Where(element => element.Name.LocalName == "p").Select(element => element.Value));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName == "svg");
    }

    [Fact]
    public void Declined_and_merged_ones_are_listed_and_not_counted()
    {
        string page = Page([Item(5, Bare with { Status = IncidentStatus.Merged }), Item(6, Bare with { Status = IncidentStatus.Declined })]);
        Assert.Contains("<dt>Incidents</dt>\n<dd>0</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Declined or merged, not counted</dt>\n<dd>2</dd>", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("scope=\"row\"><bdi>INC-").Length - 1);
        PageCheck.Of(page);
    }

    [Fact]
    public void Three_thousand_incidents_leave_a_page_that_can_be_read()
    {
        var random = new Random(7_104);
        PeriodIncident[] items = [.. Enumerable.Range(1, 3_000).Select(i => Item(i, Whole with
        {
            Title = HostileText.Next(random) + new string('x', 500),
            Severity = random.Next(5) is > 0 and var known ? (Severity)known : null,
            DeclaredAt = Noon.AddHours(-3 * i),
            ImpactStartedAt = random.Next(3) == 0 ? null : Noon.AddHours(-3 * i).AddMinutes(-random.Next(600)),
            ResolvedAt = random.Next(9) == 0 ? null : Noon.AddHours(-3 * i).AddMinutes(random.Next(1, 6_000)),
            Services = ["service-" + random.Next(60)],
        }, sent: random.Next(4)))];
        string page = Page(items);

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 50_000, 1_500_000);
        XDocument parsed = PageCheck.Of(page);
        Assert.Contains("The newest 300 of 3,000 incidents; 2,700 older ones are left out of this list. All figures above count them.", page, StringComparison.Ordinal);
        Assert.Contains("The 30 of 60 services with the most incidents.", page, StringComparison.Ordinal);
        XElement all = parsed.Descendants().First(element => element.Name.LocalName == "caption" && element.Value == "Incidents by month and severity").Parent!;
        Assert.Equal(3_000, all.Descendants().Where(element => element.Name.LocalName == "tr").Skip(1).Sum(row => int.Parse(row.Elements().Last().Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        Assert.Equal(Page(items), page);
    }

    [Theory]
    [InlineData(1, "week", 1)]
    [InlineData(60, "week", 9)]
    [InlineData(400, "month", 15)]
    [InlineData(4_000, "year", 12)]
    public void A_period_is_parted_so_that_there_is_room(int days, string unit, int parts)
    {
        Assert.Equal(unit, PeriodBuckets.UnitOf(Noon.AddDays(-days), Noon));
        IReadOnlyList<(string Name, DateTimeOffset Start)> found = PeriodBuckets.Of(unit, Noon.AddDays(-days), Noon);
        Assert.Equal(parts, found.Count);
        Assert.True(found[0].Start <= Noon.AddDays(-days) && found[^1].Start <= Noon);
    }

    [Fact]
    public void Median_and_nine_in_ten_are_those_of_the_values_and_what_is_missing_is_counted()
    {
        DurationFigures figures = DurationFigures.Of([.. Enumerable.Range(1, 10).Reverse().Select(i => IncidentPhase.Between("a", Noon, "b", Noon.AddMinutes(i))), IncidentPhase.Between("a", null, "b", Noon), IncidentPhase.Between("a", Noon, "b", Noon.AddMinutes(-5))]);
        Assert.Equal((TimeSpan.FromMinutes(5.5), TimeSpan.FromMinutes(9), 2, "10"), (figures.Median!.Value, figures.Ninth!.Value, figures.Excluded, figures.CountText));
        DurationFigures none = DurationFigures.Of([IncidentPhase.Between("a", null, "b", null)]);
        Assert.Equal((null, null, 1, "0"), (none.Median, none.Ninth, none.Excluded, none.CountText));
        DurationFigures one = DurationFigures.Of([IncidentPhase.Between("a", Noon, "b", Noon)]);
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, "1 (few)"), (one.Median!.Value, one.Ninth!.Value, one.CountText));
    }

    [Fact]
    public void Private_incidents_are_named_as_such_and_what_is_missing_is_said()
    {
        string page = new PeriodPage("Chosen", [Item(1, Whole with { IsPrivate = true }), Item(2, Whole)], includesPrivate: true, Now) { Missing = 3 }.Write();
        Assert.Contains("Private incidents are in this report, 1 of them.", page, StringComparison.Ordinal);
        Assert.Contains("3 further incidents asked for and not here", page, StringComparison.Ordinal);
        Assert.Contains("Resolved, private", page, StringComparison.Ordinal);
        Assert.Contains("Private incidents are not in this report.", Page([]), StringComparison.Ordinal);
    }

    private static string Page(IReadOnlyList<PeriodIncident> items) => new PeriodPage(ReportPage.Period("Incidents", Noon.AddHours(-12), Noon.AddHours(-12).AddDays(31)), items, includesPrivate: false, Now.AddDays(40)).Write();

    private static PeriodIncident Item(int number, Incident incident, int sent = 0, int failed = 0)
    {
        Dictionary<string, int> messages = [];
        if (sent > 0) messages["Sent"] = sent;
        if (failed > 0) messages["Failed"] = failed;
        string label = string.Create(CultureInfo.InvariantCulture, $"INC-{number:D4}");
        return new PeriodIncident(incident with { Id = string.Create(CultureInfo.InvariantCulture, $"01KJ{number:D22}"), Label = label }, messages);
    }
}
