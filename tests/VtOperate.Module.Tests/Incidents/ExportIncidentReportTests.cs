using System.Management.Automation;
using System.Xml;
using System.Xml.Linq;

namespace VtOperate.Module.Tests.Incidents;

public sealed class ExportIncidentReportTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-report-").FullName;
    private readonly TestSession _session;

    public ExportIncidentReportTests()
    {
        _repository.Commit("One", "a.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void One_incident_becomes_a_page_with_what_was_recorded()
    {
        _session.Invoke("New-Incident 'Guests <b>cannot</b> pay' -Severity 1 -Service checkout -OccurredAt '2026-03-01T12:00:00Z' -ImpactStartedAt '2026-03-01T11:40:00Z'");
        _session.Invoke("Add-IncidentEvent 1 'cards & vouchers' -Kind finding -OccurredAt '2026-03-01T11:50:00Z'; Update-Incident 1 Mitigated -OccurredAt '2026-03-01T12:40:00Z'; Resolve-Incident 1 'rolled back' -OccurredAt '2026-03-01T13:00:00Z'");
        _session.Invoke("Add-ActionItem 1 'Test amounts below a cent' -Owner Ann -Due '2026-03-09'");
        Assert.Empty(_session.Errors);
        PSObject file = _session.InvokeSingle($"Get-Incident 1 | Export-IncidentReport -Path '{Named("one.html")}' -PassThru");

        Assert.Empty(_session.Errors);
        Assert.Equal(Named("one.html"), Assert.IsType<FileInfo>(file.BaseObject).FullName);
        XDocument page = Page("one.html");
        Assert.Equal("Guests <b>cannot</b> pay", page.Descendants().Single(element => element.Name.LocalName == "h1").Value);
        string[] labels = [.. page.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains("Declared → mitigated: 40 min", labels);
        Assert.Contains("To resolve: 1 h 20 min", labels);
        Assert.Contains("Impact began → noticed: unknown", labels);
        Assert.Contains(page.Descendants(), element => element.Name.LocalName == "td" && element.Value.StartsWith("cards & vouchers", StringComparison.Ordinal) && element.Value.Contains("before the declaration", StringComparison.Ordinal));
        Assert.Contains(page.Descendants(), element => element.Name.LocalName == "td" && element.Value == "open, late");
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.tmp"));
    }

    [Fact]
    public void A_file_that_is_there_stays_without_force_and_whatif_writes_nothing()
    {
        _session.Invoke("New-Incident 'Slow' -Severity 2");
        _session.Invoke($"Export-IncidentReport 1 '{Named("a.html")}' -WhatIf");
        Assert.Empty(_session.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        File.WriteAllText(Named("a.html"), "mine");
        _session.Invoke($"Export-IncidentReport 1 '{Named("a.html")}'");
        Assert.StartsWith("RecordExists", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Invoke($"Export-IncidentReport 1 '{Named("a.html")}' -Force -WhatIf");
        Assert.Equal("mine", File.ReadAllText(Named("a.html")));
        Assert.Empty(_session.Invoke($"Export-IncidentReport 1 '{Named("a.html")}' -Force"));
        Page("a.html");

        _session.Invoke($"Export-IncidentReport 1 '{_folder}' -Force");
        Assert.StartsWith("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Invoke($"Export-IncidentReport 99 '{Named("b.html")}'");
        Assert.StartsWith("RecordNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Invoke($"Export-IncidentReport 1 '{Named("new/folder/c.html")}'");
        Page("new/folder/c.html");
        Assert.Equal(["a.html"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_period_has_what_was_declared_in_it_and_private_incidents_only_on_purpose()
    {
        _session.Invoke("New-Incident 'Before' -OccurredAt '2025-12-31T23:59:59Z'; New-Incident 'Within' -Severity 2 -OccurredAt '2026-01-01T00:00:00Z'; New-Incident 'Secret' -Private -OccurredAt '2026-01-02T00:00:00Z'; New-Incident 'After' -OccurredAt '2026-02-01T00:00:00Z'");
        const string Period = "-Since '2026-01-01T00:00:00Z' -Until '2026-02-01T00:00:00Z'";

        _session.Invoke($"Export-IncidentReport {Period} -Path '{Named("p.html")}'; Export-IncidentReport {Period} -Path '{Named("q.html")}' -IncludePrivate");

        Assert.Empty(_session.Errors);
        Assert.Equal(["Within"], Listed("p.html"));
        Assert.Equal(["Secret", "Within"], Listed("q.html"));
        _session.Invoke($"Export-IncidentReport -Since '2026-02-01' -Until '2026-01-01' -Path '{Named("r.html")}'");
        Assert.StartsWith("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Invoke($"Export-IncidentReport -Since '2024-01-01' -Until '2024-02-01' -Path '{Named("none.html")}'");
        Assert.Contains("No incident is on record here.", Page("none.html").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_incidents_become_one_page_and_those_that_may_not_stand_there_are_named()
    {
        _session.Invoke("New-Incident 'One' -Severity 1; New-Incident 'Two' -Severity 3; New-Incident 'Three' -Private");

        _session.Invoke($"Get-Incident | Export-IncidentReport -Path '{Named("all.html")}'");

        Assert.Contains("INC-0003 is private", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Two", "One"], Listed("all.html"));
        Assert.Contains("1 further incident asked for and not here", Page("all.html").ToString(), StringComparison.Ordinal);
        _session.Invoke($"Export-IncidentReport 3 '{Named("three.html")}'");
        Assert.StartsWith("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Invoke($"Export-IncidentReport 3 '{Named("three.html")}' -IncludePrivate");
        Assert.Contains("This incident is private.", Page("three.html").ToString(), StringComparison.Ordinal);
        _session.Invoke($"@() | Export-IncidentReport -Path '{Named("nothing.html")}'");
        Assert.False(File.Exists(Named("nothing.html")));
    }

    [Fact]
    public void Many_incidents_from_the_pipeline_are_all_there_once()
    {
        _session.Invoke("1..22 | ForEach-Object { New-Incident \"Number $_\" -Private:($_ -eq 7) }");

        _session.Invoke($"@(Get-Incident) + @(Get-Incident 22; 'INC-0021') | Export-IncidentReport -Path '{Named("many.html")}'");

        Assert.Contains("INC-0007 is private", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 22).Where(i => i != 7).Reverse().Select(i => $"Number {i}"), Listed("many.html"));
    }

    private string Named(string name) => Path.Combine(_folder, name);

    private string[] Listed(string name) => [.. Page(name).Descendants().Last(element => element.Name.LocalName == "tbody").Elements().Select(row => row.Elements().ElementAt(2).Value)];

    private XDocument Page(string name)
    {
        using var reader = XmlReader.Create(Named(name), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
