using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

public sealed class BugRecordTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;
    private readonly string _head, _report;

    public BugRecordTests()
    {
        _head = _repository.Commit("One", "a.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
        _session.Invoke("Invoke-BugInvestigation 'Guests cannot pay' -Severity 2 -Save");
        _report = Directory.GetFiles(Path.Combine(_repository.Folder, "docs", "bugs"), "report.md", SearchOption.AllDirectories).Single();
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void What_was_saved_is_read_back()
    {
        PSObject bug = _session.InvokeSingle("Get-BugInvestigation bug-1");

        Assert.Equal(("BUG-0001", "Guests cannot pay", "Guests cannot pay", "Investigating", "High"), (Text(bug, "Label"), Text(bug, "Title"), Text(bug, "Description"), Text(bug, "Status"), Text(bug, "Severity")));
        Assert.NotNull(bug.Properties["FixPlan"].Value);
        Assert.True((bool)bug.Properties["IsOpen"].Value);
        Assert.Contains("BUG-0001", _session.Complete("Get-BugInvestigation b"));
        Assert.Contains("Guests cannot pay", _session.Render("Get-BugInvestigation"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_record_is_one_error_and_the_rest_is_read()
    {
        string folder = Path.Combine(_repository.Folder, "docs", "bugs", "BUG-0002-broken");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "report.md"), "---\ntitle: [unclosed\n---\n");
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "docs", "bugs", "BUG-0003-foreign"));
        File.WriteAllText(Path.Combine(_repository.Folder, "docs", "bugs", "BUG-0003-foreign", "report.md"), "\uFEFF---\r\nstatus: triaged\r\n---\r\n\r\nWords.\r\n");

        IReadOnlyList<PSObject> bugs = _session.Invoke("Get-BugInvestigation");

        Assert.Equal(["BUG-0001", "BUG-0003"], bugs.Select(bug => Text(bug, "Label")));
        Assert.Contains("BUG-0002-broken", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Null(bugs[1].Properties["Status"].Value);
        Assert.Equal("triaged", Text(bugs[1], "StatusText"));
    }

    [Fact]
    public void A_bug_goes_step_by_step_and_the_rest_of_its_file_stays()
    {
        string before = File.ReadAllText(_report);
        _session.Invoke("Update-BugInvestigation BUG-0001 FixReady");
        Assert.StartsWith("MoveNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Invoke("Update-BugInvestigation BUG-0001 Reproduced");
        Assert.StartsWith("MoveNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_report));

        _session.Invoke("Test-BugReproduction { throw 'x' } -Count 2 -Id 1 -Save");
        _session.Invoke("Update-BugInvestigation BUG-0001 Reproduced -WhatIf");
        Assert.Equal(before, File.ReadAllText(_report));
        PSObject bug = _session.InvokeSingle("Update-BugInvestigation BUG-0001 Reproduced");
        Assert.Empty(_session.Errors);
        Assert.Equal("Reproduced", Text(bug, "Status"));
        Assert.Equal(before.Replace("status: investigating", "status: reproduced", StringComparison.Ordinal), File.ReadAllText(_report));
        Assert.Equal(File.ReadAllText(_report), After("Update-BugInvestigation BUG-0001 Reproduced"));
    }

    [Fact]
    public void Three_failed_fixes_end_in_an_escalation()
    {
        _session.Invoke("Update-BugInvestigation 1 Reproduced -NoReproduction 'only there'; Update-BugInvestigation 1 FixReady");
        for (int i = 1; i <= 3; i++)
        {
            _session.Invoke($"Update-BugInvestigation 1 -FailedFix HEAD -Reason 'try {i}: no'");
            Assert.Empty(_session.Errors);
            Assert.Equal(i == 3, _session.Warnings.Any(warning => warning.Contains("the model of the bug is wrong", StringComparison.Ordinal)));
        }

        PSObject bug = _session.InvokeSingle("Get-BugInvestigation 1");
        Assert.Equal("Reproduced", Text(bug, "Status"));
        Assert.Equal("only there", Text(bug, "NoReproduction"));
        Assert.Contains($"{_head}: try 3: no", Text(bug, "Escalation"), StringComparison.Ordinal);
    }

    private string After(string script)
    {
        _session.Invoke(script);
        return File.ReadAllText(_report);
    }

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? "";
}
