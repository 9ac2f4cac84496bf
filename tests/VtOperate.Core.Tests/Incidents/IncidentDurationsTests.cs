using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Measures;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Tests.Incidents.Reports;

namespace VtOperate.Core.Tests.Incidents;

public sealed class IncidentDurationsTests
{
    [Fact]
    public void Measures_and_reports_count_from_the_same_moments()
    {
        var measured = MeasuredIncident.Of(MadeIncident.Whole, []);

        Assert.Equal([25, 17, 65, 105, 160], new[] { measured.Detect, measured.Acknowledge, measured.Identify, measured.Mitigate, measured.Resolve }.Select(span => (int)span!.Value.TotalMinutes));
        Assert.Equal(["25 min", "17 min", "1 h 5 min", "1 h 45 min", "2 h 40 min", "2 h"], IncidentDurations.Of(MadeIncident.Whole).Named.Select(named => named.Phase.Said));
    }

    [Fact]
    public void What_goes_on_contradicts_or_was_not_recorded_is_no_figure()
    {
        Incident live = MadeIncident.Whole with { Status = IncidentStatus.Investigating, IdentifiedAt = null, MitigatedAt = null, ResolvedAt = null, DetectedAt = MadeIncident.Noon.AddDays(-1) };
        var measured = MeasuredIncident.Of(live, []);

        Assert.Equal((null, null, null, null), (measured.Detect, measured.Identify, measured.Mitigate, measured.Resolve));
        Assert.Equal("not mitigated yet", IncidentDurations.Of(live).Felt.Said);
    }

    [Fact]
    public void Customers_felt_it_until_it_was_resolved_where_nobody_recorded_a_mitigation()
    {
        Assert.Equal("1 h 45 min", IncidentDurations.Of(MadeIncident.Whole).Felt.Said);
        Incident resolved = MadeIncident.Whole with { MitigatedAt = null };
        Assert.Equal("2 h 40 min", IncidentDurations.Of(resolved).Felt.Said);
        Assert.Null(MeasuredIncident.Of(resolved, []).Mitigate);
        Assert.Contains("Customers felt it for: 2 h 40 min", new IncidentPage(resolved, [], MadeIncident.Now).Write(), StringComparison.Ordinal);
        Assert.Equal("no time", IncidentDurations.Of(MadeIncident.Whole with { DetectedAt = MadeIncident.Whole.ImpactStartedAt }).Detect.Said);
    }

    [Theory]
    [InlineData(Severity.Critical, false)]
    [InlineData(Severity.High, false)]
    [InlineData(Severity.Medium, true)]
    [InlineData(Severity.Low, true)]
    [InlineData(null, false)]
    public void Only_severity_3_and_4_concern_the_bug_workflow(Severity? severity, bool expected)
    {
        Incident incident = MadeIncident.Bare with { Severity = severity, FixDueAt = MadeIncident.Now };

        Assert.Equal(expected, IncidentBug.Concerns(incident));
        Assert.False(IncidentBug.Concerns(incident with { IsPrivate = true }));
        Assert.False(IncidentBug.Concerns(incident with { Status = IncidentStatus.Closed }));
    }
}
