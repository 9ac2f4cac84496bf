using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class IncidentBugTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public IncidentBugTests()
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
    public void Severity_3_makes_the_bug_with_a_due_date_and_links_both()
    {
        PSObject incident = _session.InvokeSingle("New-Incident 'Export is slow' -Severity 3 -Description 'Since Monday' -OccurredAt '2026-03-01T12:00:00Z'");

        Assert.Empty(_session.Errors);
        Assert.Equal(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero), incident.Properties["FixDueAt"].Value);
        PSObject bug = _session.InvokeSingle("Get-BugInvestigation");
        Assert.Equal(("BUG-0001", "Medium", "Export is slow"), (Text(bug, "Label"), Text(bug, "Severity"), Text(bug, "Title")));
        Assert.Equal(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero), bug.Properties["DueAt"].Value);
        Assert.Equal(["Bug BUG-0001", "Mend BUG-0001"], _session.Invoke("$i = Get-Incident 1; $i.Links | ForEach-Object { $_.Kind + ' ' + $_.Target }; $i.Actions[0].Text").Select(item => item.ToString()));
        Assert.Contains("overdue", _session.Render("Get-BugInvestigation"), StringComparison.Ordinal);
        Assert.Contains("source: \"INC-0001\"", File.ReadAllText(Text(bug, "File")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_open_bug_of_the_same_report_is_found_and_its_own_date_stays()
    {
        _session.Invoke("New-Incident 'Export is slow' -Severity 4; Update-BugInvestigation BUG-0001 -DueAt '2031-01-01T00:00:00Z'; New-Incident 'Export is slow' -Severity 3");

        Assert.Empty(_session.Errors);
        PSObject bug = _session.InvokeSingle("Get-BugInvestigation");
        Assert.Equal(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero), bug.Properties["DueAt"].Value);
        Assert.Equal("BUG-0001", _session.InvokeSingle("(Get-Incident 2).Links[0].Target").ToString());
    }

    [Fact]
    public void A_bug_that_became_an_incident_gets_the_date_and_no_second_record()
    {
        _session.Invoke("Invoke-BugInvestigation 'Export is slow' -Save; Get-BugInvestigation BUG-0001 | New-Incident -Severity 3 -FixDueAt '2031-02-03T00:00:00Z'");

        Assert.Empty(_session.Errors);
        Assert.Equal(new DateTimeOffset(2031, 2, 3, 0, 0, 0, TimeSpan.Zero), _session.InvokeSingle("Get-BugInvestigation").Properties["DueAt"].Value);
    }

    [Fact]
    public void Lowering_the_severity_hands_it_over_and_raising_it_makes_no_bug()
    {
        _session.Invoke("New-Incident 'Export is slow' -Severity 2; New-Incident 'Nobody may know' -Severity 3 -Private");
        Assert.Empty(_session.Invoke("Get-BugInvestigation"));
        _session.Invoke("Update-Incident 1 -Severity 4 -WhatIf");
        Assert.False(Directory.Exists(Path.Combine(_repository.Folder, "docs")));
        Assert.Empty(_session.InvokeSingle("Get-Incident 1").Properties["Links"].Value as System.Collections.IEnumerable ?? "none");

        _session.Invoke("Update-Incident 1 -Severity 4 -Reason 'Nobody waits for it'");
        Assert.Equal("BUG-0001", _session.InvokeSingle("(Get-Incident 1).Links[0].Target").ToString());
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void Where_the_bug_cannot_be_written_the_incident_stands_and_says_what_is_left()
    {
        File.WriteAllText(Path.Combine(_repository.Folder, "docs"), "a file where the folder should be\n");
        PSObject incident = _session.InvokeSingle("New-Incident 'Export is slow' -Severity 3");

        Assert.Equal("INC-0001", Text(incident, "Label"));
        Assert.Single(_session.Errors);
        Assert.StartsWith("Invoke-BugInvestigation 'Export is slow' -Save", _session.InvokeSingle("(Get-Incident 1).Actions[0].Command").ToString(), StringComparison.Ordinal);
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
