using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class MeasureIncidentTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public MeasureIncidentTests()
    {
        _repository.Commit("One", "a.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Without_incidents_there_is_a_count_of_zero_and_nothing_else()
    {
        PSObject measure = _session.InvokeSingle("Measure-Incident");

        Assert.Empty(_session.Errors);
        Assert.Equal(("0", "", "0"), (Text(measure, "Count"), Text(measure, "RecurrenceRate"), Text(measure, "Deployments")));
        Assert.Equal("", Text(measure, "ChangeFailureRate"));
        Assert.Equal("unknown", Text(measure, "Detect"));
        Assert.Empty(_session.Invoke("Measure-Incident Service"));
    }

    [Fact]
    public void What_is_missing_or_contradicts_is_left_out_and_counted_and_medians_and_ninths_are_those_of_the_rest()
    {
        foreach (int minutes in (int[])[10, 20, 60])
            _session.Invoke($"New-Incident 'Guests cannot pay {minutes}' -Severity 1 -Service pay -Commander Ann -OccurredAt '2026-03-0{minutes / 10}T12:00:00Z' -ImpactStartedAt '2026-03-0{minutes / 10}T11:50:00Z' -DetectedAt '2026-03-0{minutes / 10}T11:55:00Z'; Update-Incident {(minutes == 60 ? 3 : minutes / 10)} Mitigated -OccurredAt ([DateTimeOffset]'2026-03-0{minutes / 10}T11:50:00Z').AddMinutes({minutes})");
        _session.Invoke("New-Incident 'Nobody knows' -Severity 2 -Service pay -OccurredAt '2026-03-07T12:00:00Z'; New-Incident 'Backwards' -Severity 2 -Service pay -OccurredAt '2026-03-08T12:00:00Z' -ImpactStartedAt '2026-03-08T11:00:00Z' -DetectedAt '2026-03-08T10:00:00Z'; New-Incident 'Test' -Severity 2 -OccurredAt '2026-03-08T12:00:00Z'; Close-Incident 6 'a test' -Decline");

        PSObject measure = _session.InvokeSingle("Measure-Incident");
        Assert.Empty(_session.Errors);
        Assert.Equal(("5", "1", "5"), (Text(measure, "Count"), Text(measure, "LeftOut"), _session.InvokeSingle("(Measure-Incident).Open").ToString()));
        Assert.Equal(("00:05:00", "00:05:00", "3", "2"), Figures(measure, "Detect"));
        Assert.Equal(("00:20:00", "01:00:00", "3", "2"), Figures(measure, "Mitigate"));
        Assert.Equal(("", "", "0", "5"), Figures(measure, "Resolve"));
        Assert.Equal(["1 (Critical) 3", "2 (High) 2"], _session.Invoke("Measure-Incident Severity | ForEach-Object { $_.Group + ' ' + $_.Count }").Select(item => item.ToString()));
        Assert.Equal(["2026-03 5"], _session.Invoke("Measure-Incident Month | ForEach-Object { $_.Group + ' ' + $_.Count }").Select(item => item.ToString()));
        Assert.Equal("2", _session.InvokeSingle("(Measure-Incident -Since 2026-03-07).Count").ToString());
        Assert.Equal("3", _session.InvokeSingle("(Measure-Incident -Severity 1).Count").ToString());
        string shown = _session.Render("Measure-Incident");
        Assert.Contains("  Mitigate     20 min       1 h                 3       2  few", shown, StringComparison.Ordinal);
        Assert.Contains("1 declined or merged, left out", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_back_within_ninety_days_counts_once_and_only_in_its_service()
    {
        _session.Invoke("""
            New-Incident 'Export runs forever' -Severity 2 -Service export -OccurredAt '2026-01-01T12:00:00Z'
            New-Incident 'Export runs forever' -Severity 2 -Service export -OccurredAt '2026-03-01T12:00:00Z'
            New-Incident 'Export runs forever' -Severity 2 -Service mail -OccurredAt '2026-03-02T12:00:00Z'
            New-Incident 'Export runs forever' -Severity 2 -Service export -OccurredAt '2026-09-01T12:00:00Z'
            """);

        Assert.Equal("1", Text(_session.InvokeSingle("Measure-Incident"), "Recurrences"));
        Assert.Equal("1", Text(_session.InvokeSingle("Measure-Incident -Since 2026-02-15"), "Recurrences"));
        Assert.Equal(["export 1", "mail 0"], _session.Invoke("Measure-Incident Service | ForEach-Object { $_.Group + ' ' + $_.Recurrences }").Select(item => item.ToString()));
    }

    [Fact]
    public void A_deployment_that_brought_incidents_counts_once()
    {
        File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), "services:\n  pay:\n    critical: true\n");
        _session.Invoke("""
            Add-Deployment -Version 1.0 -OccurredAt '2026-03-01T10:00:00Z'
            Add-Deployment -Version 1.1 -OccurredAt '2026-03-02T10:00:00Z'
            Add-Deployment -Version 1.2 -OccurredAt '2026-03-03T10:00:00Z'
            Add-Deployment -Version 1.3-rc -Environment staging -OccurredAt '2026-03-03T10:00:00Z'
            New-Incident 'First pain' -Severity 2 -Service pay -OccurredAt '2026-03-02T11:00:00Z'
            New-Incident 'Second pain' -Severity 2 -Service pay -OccurredAt '2026-03-02T12:00:00Z'
            Update-Incident 1 -Deployment 1.1
            Update-Incident 2 -Deployment 1.1
            """);

        PSObject measure = _session.InvokeSingle("Measure-Incident -Since 2026-03-01");
        Assert.Empty(_session.Errors);
        Assert.Equal(("3", "1"), (Text(measure, "Deployments"), Text(measure, "FailedDeployments")));
        Assert.Contains("1 of 3 brought an incident (33.3 %)", _session.Render("Measure-Incident -Since 2026-03-01"), StringComparison.Ordinal);
        Assert.Equal("", Text(_session.InvokeSingle("Measure-Incident Severity"), "Deployments"));
        Assert.Equal("0", Text(_session.InvokeSingle("Measure-Incident -Since 2026-03-03T00:00:00Z"), "FailedDeployments"));
    }

    [Fact]
    public void The_deployment_before_the_first_incident_counts_and_only_those_of_the_services_that_are_asked_for()
    {
        File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), "services:\n  pay:\n    critical: true\n  mail:\n    critical: true\n");
        _session.Invoke("""
            Add-Deployment pay -Version 1.0 -OccurredAt '2026-03-01T10:00:00Z'
            Add-Deployment mail -Version 7.0 -OccurredAt '2026-03-02T10:00:00Z'
            New-Incident 'First pain' -Severity 2 -Service pay -OccurredAt '2026-03-02T11:00:00Z'
            Update-Incident 1 -Deployment 1.0
            """);

        Assert.Equal(("2", "1"), Rates("Measure-Incident"));
        Assert.Equal(("1", "1"), Rates("Measure-Incident -Service PAY"));
        Assert.Equal(("1", "0"), Rates("Measure-Incident -Service mail"));
        Assert.Empty(_session.Errors);

        (string, string) Rates(string command) => (Text(_session.InvokeSingle(command), "Deployments"), Text(_session.InvokeSingle(command), "FailedDeployments"));
    }

    private static (string, string, string, string) Figures(PSObject measure, string name)
    {
        var figures = PSObject.AsPSObject(measure.Properties[name].Value);
        return (Text(figures, "Median"), Text(figures, "P90"), Text(figures, "Count"), Text(figures, "Excluded"));
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
