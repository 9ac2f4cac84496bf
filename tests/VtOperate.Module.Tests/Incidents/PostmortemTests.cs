using System.Management.Automation;
using System.Text;

namespace VtOperate.Module.Tests.Incidents;

public sealed class PostmortemTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public PostmortemTests()
    {
        _repository.Commit("One", "a.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
        _session.Invoke("New-Incident 'Guests cannot pay | <b>now</b>' -Severity 1 -Service pay -Commander Ann -OccurredAt '2026-03-06T12:00:00Z' -ImpactStartedAt '2026-03-06T11:40:00Z' -DetectedAt '2026-03-06T11:55:00Z'; Add-IncidentEvent 1 'Restarted the pool' -Kind action -OccurredAt '2026-03-06T13:05:00Z'; Update-Incident 1 Mitigated -OccurredAt '2026-03-06T13:10:00Z'; Resolve-Incident 1 'Pool limited' -OccurredAt '2026-03-06T14:00:00Z'");
    }

    private string FilePath => Path.Combine(_repository.Folder, "docs", "postmortems", "INC-0001-guests-cannot-pay-b-now-b.md");

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void It_holds_what_the_record_says_asks_what_it_does_not_and_the_second_call_changes_nothing()
    {
        PSObject made = _session.InvokeSingle("Get-Incident 1 | New-Postmortem");

        Assert.Empty(_session.Errors);
        Assert.Equal(("INC-0001", "True", FilePath), (Text(made, "IncidentId"), Text(made, "IsNew"), Text(made, "File")));
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 14, 0, 0, TimeSpan.Zero), made.Properties["DueAt"].Value);
        string text = File.ReadAllText(FilePath);
        Assert.Contains("| Customers felt it for | 1 h 30 min |", text, StringComparison.Ordinal);
        Assert.Contains("| | gap | nothing on record for 1 h 5 min | | |", text, StringComparison.Ordinal);
        Assert.Contains("Guests cannot pay \\| \\<b\\>now\\</b\\>", text, StringComparison.Ordinal);
        Assert.Equal((int)made.Properties["OpenPoints"].Value, text.Split('\n').Count(line => line.Contains("TODO(", StringComparison.Ordinal)));
        Assert.Contains("PostMortem docs/postmortems/INC-0001", _session.InvokeSingle("(Get-Incident 1).Links[0].ToString()").ToString(), StringComparison.Ordinal);
        DateTime written = File.GetLastWriteTimeUtc(FilePath);
        Assert.Equal(("False", "False"), (Text(_session.InvokeSingle("New-Postmortem 1"), "IsNew"), Text(_session.InvokeSingle("New-Postmortem 1"), "IsChanged")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(FilePath));
        _session.Invoke("New-Incident 'Other' -Severity 2");
        Assert.Contains("made", _session.Render("New-Postmortem 2"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_wrote_stays_and_only_facts_that_nobody_touched_are_renewed()
    {
        _session.Invoke("New-Postmortem 1");
        string text = File.ReadAllText(FilePath).Replace("TODO(summary): In two or three sentences for somebody who was not there: what happened, what did customers feel, what ended it?", "Wir hatten größere Probleme.", StringComparison.Ordinal).Replace("- No alert is on record.", "- No alert, but a customer called.", StringComparison.Ordinal);
        byte[] mine = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))];
        File.WriteAllBytes(FilePath, mine);
        _session.Invoke("Add-ActionItem 1 'Limit the pool' -Owner Ann -Due 2031-01-01; Update-Incident 1 -DetectedAt '2026-03-06T11:50:00Z'");
        Assert.Empty(_session.Errors);

        PSObject renewed = _session.InvokeSingle("New-Postmortem 1");

        Assert.Equal("True", Text(renewed, "IsChanged"));
        Assert.Contains("detection", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        string now = File.ReadAllText(FilePath);
        Assert.Contains("Wir hatten größere Probleme.\r\n", now, StringComparison.Ordinal);
        Assert.Contains("- No alert, but a customer called.\r\n", now, StringComparison.Ordinal);
        Assert.Contains("| Limit the pool | unknown | Ann | 2031-01-01 | Open |\r\n", now, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", now.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(FilePath)[..3]);
        Assert.Equal(text.Split('\n').Where(line => line.StartsWith("TODO", StringComparison.Ordinal)), now.Split("\r\n").Where(line => line.StartsWith("TODO", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_check_refuses_open_places_blame_and_factors_without_an_action_and_then_it_may_be_closed()
    {
        _session.Invoke("Close-Incident 1");
        Assert.StartsWith("MoveNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["PMT008"], Problems());
        _session.Invoke("New-Postmortem 1");
        int open = Problems().Count(id => id == "PMT001");
        Assert.Equal((int)_session.InvokeSingle("New-Postmortem 1").Properties["OpenPoints"].Value, open);
        _session.Invoke("Close-Incident 1");
        Assert.Contains("Test-Postmortem INC-0001", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);

        string label = Text(_session.InvokeSingle("Add-ActionItem 1 'Limit the pool' -Type Prevent"), "Label");
        Assert.Equal(open + 1, Problems().Count);
        Assert.Equal(open + 1, (int)_session.InvokeSingle("New-Postmortem 1").Properties["OpenPoints"].Value);
        _session.Invoke("Close-Incident 1");
        Assert.StartsWith($"{open + 1} points of the post-mortem", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        string answered = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(FilePath), @"TODO\([a-z0-9-]+\): [^\n]*", "not known");
        string factors = $"### The pool had no limit\n\nAction: INC-0001/ZZZZZZ\n\n### Nobody saw it\n\nAnn forgot to look; the service failed to start.\n\n### The weekend\n\nIt failed to start. No action: nothing can be done about it.\n";
        File.WriteAllText(FilePath, answered.Replace("### not known\n", factors, StringComparison.Ordinal));
        Assert.Equal(["PMT002", "PMT003", "PMT003", "PMT004", "PMT007"], Problems().Order(StringComparer.Ordinal));

        File.WriteAllText(FilePath, File.ReadAllText(FilePath).Replace("INC-0001/ZZZZZZ", label, StringComparison.Ordinal).Replace("Ann forgot to look; the service failed to start.", "**Action:** limit the pool", StringComparison.Ordinal).Replace("It failed to start. No action", "It failed to start.\n\n- No action", StringComparison.Ordinal));
        _session.Invoke("Add-ActionItem 1 'Limit the pool' -Owner Ann -Due 2031-01-01");
        Assert.Empty(Problems());
        Assert.Equal("True", _session.InvokeSingle("New-Postmortem 1 | Test-Postmortem -Quiet").ToString());
        PSObject closed = _session.InvokeSingle("Close-Incident 1");
        Assert.Empty(_session.Errors);
        Assert.Equal("Closed", Text(closed, "Status"));
        Assert.StartsWith("Add-Solution 'Problem: Guests cannot pay", _session.InvokeSingle("(Get-Incident 1).Actions[0].Command").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_incident_stands_below_the_pattern_that_it_met_once()
    {
        string patterns = Path.Combine(_repository.Folder, "docs", "solutions", "patterns", "critical-patterns.md");
        Directory.CreateDirectory(Path.GetDirectoryName(patterns)!);
        string before = "# Critical patterns\r\n\r\n## 1. Guests cannot pay when the pool has no limit (ALWAYS REQUIRED)\r\n\r\n### ❌ WRONG\r\n\r\nGuests cannot pay: new Pool().\r\n\r\n### ✅ CORRECT\r\n\r\nnew Pool(limit: 20)\r\n\r\n**Why:** guests cannot pay otherwise.\r\n\r\n**Documented in:** no document yet.\r\n\r\n## 2. Other\r\n\r\n### ❌ WRONG\r\n\r\nx\r\n";
        File.WriteAllText(patterns, before);
        _session.Invoke("Close-Incident 1 'no meeting' -WhatIf");
        Assert.Equal(before, File.ReadAllText(patterns));
        _session.Invoke("Close-Incident 1 'no meeting'; New-Incident 'Guests cannot pay again' -Severity 2; Resolve-Incident 2 'Pool limited'; Close-Incident 2 'the same'; Close-Incident 2 'the same'");

        Assert.Empty(_session.Errors);
        string after = File.ReadAllText(patterns);
        Assert.Contains("**Documented in:** no document yet.\r\n\r\n**Past incidents:**\r\n\r\n- INC-0001 (2026-03-06): Guests cannot pay | <b>now</b>\r\n- INC-0002 (", after, StringComparison.Ordinal);
        Assert.Equal(2, after.Split("- INC-").Length - 1);
        Assert.EndsWith("\r\n\r\n## 2. Other\r\n\r\n### ❌ WRONG\r\n\r\nx\r\n", after, StringComparison.Ordinal);
        string[] kept = [.. after.Split("\r\n").Where(line => !line.StartsWith("- INC-", StringComparison.Ordinal) && !line.StartsWith("**Past", StringComparison.Ordinal) && line.Length > 0)];
        Assert.Equal(before.Split("\r\n").Where(line => line.Length > 0), kept);
        Assert.Equal(2, _session.Invoke("Get-CriticalPattern").Count);
    }

    [Fact]
    public void A_private_incident_and_whatif_write_nothing()
    {
        _session.Invoke("New-Incident 'Nobody may know' -Severity 2 -Private; New-Postmortem 2; New-Postmortem 1 -WhatIf");
        Assert.StartsWith("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_repository.Folder, "docs")));
        _session.Invoke("New-Postmortem 2 -IncludePrivate");
        Assert.Single(Directory.GetFiles(Path.Combine(_repository.Folder, "docs", "postmortems")));
    }

    private List<string> Problems() => [.. _session.Invoke("(Test-Postmortem 1).Problems | ForEach-Object Id").Select(item => item.ToString())];

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
