using System.Management.Automation;
using System.Security.Cryptography;

namespace VtOperate.Module.Tests.Incidents;

public sealed class SendIncidentMessageTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly HookServer _server = new();
    private readonly TestSession _session;
    private readonly string _trust;

    public SendIncidentMessageTests()
    {
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
        Assert.Contains("\"blocks\"", Assert.Single(_server.Requests), StringComparison.Ordinal);
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
        Assert.Contains("X-Vt-Signature: sha256=", Assert.Single(_server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_refused_is_an_error_and_is_sent_again_on_demand()
    {
        _server.Status = 404;
        PSObject refused = _session.InvokeSingle($"New-IncidentMessage 1 responders | Send-IncidentMessage hook {_trust}");
        Assert.Equal("DeadLetter", Text(refused, "State"));
        Assert.StartsWith("MessageNotDelivered", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("404", Text(refused, "Detail"), StringComparison.Ordinal);
        Assert.Contains("404", _session.Render("Get-IncidentMessage -Status DeadLetter"), StringComparison.Ordinal);
        _server.Status = 200;
        Assert.Equal("Sent", Text(_session.InvokeSingle($"Get-IncidentMessage -Status DeadLetter | Send-IncidentMessage {_trust}"), "State"));
        Assert.Empty(_session.Errors);
        Assert.Empty(_session.Invoke("Get-IncidentMessage -Status DeadLetter"));
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";

    private string[] Everything() => [.. Directory.GetFiles(_repository.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
