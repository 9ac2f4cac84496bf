using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class IncidentTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public IncidentTests()
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
    public void Outside_of_a_repository_it_says_where_the_incident_is_kept()
    {
        _session.Invoke("$null = New-Incident 'Here' -Severity 2");
        Assert.Empty(_session.Warnings);
        string folder = Directory.CreateTempSubdirectory("vtoperate-nowhere-").FullName;
        try
        {
            using var session = new TestSession(location: folder);
            session.Invoke("$null = New-Incident 'There' -Severity 2");
            string said = Assert.Single(session.Warnings);
            Assert.Contains($"'{folder}' is in no git repository, so INC-0001 is kept in the folder '{Path.Combine(folder, "operations")}'", said, StringComparison.Ordinal);
            Assert.Contains("-Repository", said, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, ".vtoperate.yml"), "store: folder\n");
            session.Invoke("$null = New-Incident 'Meant' -Severity 2");
            Assert.Empty(session.Warnings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Links_of_every_kind_stand_apart_from_what_they_name()
    {
        _session.Invoke("$null = New-Incident 'Guests cannot pay' -Severity 2; $null = New-Postmortem 1");
        Assert.Contains("  PostMortem  docs/postmortems/", _session.Render("Get-Incident 1").Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_declared_is_read_back_and_the_repository_stays_as_it_was()
    {
        string[] before = Files();
        PSObject declared = _session.InvokeSingle("New-Incident 'Guests cannot pay' -Severity 1 -Service checkout -Commander Ann -By Bob -OccurredAt '2026-03-01T12:00:00Z' -ImpactStartedAt '2026-03-01T11:40:00+00:00'");

        Assert.Empty(_session.Errors);
        Assert.Equal(("INC-0001", "Guests cannot pay", "Critical", "Declared"), (Text(declared, "Label"), Text(declared, "Title"), Text(declared, "Severity"), Text(declared, "Status")));
        PSObject read = _session.InvokeSingle("Get-Incident");
        Assert.Equal(Text(declared, "Id"), Text(read, "Id"));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 11, 40, 0, TimeSpan.Zero), read.Properties["ImpactStartedAt"].Value);
        Assert.Null(read.Properties["DetectedAt"].Value);
        Assert.Equal(before, Files());
        Assert.Equal(["Investigating", "responders", "commander: Ann"], _session.Invoke("$i = Get-Incident 1; $i.Moves[0]; $i.Updates[0].Audience; $i.Roles[0]").Select(item => item.ToString()));
        Assert.Contains("INC-0001", _session.Complete("Get-Incident I"));
        Assert.Contains("LATE since", _session.Render("Get-Incident 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_life_goes_forward_and_back_and_what_is_not_allowed_is_refused()
    {
        _session.Invoke("New-Incident 'Slow' -Severity 2");
        _session.Invoke("Close-Incident 1");
        Assert.StartsWith("MoveNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Mitigated", Text(_session.InvokeSingle("Update-Incident 1 Mitigated -OccurredAt ([DateTimeOffset]::UtcNow.AddMinutes(-10))"), "Status"));
        Assert.Equal("Resolved", Text(_session.InvokeSingle("Get-Incident 1 | Resolve-Incident -Resolution 'index rebuilt'"), "Status"));
        _session.Invoke("Update-Incident 1 Declined");
        Assert.Contains("allowed: PostMortem, Closed, Investigating", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        _session.Invoke("Close-Incident 1");
        Assert.Contains("no post-mortem", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Closed", Text(_session.InvokeSingle("Close-Incident 1 'written up with INC-0000'"), "Status"));
        PSObject again = _session.InvokeSingle("Update-Incident 1 Investigating -Reason 'came back'");
        Assert.Null(again.Properties["ResolvedAt"].Value);

        int events = (int)_session.InvokeSingle("Get-Incident 1").Properties["EventCount"].Value;
        _session.Invoke("Update-Incident 1 Investigating; Update-Incident 1 -Severity 2");
        Assert.Empty(_session.Errors);
        Assert.Equal(events, (int)_session.InvokeSingle("Get-Incident 1").Properties["EventCount"].Value);
    }

    [Fact]
    public void A_timeline_is_sorted_by_when_things_happened_and_keeps_when_they_were_written()
    {
        _session.Invoke("New-Incident 'Slow' -Severity 2");
        _session.Invoke("Add-IncidentEvent 1 'now' -Kind finding -Pinned; Add-IncidentEvent 1 'earlier' -OccurredAt ([DateTimeOffset]::UtcNow.AddHours(-2)) -By Ann");

        IReadOnlyList<PSObject> timeline = _session.Invoke("Get-IncidentTimeline 1");

        Assert.Equal(["earlier", "Slow", "now"], timeline.Select(item => Text(item, "Text")));
        Assert.Equal("now", Text(_session.InvokeSingle("Get-Incident 1 | Get-IncidentTimeline -Pinned"), "Text"));
        foreach (string time in (string[])["[DateTimeOffset]::UtcNow.AddDays(1)", "[DateTimeOffset]::Parse('1969-12-31')"])
        {
            _session.Invoke($"Add-IncidentEvent 1 'x' -OccurredAt ({time})");
            Assert.StartsWith("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatif_writes_nothing_to_the_byte()
    {
        _session.Invoke("New-Incident 'Slow' -Severity 2");
        string[] before = Everything();

        _session.Invoke("New-Incident 'Other' -WhatIf; Update-Incident 1 Resolved -WhatIf; Resolve-Incident 1 'x' -WhatIf; Add-IncidentEvent 1 'x' -WhatIf; Close-Incident 1 'x' -Decline -WhatIf; Repair-Incident -WhatIf");

        Assert.Empty(_session.Errors);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void An_alert_with_the_same_key_joins_the_incident_that_is_open()
    {
        _session.Invoke("New-Incident 'Disk full' -Severity 3 -DedupKey 'disk/db-1'");
        PSObject joined = _session.InvokeSingle("New-Incident 'Disk still full' -DedupKey 'disk/db-1'");

        Assert.Equal("INC-0001", Text(joined, "Label"));
        Assert.Contains("an alert was added", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.Equal(["Alert: Disk still full"], _session.Invoke("Get-IncidentTimeline 1 -Kind alert").Select(item => Text(item, "Text")));
        _session.Invoke("Resolve-Incident 1 'cleaned'");
        Assert.Equal("INC-0002", Text(_session.InvokeSingle("New-Incident 'Disk full' -DedupKey 'disk/db-1'"), "Label"));
    }

    [Fact]
    public void A_private_incident_is_on_a_reference_of_its_own_and_shares_the_numbers()
    {
        _session.Invoke("New-Incident 'Open one'; New-Incident 'Breach' -Private; New-Incident 'Next'");

        Assert.Equal(["INC-0003 False", "INC-0002 True", "INC-0001 False"], _session.Invoke("Get-Incident").Select(item => $"{Text(item, "Label")} {item.Properties["IsPrivate"].Value}"));
        Assert.True(File.Exists(Path.Combine(_repository.Folder, ".git", "refs", "vtoperate", "private")));
        Assert.Equal("Breach", Text(_session.InvokeSingle("Add-IncidentEvent 2 'x' | Get-Incident"), "Title"));
    }

    [Fact]
    public void What_an_event_says_can_be_taken_out_and_the_chain_holds()
    {
        _session.Invoke("New-Incident 'Slow'; Add-IncidentEvent 1 'Mr. Miller called'; Add-IncidentEvent 1 'after'");
        string id = Text(_session.InvokeSingle("Get-IncidentTimeline 1 | Where-Object Text -like '*Miller*'"), "Id");

        PSObject redacted = _session.InvokeSingle($"Repair-Incident 1 -RedactEvent {id} -Reason 'personal data'");

        Assert.Equal("Taken out: personal data", Text(redacted, "Text"));
        Assert.Empty(_session.InvokeSingle("Get-Incident 1").Properties["Problems"].Value as System.Collections.IEnumerable ?? Array.Empty<object>());
        Assert.Equal(["Slow", "Taken out: personal data", "after"], _session.Invoke("Get-IncidentTimeline 1").Select(item => Text(item, "Text")));
    }

    [Fact]
    public void Without_a_repository_incidents_stand_in_a_folder()
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-inc-").FullName;
        try
        {
            using var session = new TestSession(location: folder);
            session.Invoke("New-Incident 'Slow' -Severity 2; Add-IncidentEvent 1 'note'");
            Assert.Empty(session.Errors);
            Assert.Single(Directory.GetFiles(Path.Combine(folder, "operations", "incidents"), "*.jsonl", SearchOption.AllDirectories));
            Assert.Equal(["Slow", "note"], session.Invoke("Get-IncidentTimeline INC-1").Select(item => Text(item, "Text")));
            session.Invoke("New-Incident 'Breach' -Private");
            Assert.StartsWith("ValueNotAllowed", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Late_updates_are_shown_where_one_stands_and_told_updates_count()
    {
        _session.Invoke("New-Incident 'Guests cannot pay' -Severity 1 -OccurredAt ([DateTimeOffset]::UtcNow.AddHours(-2)); New-Incident 'Typo' -Severity 4");

        Assert.Equal(["INC-0001"], _session.Invoke("Get-Incident -Due").Select(item => Text(item, "Label")));
        PSObject context = _session.InvokeSingle("Get-OperationContext");
        Assert.Equal(2, ((System.Collections.ICollection)context.Properties["OpenIncidents"].Value).Count);
        Assert.Equal(3, ((System.Collections.ICollection)context.Properties["UpdatesDue"].Value).Count);
        Assert.Contains("Tell people about INC-0001", _session.Render("Get-OperationContext"), StringComparison.Ordinal);

        // What is proposed runs as it stands.
        string proposed = _session.InvokeSingle("((Get-OperationContext).NextActions | Where-Object Text -like 'Tell people*')[0].Command").ToString();
        Assert.Equal(2, _session.Invoke(proposed).Count);

        _session.Invoke("Add-IncidentEvent 1 'told' -Audience executive, customer; Add-IncidentEvent 1 'told' -Audience responders");
        Assert.Empty(_session.Invoke("Get-Incident -Due"));
        _session.Invoke("Resolve-Incident 1 'rolled back'");
        Assert.Equal(3, ((System.Collections.ICollection)_session.InvokeSingle("Get-Incident 1").Properties["Updates"].Value).Count);
        _session.Invoke("Update-Incident 2 -SnoozeUntil ([DateTimeOffset]::UtcNow.AddHours(1))");
        Assert.StartsWith("InputMissing", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raised_severity_shortens_the_time_to_the_next_update()
    {
        _session.Invoke("New-Incident 'Slow' -Severity 3 -OccurredAt ([DateTimeOffset]::UtcNow.AddMinutes(-40))");
        Assert.False((bool)_session.InvokeSingle("Get-Incident 1").Properties["Overdue"].Value);
        Assert.True((bool)_session.InvokeSingle("Update-Incident 1 -Severity 1 -Reason 'all regions'").Properties["Overdue"].Value);
    }

    [Fact]
    public void The_cadence_of_the_configuration_decides_when_updates_are_due()
    {
        DateTimeOffset declared = DateTimeOffset.UtcNow.AddMinutes(-40);
        _session.Invoke($"New-Incident 'Slow' -Severity 3 -OccurredAt '{declared:o}'");
        Assert.Empty(_session.Invoke("Get-Incident -Due"));
        Assert.Empty(Due());
        Assert.Equal([("responders", 240), ("stakeholders", 1440)], Owed());

        Configure("{ 3: { responders: 30, stakeholders: 45, public: 600 } }");
        Assert.Equal(["INC-0001"], _session.Invoke("Get-Incident -Due").Select(item => Text(item, "Label")));
        Assert.Equal([$"INC-0001 (update to responders late since {Minute(30)}): Slow", $"INC-0001 (update to stakeholders due {Minute(45)}): Slow"], Due());
        Assert.Equal([("responders", 30), ("stakeholders", 45), ("public", 600)], Owed());
        Assert.Contains($"Tell people about INC-0001, Slow: update to responders late since {Minute(30)}.", _session.Render("Get-OperationContext"), StringComparison.Ordinal);

        Configure("{ 3: { responders: none, stakeholders: 90 } }");
        Assert.Empty(_session.Invoke("Get-Incident -Due"));
        Assert.Empty(Due());
        Assert.Equal([("stakeholders", 90)], Owed());

        Configure("{ 2: { responders: 5 } }");
        Assert.Empty(_session.Invoke("Get-Incident -Due"));
        Assert.Equal([("responders", 240), ("stakeholders", 1440)], Owed());

        void Configure(string cadence) => File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), $"cadence: {cadence}\n");
        string Minute(int after) => declared.AddMinutes(after).ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string[] Due() => [.. ((System.Collections.IEnumerable)_session.InvokeSingle("Get-OperationContext").Properties["UpdatesDue"].Value).Cast<object>().Select(item => item.ToString()!)];
        (string, int)[] Owed() => [.. _session.Invoke("(Get-Incident 1).Updates").Select(item => (Text(item, "Audience"), (int)Math.Round(((DateTimeOffset)item.Properties["At"].Value - declared).TotalMinutes)))];
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";

    private string[] Files() => [.. Everything().Where(file => !file.Contains("/objects/", StringComparison.Ordinal) && !file.Contains("/vtoperate/", StringComparison.Ordinal) && !file.Contains("operations", StringComparison.Ordinal))];

    private string[] Everything() => [.. Directory.GetFiles(_repository.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file.Replace('\\', '/')} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
