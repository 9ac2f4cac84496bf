using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class PostmortemRenewalTests : IDisposable
{
    private const string Secret = "ghp_0123456789abcdefghijABCDEFGHIJ";
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public PostmortemRenewalTests()
    {
        _repository.Commit("Pay with " + Secret, "pay.txt", "1\n");
        File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), "services:\n  pay:\n    critical: true\n");
        _session = new TestSession(location: _repository.Folder);
    }

    private string Folder => Path.Combine(_repository.Folder, "docs", "postmortems");

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_part_in_which_a_secret_was_replaced_is_renewed_like_any_other()
    {
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1 -Service pay -OccurredAt '2023-11-15T12:00:00Z' -ImpactStartedAt '2023-11-15T11:00:00Z'; New-Postmortem 1");
        string text = Document();
        Assert.DoesNotContain(Secret, text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("redacted:github-token", text, StringComparison.Ordinal);
        Assert.Equal("False", Text(_session.InvokeSingle("New-Postmortem 1"), "IsChanged"));

        _session.Invoke("Add-IncidentEvent 1 'The pool was full' -Kind finding -OccurredAt '2023-11-15T12:30:00Z'");
        Assert.Equal("True", Text(_session.InvokeSingle("New-Postmortem 1"), "IsChanged"));

        Assert.Empty(_session.Warnings);
        Assert.Empty(_session.Errors);
        Assert.Contains("Found at 2023-11-15 12:30: The pool was full", Document(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Document().Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void An_incident_that_goes_on_changes_nothing_by_time_alone_and_unknown_times_say_why()
    {
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1 -Service pay -OccurredAt '2023-11-15T12:00:00Z'; New-Postmortem 1");
        string text = Document();

        Assert.Contains("| Severity 1 | since 2023-11-15 12:00 |", text, StringComparison.Ordinal);
        Assert.Contains("- To detect: unknown (nobody recorded when: impact began, noticed).", text, StringComparison.Ordinal);
        Assert.Contains("- To resolve: not resolved yet.", text, StringComparison.Ordinal);
        Thread.Sleep(1_100);
        Assert.Equal("False", Text(_session.InvokeSingle("New-Postmortem 1"), "IsChanged"));
    }

    [Fact]
    public void What_stands_under_its_name_and_is_not_its_own_stays()
    {
        Directory.CreateDirectory(Folder);
        string own = Path.Combine(Folder, "INC-0001-guests-cannot-pay.md");
        File.WriteAllText(own, "# My own notes\n");
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1");

        PSObject made = _session.InvokeSingle("New-Postmortem 1");

        Assert.Equal("# My own notes\n", File.ReadAllText(own));
        Assert.True(File.Exists(Text(made, "File")));
        Assert.Equal(Text(made, "File"), Text(_session.InvokeSingle("New-Postmortem 1"), "File"));
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public void A_long_title_of_any_script_makes_a_name_that_a_disk_takes()
    {
        _session.Invoke($"New-Incident '{new string('支', 200)}' -Severity 1; New-Incident '!!!' -Severity 1");

        Assert.Equal("True", Text(_session.InvokeSingle("New-Postmortem 1"), "IsNew"));
        Assert.Equal(Path.Combine(Folder, "INC-0002.md"), Text(_session.InvokeSingle("New-Postmortem 2"), "File"));
        Assert.Empty(_session.Errors);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Each_why_asks_for_what_shows_it_until_it_is_named_or_not_known(string lineEnd)
    {
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1 -OccurredAt '2023-11-15T12:00:00Z'; New-Postmortem 1");
        string file = Directory.GetFiles(Folder).Single(), entry = _session.InvokeSingle("(Get-IncidentTimeline 1)[0].Id").ToString()[^6..];
        List<string> open = [.. _session.Invoke("(Test-Postmortem 1).Problems | Where-Object Id -eq 'PMT001' | ForEach-Object Message").Select(item => item.ToString())];
        Assert.Equal(10, open.Count(message => message.Contains("why-", StringComparison.Ordinal)));
        Assert.Equal(5, open.Count(message => message.Contains("-evidence", StringComparison.Ordinal)));

        string text = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(file), @"(?s)1\. TODO\(why-1\).*?\n\n", $"""
            1. The pool was full.
               Evidence: entry {entry}
            2. Nobody limits it – grün.
            3. Not known.
            4. It grew.
               - **Evidence:** `entry ZZZZZZ`
            5. TODO(why-5): And why was that so?
               Evidence: TODO(why-5-evidence): what shows it?


            """);
        File.WriteAllText(file, text.ReplaceLineEndings(lineEnd));

        Assert.Equal(
            ["Nothing shows the answer to why 2.", "The timeline of INC-0001 has no entry 'ZZZZZZ'.", "Nobody has answered 'why-5' yet.", "Nobody has answered 'why-5-evidence' yet."],
            _session.Invoke("(Test-Postmortem 1).Problems | Where-Object { $_.Message -match 'why|entry' } | ForEach-Object Message").Select(item => item.ToString()));
        Assert.Equal(["PMT009"], _session.Invoke("(Test-Postmortem 1).Problems | Where-Object { $_.Message -match 'entry' } | ForEach-Object Id").Select(item => item.ToString()));
    }

    [Fact]
    public void A_merged_incident_has_the_post_mortem_of_the_other()
    {
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1; New-Incident 'Nobody can pay' -Severity 1; Update-Incident 2 -MergedInto 1; New-Postmortem 2");

        ErrorRecord refused = Assert.Single(_session.Errors);
        Assert.StartsWith("MoveNotAllowed", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("New-Postmortem INC-0001", refused.Exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder));
    }

    private string Document() => File.ReadAllText(Directory.GetFiles(Folder).Single());

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
