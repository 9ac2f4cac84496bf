using System.Text;
using System.Xml.Linq;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Redaction;
using VtOperate.Core.Reports;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Tests.Reports;
using static VtOperate.Core.Tests.Incidents.Reports.MadeIncident;

namespace VtOperate.Core.Tests.Incidents.Reports;

public sealed class IncidentPageTests
{
    [Fact]
    public void A_whole_incident_gives_the_page_that_was_looked_at()
    {
        string page = Page(Whole, Timeline);
        PageCheck.Of(page);
        GoldenPage.Check("incident.golden.html", page);
    }

    [Fact]
    public void The_same_record_gives_the_same_bytes() => Assert.Equal(Page(Whole, Timeline), Page(Whole, Timeline));

    [Fact]
    public void Of_an_incident_with_nothing_but_its_declaration_everything_else_is_unknown()
    {
        XDocument page = PageCheck.Of(Page(Bare, [Event(0, IncidentKind.Declared, "Guests cannot pay")]));

        Assert.Contains("Impact began → noticed: unknown", Texts(page, "text"));
        Assert.Contains("Declared → mitigated: 2 d so far", Texts(page, "text"));
        Assert.Contains("Mitigated → resolved: not resolved yet", Texts(page, "text"));
        Assert.Contains("Severity unknown: 2 d", Texts(page, "text"));
        Assert.Contains("Nobody has described the impact.", Texts(page, "p"));
        Assert.Contains("No message is on record.", Texts(page, "p"));
        Assert.Equal(2, Texts(page, "dd").Count(text => text == "not yet"));
        Assert.Contains("Customers felt it for: unknown: nobody recorded when it began", Texts(page, "li"));
        Assert.Contains("cause not known yet", Texts(page, "td"));
        Assert.Contains("not resolved yet", Texts(page, "td"));
        Assert.Contains("Affected services: unknown", Texts(page, "li"));
        Assert.Contains(page.Descendants(), element => element.Attribute("class")?.Value == "hatch");
        Assert.DoesNotContain("0001-01-01", page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Phases_and_durations_come_from_the_times_of_the_incident()
    {
        XDocument page = PageCheck.Of(Page(Whole, Timeline));
        string[] labels = Texts(page, "text");
        Assert.Contains("Impact began → noticed: 25 min", labels);
        Assert.Contains("Noticed → declared: 15 min", labels);
        Assert.Contains("Declared → mitigated: 1 h 5 min", labels);
        Assert.Contains("Mitigated → resolved: 55 min", labels);
        Assert.Contains("To mitigate: 1 h 45 min", labels);
        Assert.Contains("To resolve: 2 h 40 min", labels);
        Assert.Contains("Severity 1 (Critical): 1 h 40 min", labels);
        Assert.Contains("Severity 2 (High): 20 min", labels);
    }

    [Fact]
    public void Times_that_contradict_each_other_have_no_length_and_the_page_says_why()
    {
        XDocument page = PageCheck.Of(Page(Whole with { DetectedAt = Noon.AddMinutes(30), MitigatedAt = Noon.AddMinutes(-30) }, Timeline));
        Assert.Contains("no length: 'mitigated' is recorded before 'declared'", Texts(page, "td"));
        Assert.Contains("no length: 'declared' is recorded before 'noticed'", Texts(page, "td"));
        Assert.Contains("To detect: 1 h 10 min", Texts(page, "text"));
    }

    [Fact]
    public void Entries_say_that_they_were_late_or_taken_out_or_before_the_declaration_or_by_a_wrong_clock()
    {
        IncidentEvent skewed = Event(30, IncidentKind.Note, "from a clock that is ahead", -10);
        XDocument page = PageCheck.Of(Page(Whole, [.. Timeline.Take(3), skewed, .. Timeline.Skip(3)]));
        string[] notes = [.. page.Descendants().Where(element => element.Attribute("class")?.Value == "muted").Select(element => element.Value)];
        Assert.Contains("(before the declaration; written down 1 h 10 min later)", notes);
        Assert.Contains("(its text was taken out)", notes);
        Assert.Contains("(marked for the post-mortem)", notes);
        Assert.Contains("(its time lies 10 min after the time at which it was written down)", notes);
        Assert.Single(page.Descendants(), element => element.Name.LocalName == "circle" && element.Attribute("class")!.Value == "late");
    }

    [Fact]
    public void Messages_say_what_became_of_them()
    {
        XDocument page = PageCheck.Of(Page(Whole, Timeline));
        Assert.Contains("accepted; whether it arrived is not known", Texts(page, "td"));
        Assert.Contains("failed: nobody was told", Texts(page, "td"));
        Assert.Contains("executive through 'chat'", Texts(page, "td"));
    }

    [Fact]
    public void Action_items_say_who_until_when_and_how_they_ended_what_is_late_first()
    {
        XDocument page = PageCheck.Of(Page(Whole, Timeline));
        XElement table = page.Descendants().First(element => element.Name.LocalName == "caption" && element.Value == "Action items").Parent!;
        string[][] rows = [.. table.Descendants().Where(element => element.Name.LocalName == "tr").Skip(1).Select(row => row.Elements().Select(cell => cell.Value.Trim('\n')).ToArray())];
        Assert.Equal(["INC-0001/000001", "Alert on failed payments", "unknown", "2026-03-02", "open, late"], rows[0]);
        Assert.Equal(["INC-0001/000002", "Test amounts below a cent (prevent, P1) https://tickets.example.test/7", "Ann", "2026-03-09", "open"], rows[1]);
        Assert.Equal(["INC-0001/000003", "Write down who may roll back (process)", "unknown", "unknown", "done: tried by Bob"], rows[2]);
    }

    [Fact]
    public void A_clock_that_is_years_off_does_not_press_the_picture_into_a_line()
    {
        IncidentEvent[] timeline = [Event(-30_000_000, IncidentKind.Note, "1969"), .. Timeline, Event(3_000_000_000, IncidentKind.Note, "far")];
        string page = Page(Whole, timeline);
        Assert.Contains("2 entries lie too far outside of the incident to be drawn.", page, StringComparison.Ordinal);
        Assert.Contains("<text class=\"axis\" x=\"0%\" y=\"354\">2026-03-01 11:05</text>", page, StringComparison.Ordinal);
        PageCheck.Of(page);
    }

    [Fact]
    public void A_private_or_open_incident_says_so_and_doubts_are_told()
    {
        XDocument page = PageCheck.Of(Page(Whole with { IsPrivate = true, Status = IncidentStatus.Identified, ResolvedAt = null, Problems = [new EventProblem(EventProblemKind.ChainBroken, "incidents/x/events/a.jsonl", 3, "a line was changed.")] }, Timeline));
        string[] paragraphs = Texts(page, "p");
        Assert.Contains(paragraphs, text => text.StartsWith("This incident is private.", StringComparison.Ordinal));
        Assert.Contains(paragraphs, text => text.StartsWith("This incident is not resolved.", StringComparison.Ordinal));
        Assert.Contains("incidents/x/events/a.jsonl line 3: a line was changed.", Texts(page, "li"));
        Assert.DoesNotContain("private", PageCheck.Of(Page(Whole, Timeline)).Root!.Elements().Last().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_another_program_wrote_into_the_record_does_not_leave_it()
    {
        string secret = "ghp_" + new string('a', 36), padded = new string('x', ReportEntries.LongestText - 12) + " " + secret;
        Incident incident = Whole with
        {
            Title = "with " + secret,
            Description = "password=" + secret,
            Services = ["checkout " + secret],
            Roles = [new IncidentRole("commander " + secret, secret, Noon)],
            Severities = [new SeverityChange(Noon, Severity.Low, secret)],
            Links = [new IncidentLink("Url", "https://example.test/?t=" + secret, secret), new IncidentLink("Url", "https://user:pass1234@example.test/", "")],
            Unknowns = [secret],
            Actions = [new IncidentAction(1, secret, null, null, false)],
            MergedInto = secret,
            ActionItems = [Item(1, secret) with { Owner = secret, Ticket = "https://example.test/" + secret, Status = ActionItemStatus.WontDo, Reason = secret }, Item(2, secret) with { Verification = secret }],
        };
        IncidentEvent[] timeline = [.. ((string[])[IncidentKind.Note, IncidentKind.Communication, IncidentKind.Todo, secret]).Select(kind => Event(1, kind, padded, data: [new("audience", secret), new("channel", secret)]) with { By = secret })];

        string page = Page(incident, timeline), period = new PeriodPage("Incidents", [new PeriodIncident(incident, PeriodIncident.Count(timeline))], includesPrivate: false, Now).Write();

        Assert.DoesNotContain("ghp_", page + period, StringComparison.Ordinal);
        Assert.DoesNotContain("pass1234", page, StringComparison.Ordinal);
        Assert.Contains("[redacted:github-token]", page, StringComparison.Ordinal);
        PageCheck.Of(page);
    }

    [Fact]
    public void Ten_megabytes_of_text_and_two_thousand_entries_leave_a_page_of_a_few()
    {
        string much = string.Concat(Enumerable.Repeat("<&\u6F22>", 2_600_000));
        List<IncidentEvent> timeline = [.. Enumerable.Range(0, 2_000).Select(i => Event(i / 20.0, i % 50 == 0 ? IncidentKind.Decision : IncidentKind.Note, i == 7 ? much : $"entry {i} " + much[..1_500]))];
        string page = Page(Whole with { Title = much, Description = much, Services = [much, "checkout"], Links = [new IncidentLink("Url", much, much)], Roles = [new IncidentRole(much, much, Noon)], Severities = [new SeverityChange(Noon, Severity.High, much)] }, timeline);

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 100_000, 3_500_000);
        XDocument parsed = PageCheck.Of(page);
        Assert.Contains("1,500 of 2,000 entries are left out, those that tell least first; Get-IncidentTimeline INC-0001 shows them all.", Texts(parsed, "p"));
        Assert.Equal(40, Texts(parsed, "td").Count(text => text == IncidentKind.Decision));
        Assert.Contains(Texts(parsed, "td"), text => text.Contains("more characters]", StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_people_write_the_page_is_well_formed_and_their_text_comes_back()
    {
        var random = new Random(7_102);
        for (int i = 0; i < 300; i++)
        {
            string title = Not(HostileText.Next(random)), description = Not(HostileText.Next(random)), text = Not(HostileText.Next(random)), reason = Not(HostileText.Next(random)), link = HostileText.Next(random);
            string person = HostileText.Next(random, 4), service = HostileText.Next(random, 4);
            Incident incident = Whole with
            {
                Title = title,
                Description = description,
                Services = [service],
                Roles = [new IncidentRole(HostileText.Next(random, 3), person, Noon)],
                Severities = [new SeverityChange(Noon, Severity.Low, reason)],
                Links = [new IncidentLink(HostileText.Next(random, 3), link, HostileText.Next(random)), new IncidentLink("Url", "https://example.test/" + link, "")],
                Unknowns = [HostileText.Next(random)],
                Actions = [new IncidentAction(1, HostileText.Next(random), null, null, false)],
                MergedInto = HostileText.Next(random, 2),
                ActionItems = [Item(1, HostileText.Next(random)) with { Owner = HostileText.Next(random), Ticket = HostileText.Next(random), Status = (ActionItemStatus)random.Next(4), Verification = HostileText.Next(random) }],
            };
            IncidentEvent hostile = Event(random.Next(-500, 5_000), HostileText.Next(random, 3), text, random.Next(-500, 500), [new("audience", HostileText.Next(random)), new("state", HostileText.Next(random))]);
            XDocument page = PageCheck.Of(Page(incident, [hostile, hostile with { Kind = IncidentKind.Communication, By = person }, hostile with { Kind = IncidentKind.Todo }]));

            string[] said = [.. page.Descendants().Where(element => element.Name.LocalName == "bdi").Select(element => element.Value)];
            Assert.Contains(Said(title), said);
            Assert.Contains(Said(description), said);
            Assert.Contains(Said(reason), said);
            Assert.Contains(Said(text), said);
        }

        static string Said(string text) => PageText.Shown(SecretRedactor.Redact(text));

        static string Not(string text) => text.Length == 0 ? "x" : text;
    }

    [Fact]
    public void Random_times_in_any_order_give_a_page_whose_charts_stay_in_their_frame()
    {
        var random = new Random(7_103);
        for (int i = 0; i < 300; i++)
        {
            Incident incident = Bare with
            {
                Status = (IncidentStatus)random.Next(9),
                ImpactStartedAt = Time(),
                DetectedAt = Time(),
                AcknowledgedAt = Time(),
                IdentifiedAt = Time(),
                MitigatedAt = Time(),
                ResolvedAt = Time(),
                ClosedAt = Time(),
                Severity = Severity.High,
                Severities = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new SeverityChange(Noon.AddMinutes(random.Next(-9_000, 9_000)), (Severity)random.Next(1, 5), ""))],
            };
            IncidentEvent[] timeline = [.. Enumerable.Range(0, random.Next(9)).Select(_ => Event(random.Next(-9_000, 9_000), IncidentKind.Writable[random.Next(10)], "x", random.Next(-900, 900))).OrderBy(item => item.At)];
            string page = Page(incident, timeline);
            PageCheck.Of(page);
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain(": -", page[page.IndexOf("</style>", StringComparison.Ordinal)..], StringComparison.Ordinal);
        }

        DateTimeOffset? Time() => random.Next(3) == 0 ? null : Noon.AddMinutes(random.Next(-9_000, 9_000));
    }

    private static string Page(Incident incident, IReadOnlyList<IncidentEvent> timeline) => new IncidentPage(incident, timeline, Now).Write();

    private static string[] Texts(XDocument page, string element) => [.. page.Descendants().Where(found => found.Name.LocalName == element).Select(found => found.Value.Trim('\n'))];
}
