using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

public sealed class BugRecordTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;
    private readonly string _report;

    public BugRecordTests()
    {
        _repository.Commit("One", "a.txt", "1\n");
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

        _session.Invoke("Test-BugReproduction { throw 'x' } -Count 2 -Id 1 -Save -WhatIf");
        Assert.Equal(before, File.ReadAllText(_report));
        _session.Invoke("Test-BugReproduction { throw 'x' } -Count 2 -Id 1 -Save");
        Assert.Empty(_session.Errors);
        PSObject bug = _session.InvokeSingle("Get-BugInvestigation BUG-0001");
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
            string tried = _repository.Commit($"Try {i}", "a.txt", $"{i}{i}\n");
            _session.Invoke($"Update-BugInvestigation 1 -FailedFix HEAD -Reason 'try {i}: no'; Update-BugInvestigation 1 -FailedFix {tried} -Reason 'nor there'");
            Assert.Empty(_session.Errors);
            Assert.Equal(i == 3, _session.Warnings.Any(warning => warning.Contains("the model of the bug is wrong", StringComparison.Ordinal)));
        }

        PSObject bug = _session.InvokeSingle("Get-BugInvestigation 1");
        Assert.Equal("Reproduced", Text(bug, "Status"));
        Assert.Equal("only there", Text(bug, "NoReproduction"));
        Assert.Contains("try 3: no; nor there", Text(bug, "Escalation"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_is_verified_only_when_the_recorded_check_fails_before_and_passes_after_it()
    {
        string bad = _repository.Commit("Break", "a.txt", "2\n"), noTest = _repository.Commit("Mend without a test", "a.txt", "3\n");
        string check = "{ if ([IO.File]::ReadAllText(\"$PWD/a.txt\").Trim() -eq '2') { throw 'boom' } }";
        string before = File.ReadAllText(_report);
        Refused("Complete-BugInvestigation 1 HEAD", "brings no test");
        Refused("Complete-BugInvestigation 1 HEAD -NoRegressionTest 'later'", "no recorded check has failed");
        _session.Invoke($"Test-BugReproduction {check} -At {bad} -ErrorPattern boom -Count 2 -Id 1 -Save");
        Assert.Empty(_session.Errors);
        before = File.ReadAllText(_report);
        Refused($"Complete-BugInvestigation 1 {bad} -NoRegressionTest 'later'", "did not fail right before the fix");

        _repository.Commit("Break again", "a.txt", "2\n");
        string still = _repository.Commit("Does not help", "CartTests.cs", "// nothing\n");
        Refused($"Complete-BugInvestigation 1 {still}", "does not pass at the fix");
        Assert.Equal(before, File.ReadAllText(_report));

        _session.Invoke($"Complete-BugInvestigation 1 {noTest} -NoRegressionTest 'later' -WhatIf");
        Assert.Empty(_session.Errors);
        Assert.Equal(before, File.ReadAllText(_report));
        Assert.False(Directory.Exists(Path.Combine(_repository.Folder, "docs", "solutions")));

        PSObject end = _session.InvokeSingle($"Complete-BugInvestigation 1 {noTest} -NoRegressionTest 'later'");
        Assert.Empty(_session.Errors);
        Assert.Equal(("Verified", noTest), (Text(end, "Status"), Text(end, "Fix")));
        Assert.Equal(noTest, Text(_session.InvokeSingle("Get-BugInvestigation 1"), "Fix"));
        Assert.Equal("later", Text(_session.InvokeSingle("Get-BugInvestigation 1"), "NoRegressionTest"));
        Assert.Single(Directory.GetFiles(Path.Combine(_repository.Folder, "docs", "solutions"), "*.md", SearchOption.AllDirectories));
        string after = File.ReadAllText(_report);
        string shown = _session.Render($"Complete-BugInvestigation 1 {noTest} -NoRegressionTest 'later'");
        Assert.Equal(after, File.ReadAllText(_report));
        Assert.Single(Directory.GetFiles(Path.Combine(_repository.Folder, "docs", "solutions"), "*.md", SearchOption.AllDirectories));
        foreach (string line in (string[])["[x] Fails before", "[x] Passes after", "[-] Regression test", "Documented", "[-] Pattern checked", "[-] Specification", "[ ] Review"]) Assert.Contains(line, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_somebody_else_wrote_down_is_run_with_consent_only()
    {
        string bad = _repository.Commit("Break", "a.txt", "2\n");
        string mark = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        _session.Invoke($"Test-BugReproduction {{ if ([IO.File]::ReadAllText(\"$PWD/a.txt\").Trim() -eq '2') {{ throw 'boom' }} }} -At {bad} -Count 2 -Id 1 -Save");
        string fix = _repository.Commit("Mend", "CartTests.cs", "// a test\n");
        _repository.Commit("Break", "a.txt", "2\n");
        fix = _repository.Commit([("a.txt", "3\n"), ("CartTests.cs", "// another\n")], "Mend");
        string json = Directory.GetFiles(Path.Combine(_repository.Folder, "docs"), "reproduction.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(json, File.ReadAllText(json).Replace("if ([IO.File]::Read", $"[IO.File]::WriteAllText('{mark}', 'x'); if ([IO.File]::Read", StringComparison.Ordinal));

        _session.Invoke($"Complete-BugInvestigation 1 {fix} -NoSolution");
        ErrorRecord refused = Assert.Single(_session.Errors);
        Assert.StartsWith("CheckNotTrusted", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(mark, refused.Exception.Message, StringComparison.Ordinal);
        PSObject planned = _session.InvokeSingle($"Complete-BugInvestigation 1 {fix} -TrustCheck -WhatIf");
        Assert.Empty(_session.Errors);
        Assert.False((bool)planned.Properties["IsProved"].Value);
        Assert.False(File.Exists(mark));
        Assert.Equal("Reproduced", Text(_session.InvokeSingle("Get-BugInvestigation 1"), "Status"));

        Assert.Equal("Verified", Text(_session.InvokeSingle($"Complete-BugInvestigation 1 {fix} -TrustCheck -NoSolution"), "Status"));
        Assert.True(File.Exists(mark));
        Assert.Equal("Verified", Text(_session.InvokeSingle($"Complete-BugInvestigation 1 {fix} -NoSolution"), "Status"));
        File.Delete(mark);
    }

    [Fact]
    public void A_later_fix_that_brings_a_test_takes_the_reason_for_none_away_and_a_failed_one_reopens()
    {
        string first = _repository.Commit("Mend", "a.txt", "2\n"), second = _repository.Commit("Mend again", "CartTests.cs", "// a test\n");
        _session.Invoke($"Complete-BugInvestigation 1 {first} -NoReproduction 'only there' -NoRegressionTest 'later' -NoSolution; Update-BugInvestigation 1 Closed");
        Assert.Empty(_session.Errors);
        Assert.Equal("later", Text(_session.InvokeSingle("Get-BugInvestigation 1"), "NoRegressionTest"));

        PSObject open = _session.InvokeSingle($"Update-BugInvestigation 1 -FailedFix {first} -Reason 'came back'");
        Assert.Equal(("Investigating", "", ""), (Text(open, "Status"), Text(open, "Fix"), Text(open, "NoRegressionTest")));
        Assert.Equal(File.ReadAllText(_report), After($"Update-BugInvestigation 1 -FailedFix {first} -Reason 'came back'"));

        _session.Invoke($"Complete-BugInvestigation 1 {first} -NoRegressionTest 'later' -NoSolution; Complete-BugInvestigation 1 {second} -NoSolution");
        Assert.Empty(_session.Errors);
        Assert.Equal((second, ""), (Text(_session.InvokeSingle("Get-BugInvestigation 1"), "Fix"), Text(_session.InvokeSingle("Get-BugInvestigation 1"), "NoRegressionTest")));
    }

    [Fact]
    public void A_regression_test_that_comes_with_the_fix_is_run_on_the_state_before_it()
    {
        const string Check = "if ([IO.File]::ReadAllText(\"$PWD/a.txt\").Trim() -eq '2') { throw 'boom' }\n";
        _repository.Commit("Break", "a.txt", "2\n");
        string file = Path.Combine(_repository.Folder, "cart.tests.ps1");
        File.WriteAllText(file, Check);
        _session.Invoke("Test-BugReproduction { ./cart.tests.ps1 } -ErrorPattern boom -Count 2 -Id 1 -Save");
        Assert.Empty(_session.Errors);
        Assert.Contains("cart.tests.ps1", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        _repository.Commit("Mend", "a.txt", "3\n");
        string half = _repository.Commit("Only the test", "cart.tests.ps1", Check);
        Refused($"Complete-BugInvestigation 1 {half}", "did not fail right before the fix");

        _repository.Commit("Break again", "a.txt", "2\n");
        string fix = _repository.Commit([("a.txt", "3\n"), ("cart.tests.ps1", Check + "# twice\n")], "Mend with its test");
        File.Delete(file);
        PSObject end = _session.InvokeSingle($"Complete-BugInvestigation 1 {fix} -NoSolution");

        Assert.Empty(_session.Errors);
        Assert.Equal("Verified", Text(end, "Status"));
        Assert.Contains("[x] Fails before", _session.Render($"Complete-BugInvestigation 1 {fix} -NoSolution"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_the_fix_adds_to_an_older_file_is_seen_failing_as_well()
    {
        const string Old = "$null = 1\n", New = "if ([IO.File]::ReadAllText(\"$PWD/a.txt\").Trim() -eq '2') { throw 'boom' }\n";
        _repository.Commit("An older test", "cart.tests.ps1", Old);
        _repository.Commit("Break", "a.txt", "2\n");
        string seen = _repository.Commit("Show it", "cart.tests.ps1", New);
        _session.Invoke($"Test-BugReproduction {{ ./cart.tests.ps1 }} -ErrorPattern boom -Count 2 -At {seen} -Id 1 -Save");
        Assert.Empty(_session.Errors);
        _repository.Commit("Take it back", "cart.tests.ps1", Old);
        string fix = _repository.Commit([("a.txt", "3\n"), ("cart.tests.ps1", New)], "Mend with its test");

        PSObject end = _session.InvokeSingle($"Complete-BugInvestigation 1 {fix} -NoSolution");

        Assert.Empty(_session.Errors);
        Assert.Equal("Verified", Text(end, "Status"));
        Assert.Contains("with cart.tests.ps1 of the fix", _session.Render($"Complete-BugInvestigation 1 {fix} -NoSolution"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_check_the_reason_stays_with_the_bug()
    {
        _repository.Commit("Mend with a test", "CartTests.cs", "// a test\n");

        PSObject end = _session.InvokeSingle("Complete-BugInvestigation 1 HEAD -NoReproduction 'only there' -NoSolution");

        Assert.Empty(_session.Errors);
        Assert.Equal("Verified", Text(end, "Status"));
        Assert.Equal("only there", Text(_session.InvokeSingle("Get-BugInvestigation 1"), "NoReproduction"));
        Assert.Equal("Closed", Text(_session.InvokeSingle("Update-BugInvestigation 1 Closed"), "Status"));
        Refused("Complete-BugInvestigation 1 HEAD -NoReproduction 'only there'", "not open any more");
    }

    private void Refused(string script, string why)
    {
        _session.Invoke(script);
        ErrorRecord error = Assert.Single(_session.Errors);
        Assert.StartsWith("MoveNotAllowed", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(why, error.Exception.Message, StringComparison.Ordinal);
    }

    private string After(string script)
    {
        _session.Invoke(script);
        return File.ReadAllText(_report);
    }

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? "";
}
