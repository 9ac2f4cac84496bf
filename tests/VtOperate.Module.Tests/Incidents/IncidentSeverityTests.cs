using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class IncidentSeverityTests : IDisposable
{
    private const string Harmless = "-UsersAffected few -Function Minor -DataLoss No -DataExposed No -Security No -FullOutage No -SlaBreach No -RedundancyLeft Yes -Workaround $true -Growing $false -PeakTime No";

    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public IncidentSeverityTests()
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
    public void What_is_not_known_counts_as_the_worse_and_what_is_known_as_it_is()
    {
        PSObject unknown = _session.InvokeSingle("Measure-IncidentSeverity");
        PSObject known = _session.InvokeSingle($"Measure-IncidentSeverity {Harmless}");

        Assert.Equal(("Critical", "Low", "Low"), (Text(unknown, "Severity"), Text(unknown, "AtBest"), Text(unknown, "Confidence")));
        Assert.Equal(("Low", "Low", "High"), (Text(known, "Severity"), Text(known, "AtBest"), Text(known, "Confidence")));
        Assert.Contains("OPEN ANSWERS THAT WOULD CHANGE IT\n  2  -DataLoss No -DataExposed No -Security No", _session.Render("Measure-IncidentSeverity"), StringComparison.Ordinal);
        Assert.Contains("SEVERITY 4 (Low)  impact Low, urgency Low, confidence High", _session.Render($"Measure-IncidentSeverity {Harmless}"), StringComparison.Ordinal);
        Assert.Contains("everyone", _session.Complete("Measure-IncidentSeverity -UsersAffected e"));
    }

    [Fact]
    public void A_critical_service_and_thresholds_come_from_the_configuration()
    {
        _repository.Commit("Configure", ".vtoperate.yml", "services:\n  checkout:\n    critical: true\n  blog:\n    critical: false\nseverity:\n  latency: { medium: 1.2, high: 30 }\n");
        File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), "services:\n  checkout:\n    critical: true\n  blog:\n    critical: false\nseverity:\n  latency: { medium: 1.2, high: 30 }\n");
        string outage = Harmless.Replace("-FullOutage No", "-FullOutage Yes", StringComparison.Ordinal);

        Assert.Equal("Critical", Text(_session.InvokeSingle($"Measure-IncidentSeverity {outage} -Service checkout"), "Severity"));
        Assert.Equal("Low", Text(_session.InvokeSingle($"Measure-IncidentSeverity {outage} -Service blog"), "Severity"));
        Assert.Equal("Critical", Text(_session.InvokeSingle($"Measure-IncidentSeverity {outage} -Service other"), "Severity"));
        Assert.Equal("Medium", Text(_session.InvokeSingle($"Measure-IncidentSeverity {Harmless} -Latency 1.5"), "Impact"));
    }

    [Theory]
    [InlineData("severity:\n  users: { medium: 0.9, high: 0.1 }\n", "is above high")]
    [InlineData("severity:\n  cows: { medium: 1 }\n", "allowed: users, errorRate, latency, dependents")]
    [InlineData("severity:\n  users: { medium: 12 }\n", "a share such as 0.2 or 20%")]
    public void A_mistake_in_the_thresholds_is_told_and_the_usual_ones_count(string text, string told)
    {
        File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), text);

        Assert.Equal("Low", Text(_session.InvokeSingle($"Measure-IncidentSeverity {Harmless}"), "Severity"));
        ErrorRecord mistake = Assert.Single(_session.Errors);
        Assert.StartsWith("ConfigurationInvalid", mistake.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(told, mistake.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Applied_it_stands_in_the_incident_with_its_reasons_once()
    {
        _session.Invoke("New-Incident 'Slow' -Severity 2");
        _session.Invoke($"Measure-IncidentSeverity 1 {Harmless} -Apply -WhatIf");
        Assert.Equal("High", Text(_session.InvokeSingle("Get-Incident 1"), "Severity"));

        PSObject incident = _session.InvokeSingle($"Get-Incident 1 | Measure-IncidentSeverity {Harmless} -Apply -PassThru -By Ann");

        Assert.Empty(_session.Errors);
        Assert.Equal("Low", Text(incident, "Severity"));
        string said = Text(_session.InvokeSingle("Get-IncidentTimeline 1 -Kind severity"), "Text");
        Assert.StartsWith("Severity 2 -> 4: 1 % of users: impact Low; ", said, StringComparison.Ordinal);
        _session.Invoke($"Measure-IncidentSeverity 1 {Harmless} -Apply");
        Assert.Single(_session.Invoke("Get-IncidentTimeline 1 -Kind severity"));
    }

    [Theory]
    [InlineData("-UsersAffected 12")]
    [InlineData("-DataLoss perhaps")]
    [InlineData("-DataLoss 2")]
    [InlineData("-Latency -1")]
    public void What_is_no_answer_is_refused(string given)
    {
        try
        {
            _session.Invoke($"Measure-IncidentSeverity {given}");
            Assert.NotEmpty(_session.Errors);
        }
        catch (RuntimeException refused)
        {
            Assert.IsAssignableFrom<ParameterBindingException>(refused);
        }
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
