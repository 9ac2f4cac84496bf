using System.Management.Automation;
using System.Security.Cryptography;
using VtOperate.Tests.Web;

namespace VtOperate.Module.Tests.Incidents;

public sealed class SendIncidentMessageTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly FakeServer _server;
    private readonly TestSession _session;
    private readonly string _trust;
    private int _status = 200;

    public SendIncidentMessageTests()
    {
        _server = new FakeServer((_, _) => FakeServer.Says(_status, "ok"));
        _repository.Commit("One", "a.txt", "1\n");
        File.WriteAllText(
            Path.Combine(_repository.Folder, ".vtoperate.yml"),
            $"channels:\n  chat: {{ type: slack, url: \"{_server.Address}\", audience: [all-hands, responders] }}\n  hook: {{ type: webhook, url: \"{_server.Address}\" }}\n  safe: {{ type: webhook, url: \"{_server.Address}\", key: {{ vault: ops, secret: hook }} }}\n");
        _session = new TestSession(location: _repository.Folder);
        _session.Invoke("$null = New-Incident 'Guests cannot pay' -Severity 1 -Service checkout -Commander Ann");
        _trust = "-TrustConfig " + Text(_session.InvokeSingle("Approve-OperationConfig -List"), "Hash");
    }

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_message_goes_where_its_audience_is_and_counts_as_told()
    {
        PSObject sent = _session.InvokeSingle($"New-IncidentMessage 1 all-hands | Send-IncidentMessage {_trust}");

        Assert.Empty(_session.Errors);
        Assert.Equal(("chat", "Sent", "INC-0001"), (Text(sent, "Channel"), Text(sent, "State"), Text(sent, "IncidentId")));
        Assert.Contains("\"blocks\"", Assert.Single(_server.Requests).Body, StringComparison.Ordinal);
        Assert.Contains("Told all-hands through 'chat' (Slack)", Text(_session.InvokeSingle("Get-IncidentTimeline 1 -Kind communication"), "Text"), StringComparison.Ordinal);
        Assert.Equal("Sent", Text(_session.InvokeSingle("Get-Incident 1 | Get-IncidentMessage -Status Sent"), "State"));
        Assert.Contains("hook", _session.Complete("Send-IncidentMessage -Channel h"));
        _session.Invoke($"Get-IncidentMessage | Send-IncidentMessage {_trust}");
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void Without_a_channel_the_channels_of_the_service_take_it()
    {
        File.AppendAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), "services:\n  checkout: { channels: [hook] }\n  search: { channels: [chat] }\n");
        string trust = "-TrustConfig " + Text(_session.InvokeSingle("Approve-OperationConfig -List"), "Hash");

        Assert.Equal("hook", _session.InvokeSingle("(New-IncidentMessage 1 responders).Channels").BaseObject);
        Assert.StartsWith("To responders, declared, for INC-0001\nThrough hook\n", _session.Render("New-IncidentMessage 1 responders").TrimStart('\n'), StringComparison.Ordinal);
        Assert.Equal(["hook", "hook"], _session.Invoke($"New-IncidentMessage 1 responders, executive | Send-IncidentMessage {trust}").Select(item => Text(item, "Channel")));
        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal("chat", Text(_session.InvokeSingle($"New-IncidentMessage 1 responders | Send-IncidentMessage chat {trust}"), "Channel"));

        Assert.Empty(_session.Invoke($"New-IncidentMessage 1 customer | Send-IncidentMessage -ApprovedBy Ann -Confirm:$false {trust}"));
        Assert.Contains("No channel is configured for customer of checkout.", Assert.Single(_session.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_approved_is_not_sent()
    {
        Assert.Empty(_session.Invoke("New-IncidentMessage 1 all-hands | Send-IncidentMessage chat"));
        Assert.StartsWith("ConfigurationNotTrusted", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void What_leaves_the_company_needs_a_person_or_his_word()
    {
        Assert.Empty(_session.Invoke($"New-IncidentMessage 1 customer | Send-IncidentMessage hook -ApprovedBy Ann {_trust}"));
        Assert.StartsWith("ConfirmationRequired", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
        Assert.Empty(_session.Invoke("Get-IncidentMessage"));

        using (var answering = new TestSession(answers: "n\n", location: _repository.Folder)) answering.Invoke($"New-IncidentMessage 1 customer | Send-IncidentMessage hook -ApprovedBy Ann {_trust}");
        Assert.Empty(_server.Requests);
        Assert.Equal("Sent", Text(_session.InvokeSingle($"New-IncidentMessage 1 customer | Send-IncidentMessage hook -ApprovedBy Ann {_trust} -Confirm:$false"), "State"));
        Assert.Equal("Ann", _session.InvokeSingle("(Get-IncidentTimeline 1 -Kind communication).Data['approvedBy']").BaseObject);
    }

    [Fact]
    public void Whatif_shows_the_request_and_writes_nothing_to_the_byte()
    {
        string[] before = Everything();

        string shown = _session.Render($"New-IncidentMessage 1 customer | Send-IncidentMessage safe, chat -ApprovedBy Ann {_trust} -WhatIf");

        Assert.Contains("What if: Send to safe (Webhook), for customer:\nPOST http://127.0.0.1", shown, StringComparison.Ordinal);
        Assert.Contains("X-Vt-Signature: [redacted:secret]", shown, StringComparison.Ordinal);
        Assert.Contains("\"specVersion\": \"1\"", shown, StringComparison.Ordinal);
        Assert.Contains("is for all-hands, responders", shown, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void A_secret_comes_from_the_vaults_of_the_session()
    {
        _session.Invoke($"New-IncidentMessage 1 all-hands | Send-IncidentMessage safe {_trust}");
        Assert.Contains("no Get-Secret", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        _session.Invoke("function Get-Secret { param($Name, $Vault, [switch] $AsPlainText, $ErrorAction) if ($Vault -eq 'ops' -and $AsPlainText) { \"of $Name\" } else { throw 'locked' } }");
        Assert.Equal("Sent", Text(_session.InvokeSingle($"New-IncidentMessage 1 all-hands | Send-IncidentMessage safe {_trust}"), "State"));
        Assert.StartsWith("sha256=", Assert.Single(_server.Requests).Header("X-Vt-Signature"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_refused_is_an_error_and_is_sent_again_on_demand()
    {
        _status = 404;
        PSObject refused = _session.InvokeSingle($"New-IncidentMessage 1 responders | Send-IncidentMessage hook {_trust}");
        Assert.Equal("DeadLetter", Text(refused, "State"));
        Assert.StartsWith("MessageNotDelivered", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("404", Text(refused, "Detail"), StringComparison.Ordinal);
        Assert.Contains("404", _session.Render("Get-IncidentMessage -Status DeadLetter"), StringComparison.Ordinal);
        _status = 200;
        Assert.Equal("Sent", Text(_session.InvokeSingle($"Get-IncidentMessage -Status DeadLetter | Send-IncidentMessage {_trust}"), "State"));
        Assert.Empty(_session.Errors);
        Assert.Empty(_session.Invoke("Get-IncidentMessage -Status DeadLetter"));
    }

    [Fact]
    public void What_says_the_same_as_what_was_taken_goes_out_once_unless_it_is_forced()
    {
        const string write = "New-IncidentMessage 1 all-hands -Stage resolved";
        Assert.Equal("Sent", Text(_session.InvokeSingle($"{write} | Send-IncidentMessage {_trust}"), "State"));
        Assert.Empty(_session.Warnings);

        Assert.Empty(_session.Invoke($"{write} | Send-IncidentMessage {_trust}"));
        Assert.Matches("^The same went to all-hands through 'chat' at .+ UTC: '.+'. Nothing is sent; -Force sends it again.$", Assert.Single(_session.Warnings));
        Assert.Empty(_session.Errors);
        Assert.Single(_server.Requests);

        // Only another text, other readers, another stage, or another channel is another message.
        _session.Invoke($"{write} -Message 'one more thing' | Send-IncidentMessage {_trust}; New-IncidentMessage 1 responders -Stage resolved | Send-IncidentMessage {_trust}; New-IncidentMessage 1 all-hands -Stage investigating | Send-IncidentMessage {_trust}; {write} | Send-IncidentMessage hook {_trust}");
        Assert.Empty(_session.Warnings);
        Assert.Equal(5, _server.Requests.Count);
        Assert.Equal("Sent", Text(_session.InvokeSingle($"{write} | Send-IncidentMessage -Force {_trust}"), "State"));
        Assert.Equal(6, _server.Requests.Count);
    }

    [Fact]
    public void The_time_of_the_next_update_alone_makes_no_other_message_a_moment_later()
    {
        _session.Invoke($"New-IncidentMessage 1 all-hands -NextUpdate ([DateTimeOffset]::UtcNow.AddMinutes(60)) | Send-IncidentMessage {_trust}");
        _session.Invoke($"New-IncidentMessage 1 all-hands -NextUpdate ([DateTimeOffset]::UtcNow.AddMinutes(63)) | Send-IncidentMessage {_trust}");
        Assert.Contains("The same went to all-hands", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.Single(_server.Requests);

        _session.Invoke($"$m = New-IncidentMessage 1 responders; $n = New-IncidentMessage 1 responders; $m, $n | Send-IncidentMessage {_trust}");
        Assert.Contains("It is sent once", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        _session.Invoke($"$m | Send-IncidentMessage {_trust}");
        Assert.Contains("was taken by 'chat' before", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public void What_was_given_up_is_sent_again_although_it_says_the_same_as_another()
    {
        _status = 404;
        _session.Invoke($"New-IncidentMessage 1 responders -Stage resolved | Send-IncidentMessage hook {_trust}");
        _status = 200;
        Assert.Equal("Sent", Text(_session.InvokeSingle($"New-IncidentMessage 1 responders -Stage resolved | Send-IncidentMessage hook {_trust}"), "State"));
        Assert.Equal("Sent", Text(_session.InvokeSingle($"Get-IncidentMessage -Status DeadLetter | Send-IncidentMessage {_trust}"), "State"));
        Assert.Empty(_session.Warnings);
    }

    [Fact]
    public void Nobody_leads_is_a_sentence()
    {
        _session.Invoke("New-Incident 'Search is slow' -Severity 2");
        foreach (string audience in (string[])["all-hands", "executive"])
        {
            string text = Text(_session.InvokeSingle($"New-IncidentMessage 2 {audience} -Stage declared"), "Text");
            Assert.Contains("Nobody leads yet.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("known yet leads", text, StringComparison.Ordinal);
            Assert.Contains("Ann leads.", Text(_session.InvokeSingle($"New-IncidentMessage 1 {audience} -Stage declared"), "Text"), StringComparison.Ordinal);
            Assert.Contains("Bo leads.", Text(_session.InvokeSingle($"New-IncidentMessage 1 {audience} -Stage declared -Value @{{ commander = 'Bo' }}"), "Text"), StringComparison.Ordinal);
        }
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";

    private string[] Everything() => [.. Directory.GetFiles(_repository.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
