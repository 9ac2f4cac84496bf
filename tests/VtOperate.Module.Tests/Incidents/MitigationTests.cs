using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;

namespace VtOperate.Module.Tests.Incidents;

public sealed class MitigationTests : IDisposable
{
    private const string Configuration = "services:\n  pay:\n    critical: true\nmitigations:\n  scale:\n    service: pay\n    invoke: dotnet --version\n    verify: [dotnet, --list-runtimes]\n    undo: dotnet --list-sdks\n  broken:\n    invoke: dotnet nothing-of-that-name-here\n";
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public MitigationTests()
    {
        _repository.Commit("Good", "a.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
        File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), Configuration);
        _session.Invoke("Add-Deployment -Version 1.0 -OccurredAt ([DateTimeOffset]::UtcNow.AddHours(-48))");
        _repository.Commit("Bad", "a.txt", "2\n");
        _session.Invoke("Add-Deployment -Version 1.1 -OccurredAt ([DateTimeOffset]::UtcNow.AddHours(-2)); New-Incident 'Guests cannot pay' -Severity 1 -Service pay -ImpactStartedAt ([DateTimeOffset]::UtcNow.AddHours(-1))");
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void The_best_option_goes_through_the_pipeline_and_the_timeline_says_how_to_undo_it()
    {
        PSObject result = _session.InvokeSingle("Get-Incident 1 | Get-MitigationOption | Where-Object Rank -eq 1 | Invoke-Mitigation -Confirm:$false");

        Assert.Empty(_session.Errors);
        Assert.Equal(("revert", "rollback/inc-0001-pay-1-0", "True"), (Text(result, "Name"), Text(result, "Branch"), Text(result, "Succeeded")));
        Assert.True(File.Exists(Path.Combine(_repository.Folder, ".git", "refs", "heads", "rollback", "inc-0001-pay-1-0")));
        Assert.Equal("2\n", File.ReadAllText(Path.Combine(_repository.Folder, "a.txt")));
        Assert.Contains("rollback/inc-0001-pay-1-0", Text(_session.InvokeSingle("Get-IncidentTimeline 1 -Kind mitigation -Pinned"), "Text"), StringComparison.Ordinal);
        Assert.Contains("script:scale", _session.Complete("Invoke-Mitigation 1 s"));
    }

    [Fact]
    public void Nothing_happens_where_nobody_confirms_or_the_script_was_not_approved()
    {
        string[] before = Everything();
        _session.Invoke("Invoke-Mitigation 1 revert; Invoke-Mitigation 1 revert -WhatIf; Invoke-Mitigation 1 script:scale -Confirm:$false; Invoke-Mitigation 1 escalate -Confirm:$false; Invoke-Mitigation 1 nonsense -Confirm:$false");

        Assert.Equal(["ConfirmationRequired", "ConfigurationNotTrusted", "RecordNotFound", "RecordNotFound"], _session.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_script_runs_with_consent_is_verified_and_can_be_undone()
    {
        string trust = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Configuration)));
        PSObject done = _session.InvokeSingle($"Invoke-Mitigation 1 script:scale -Confirm:$false -TrustConfig {trust}");

        Assert.Empty(_session.Errors);
        Assert.Equal("True", Text(done, "Succeeded"));
        Assert.EndsWith("verified", Text(done, "Text"), StringComparison.Ordinal);
        Assert.Equal("Invoke-Mitigation INC-0001 script:scale -Undo", Text(done, "Undo"));
        Assert.Contains("Microsoft.NETCore.App", Text(done, "Output"), StringComparison.Ordinal);
        Assert.Contains(_session.Invoke("Get-IncidentTimeline 1 -Kind note"), item => Text(item, "Text").Contains("Microsoft.NETCore.App", StringComparison.Ordinal));
        Assert.Equal("True", Text(_session.InvokeSingle($"Invoke-Mitigation 1 script:scale -Undo -Confirm:$false -TrustConfig {trust}"), "Succeeded"));
        PSObject failed = _session.InvokeSingle($"Invoke-Mitigation 1 script:broken -Confirm:$false -TrustConfig {trust}");
        Assert.Equal("False", Text(failed, "Succeeded"));
        Assert.Single(_session.Warnings);
        string shown = _session.Render("Get-MitigationOption 1");
        Assert.Contains("failed", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_shows_needs_no_consent_and_a_fault_in_the_configuration_is_told_once()
    {
        File.AppendAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), "  odd:\n    kind: nonsense\n    invoke: x\n");
        string[] before = Everything();
        string shown = _session.Render("Invoke-Mitigation 1 script:scale -WhatIf");

        Assert.Empty(_session.Errors);
        Assert.Contains("dotnet --version", shown, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        Assert.Equal(_session.Warnings.Distinct(), _session.Warnings);
    }

    [Fact]
    public void A_branch_is_no_mitigation_before_it_is_deployed()
    {
        _session.Invoke("Invoke-Mitigation 1 revert -Confirm:$false");
        PSObject open = Protocol("Mitigate now");
        Assert.Equal("False", Text(open, "IsDone"));
        Assert.EndsWith("(branch made, not deployed: rollback/inc-0001-pay-1-0)", Text(open, "Text"), StringComparison.Ordinal);
        _session.Invoke("Add-Deployment pay 9.9; Add-Deployment pay 9.8 -Incident 1");
        Assert.Equal("False", Text(Protocol("Mitigate now"), "IsDone"));

        _session.Invoke(Text(open, "Command"));
        Assert.Empty(_session.Errors);
        PSObject done = Protocol("Mitigate now");
        Assert.Equal(("True", "Mitigate now: roll back or switch off before looking for the cause"), (Text(done, "IsDone"), Text(done, "Text")));
        Assert.Equal(2, _session.Invoke("Get-IncidentTimeline 1 -Kind deploy").Count);
        Assert.StartsWith("Deployed pay ", Text(_session.Invoke("Get-IncidentTimeline 1 -Kind deploy")[1], "Text"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_is_a_mitigation_while_it_is_neither_failed_nor_undone()
    {
        string trust = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Configuration)));
        List<string> ticked = [];
        foreach (string command in (string[])["script:broken", "script:scale", "script:scale -Undo"])
        {
            _session.Invoke($"Invoke-Mitigation 1 {command} -Confirm:$false -TrustConfig {trust}");
            ticked.Add(Text(Protocol("Mitigate now"), "IsDone"));
        }

        Assert.Equal(["False", "True", "False"], ticked);
        _session.Invoke("Add-IncidentEvent 1 'restarted the queue by hand' -Kind mitigation");
        Assert.Equal("True", Text(Protocol("Mitigate now"), "IsDone"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_next_stands_in_the_order_of_its_due_times(int severity)
    {
        _session.Invoke($"Update-Incident 1 -Severity {severity}");
        PSObject[] actions = [.. _session.Invoke("(Get-Incident 1).Actions")];
        DateTimeOffset[] due = [.. actions.Select(action => action.Properties["Due"].Value as DateTimeOffset? ?? DateTimeOffset.MaxValue)];

        Assert.Equal(due.Order(), due);
        Assert.Equal(Enumerable.Range(1, actions.Length), actions.Select(action => (int)action.Properties["Order"].Value));
    }

    private PSObject Protocol(string text) => Assert.Single(_session.Invoke("(Get-Incident 1).Actions"), action => Text(action, "Text").StartsWith(text, StringComparison.Ordinal));

    private string[] Everything() => [.. Directory.EnumerateFiles(_repository.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => file + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))];

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
