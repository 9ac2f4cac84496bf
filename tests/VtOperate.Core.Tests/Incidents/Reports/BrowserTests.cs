using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Tests.Reports;
using static VtOperate.Core.Tests.Incidents.Reports.MadeIncident;

namespace VtOperate.Core.Tests.Incidents.Reports;

/// <summary>Looks at pages as their readers do: phone and desk, light and dark, and paper.</summary>
public sealed class BrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public void Pages_can_be_read_on_a_phone_a_desk_and_paper_and_the_browser_has_no_complaint()
    {
        var random = new Random(7_105);
        string much = string.Concat(Enumerable.Repeat("averylongwordwithoutanyblank", 50));
        Incident hostile = Whole with { Title = "</svg><script>alert(1)</script> " + much, Description = HostileText.Next(random, 60), Services = [much], IsPrivate = true };
        IncidentEvent[] timeline = [.. Enumerable.Range(0, 600).Select(i => Event(i / 3.0, IncidentKind.Writable[i % 10], HostileText.Next(random), random.Next(60)))];
        PeriodIncident[] items = [.. Enumerable.Range(0, 400).Select(i => Item(Whole with { Id = Ulid.New(Noon.AddDays(i)), Severity = i % 5 == 0 ? null : (Severity)(i % 5), Title = HostileText.Next(random), DeclaredAt = Noon.AddHours(-9 * i), ResolvedAt = Noon.AddHours(-9 * i).AddMinutes(random.Next(1, 9_000)) }))];
        string[] pages =
        [
            Write("bare.html", new IncidentPage(Bare, [], Now).Write()),
            Write("whole.html", new IncidentPage(Whole, Timeline, Now).Write()),
            Write("hostile.html", new IncidentPage(hostile, timeline, Now).Write()),
            Write("none.html", new PeriodPage("Incidents of a period", [], false, Now).Write()),
            Write("period.html", new PeriodPage("Incidents of a period", items, false, Now).Write()),
        ];

        (int exitCode, string output) = BrowserFactAttribute.Look(pages);

        Assert.True(exitCode == 0, output);
    }

    [BrowserFact]
    public void The_check_finds_what_is_wrong()
    {
        string page = new IncidentPage(Whole, Timeline, Now).Write();
        string bad = page.Replace("<main>", "<main><p>" + "</p><p style=\"width:3000px;color:#eee;font-size:6px\">too wide, too pale, too small</p><p>", StringComparison.Ordinal).Replace("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>", "", StringComparison.Ordinal).Replace("</body>", "<script>console.error('said')</script></body>", StringComparison.Ordinal);

        (int exitCode, string output) = BrowserFactAttribute.Look(Write("bad.html", bad));

        Assert.Equal(1, exitCode);
        foreach (string kind in (string[])["wide:", "contrast:", "small:", "console: said"]) Assert.Contains(kind, output, StringComparison.Ordinal);
    }

    private static PeriodIncident Item(Incident incident) => new(incident, new Dictionary<string, int> { ["Sent"] = 1 });

    private string Write(string name, string page)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, page);
        return file;
    }
}
