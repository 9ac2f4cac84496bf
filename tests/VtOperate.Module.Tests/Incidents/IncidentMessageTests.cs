using System.Management.Automation;

namespace VtOperate.Module.Tests.Incidents;

public sealed class IncidentMessageTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public IncidentMessageTests()
    {
        _repository.Commit("One", "a.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
        _session.Invoke("$null = New-Incident 'Guests cannot pay' -Severity 1 -Service checkout -Commander Ann -Chat '#war-room'");
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_message_says_what_is_recorded_and_that_the_rest_is_not_known()
    {
        PSObject message = _session.InvokeSingle("Get-Incident 1 | New-IncidentMessage -Audience all-hands");

        Assert.Empty(_session.Errors);
        Assert.Equal(("INC-0001", "declared", "all-hands"), (Text(message, "IncidentId"), Text(message, "Stage"), Text(message, "Audience")));
        string text = Text(message, "Text");
        Assert.Contains("Services: checkout. Customers began to notice: not known yet.", text, StringComparison.Ordinal);
        Assert.Contains("Ann leads.", text, StringComparison.Ordinal);
        Assert.Contains(((DateTimeOffset)message.Properties["NextUpdate"].Value).ToString("HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        _session.Invoke("$null = Update-Incident 1 Identified -Reason 'A certificate ran out'");
        Assert.Contains("Cause: A certificate ran out", Text(_session.InvokeSingle("New-IncidentMessage 1 executive"), "Text"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_sent_to_a_room_that_is_not_known()
    {
        Assert.Contains("\n\nFollow it in #war-room. Next update: ", Text(_session.InvokeSingle("New-IncidentMessage 1 all-hands"), "Text"), StringComparison.Ordinal);
        _session.Invoke("$null = New-Incident 'Search is slow' -Severity 2");
        foreach (string audience in (string[])["all-hands", "support"])
        {
            foreach (string stage in (string[])["declared", "investigating", "monitoring"])
            {
                string text = Text(_session.InvokeSingle($"New-IncidentMessage 2 {audience} -Stage {stage}"), "Text");
                Assert.DoesNotContain("in not known yet", text, StringComparison.Ordinal);
                Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_templates_of_the_team_win_file_by_file_and_their_mistakes_are_errors()
    {
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "ops"));
        File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), "templates:\n  folder: ops\n  acronyms: [SLA]\n");
        File.WriteAllText(Path.Combine(_repository.Folder, "ops", "declared.support.md"), "Subject: {{incident}} ({{team}})\r\n\r\nWir arbeiten daran, SLA. Nächste Meldung: {{next.update}}.\r\n");
        File.WriteAllText(Path.Combine(_repository.Folder, "ops", "declared.customer.md"), "Subject: {{tilte}}\n");

        PSObject own = _session.InvokeSingle("New-IncidentMessage 1 support -Value @{ team = 'Kasse' }");
        Assert.Equal("INC-0001 (Kasse)", Text(own, "Subject"));
        Assert.StartsWith("Wir arbeiten daran", Text(own, "Text"), StringComparison.Ordinal);
        Assert.Empty(LanguagePrimitives.GetEnumerable(own.Properties["Findings"].Value));

        IReadOnlyList<PSObject> both = _session.Invoke("New-IncidentMessage 1 customer, executive");
        Assert.Equal("executive", Text(Assert.Single(both), "Audience"));
        ErrorRecord refused = Assert.Single(_session.Errors);
        Assert.StartsWith("TemplateInvalid", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("did you mean '{{title}}'", refused.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_shown_as_it_is_read_with_what_to_look_at_below()
    {
        string shown = _session.Render("New-IncidentMessage 1 customer -Subject 'Card payments fail' -Message 'db-01 will be back in 20 minutes.'");

        Assert.StartsWith("\nTo customer, declared, for INC-0001 (leaves the company)\n\n  Card payments fail\n\n  Hello,\n", "\n" + shown.TrimStart('\n'), StringComparison.Ordinal);
        Assert.Contains("STOP: It promises a time", shown, StringComparison.Ordinal);
        Assert.Contains("STOP: 'db-01' looks like the name of a machine", shown, StringComparison.Ordinal);
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
