using System.Text;
using System.Text.Json;
using VtOperate.Core;
using VtOperate.Core.Delivery;
using VtOperate.Core.Delivery.Payloads;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.Workspace;
using VtOperate.Tests.Web;

namespace VtOperate.Engine.Tests.Delivery;

public sealed class MessageSenderTests : IDisposable, ISecretVault
{
    private readonly WorkspaceFolder _shop = new(withGit: false);
    private readonly SilentReporter _reporter = new();
    private TimeSpan _limit = TimeSpan.FromSeconds(20);

    public MessageSenderTests() => _shop.Variables["HOOK_KEY"] = "key-0123456789abcdef";

    public void Dispose() => _shop.Dispose();

    public string? Read(string vault, string name) => vault == "ops" && name == "hook" ? "key-from-the-vault" : null;

    [Fact]
    public void All_channels_are_told_at_once_and_the_timeline_says_what_came_of_each()
    {
        using var slack = new FakeServer((_, _) => FakeServer.Says(200, "ok"));
        using var teams = new FakeServer((_, _) => FakeServer.Says(202));
        using var pager = new FakeServer((_, _) => FakeServer.Says(202, """{"status":"success","message":"Event processed","dedup_key":"x"}"""));
        using var hook = new FakeServer((_, _) => FakeServer.Says(204));
        Configure($$"""
            channels:
              chat: { type: slack, url: "{{slack.Address}}" }
              team: { type: teams, url: "{{teams.Address}}" }
              page: { type: pagerduty, url: "{{pager.Address}}", key: { env: HOOK_KEY } }
              hook: { type: webhook, url: "{{hook.Address}}", key: { vault: ops, secret: hook } }
              note: { type: file, path: told.md }
            """);
        IncidentMessage message = Message("all-hands");

        MessageDelivery[] told = Send(message, "chat", "team", "page", "hook", "note");

        Assert.Empty(_reporter.Problems);
        Assert.Equal(["chat Sent", "hook Sent", "note Sent", "page Accepted", "team Accepted"], told.Select(item => $"{item.Channel} {item.State}").Order(StringComparer.Ordinal));
        FakeRequest signed = Assert.Single(hook.Requests);
        Assert.Equal(ChannelCall.Signature("key-from-the-vault", Encoding.UTF8.GetBytes(signed.Body)), signed.Header("X-Vt-Signature"));
        Assert.Equal(message.Id, signed.Header("Idempotency-Key"));
        Assert.Contains("key-0123456789abcdef", Assert.Single(pager.Requests).Body, StringComparison.Ordinal);
        Assert.Contains("attachments", Assert.Single(teams.Requests).Body, StringComparison.Ordinal);
        Assert.All([slack, teams, pager, hook], server => JsonDocument.Parse(server.Requests.Single().Body).Dispose());
        IncidentEvent[] events = [.. Ledger().Timeline("1").Where(item => item.Kind == IncidentKind.Communication)];
        Assert.Equal(5, events.Length);
        Assert.All(events, item => Assert.Contains("all-hands", item.Text, StringComparison.Ordinal));
        Assert.True(Ledger().Find("1").Actions.Single(action => action.Text.StartsWith("Tell everybody", StringComparison.Ordinal)).IsDone);
        string kept = string.Concat(Directory.GetFiles(Sender().Folder, "*.json").Select(File.ReadAllText));
        Assert.DoesNotContain("key-0123456789abcdef", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("key-from-the-vault", kept, StringComparison.Ordinal);

        Assert.All(Send(message, "chat", "team", "page", "hook", "note"), item => Assert.True(item.IsRecorded));
        Assert.All([slack, teams, pager, hook], server => Assert.Single(server.Requests));
        Assert.Equal(5, Ledger().Timeline("1").Count(item => item.Kind == IncidentKind.Communication));
        Assert.Equal(1, File.ReadAllText(_shop.In("told.md")).Split("vtoperate " + message.Id).Length - 1);
    }

    [Fact]
    public void A_server_that_is_busy_is_left_alone_for_as_long_as_it_says()
    {
        using var server = new FakeServer((_, number) => number == 1 ? FakeServer.Says(429, "slow down", ("Retry-After", "1")) : FakeServer.Says(200, "ok"));
        Hook(server);
        long began = Environment.TickCount64;

        MessageDelivery told = Assert.Single(Send(Message("all-hands"), "hook"));

        Assert.Equal((DeliveryState.Sent, 2), (told.State, told.Attempts));
        Assert.True(Environment.TickCount64 - began >= 990);
    }

    [Fact]
    public void A_broken_server_is_tried_again_and_the_key_is_the_same()
    {
        using var server = new FakeServer((_, number) => number switch { 1 => FakeServer.Says(500), 2 => FakeServer.Cut, _ => FakeServer.Says(200) });
        Hook(server);

        MessageDelivery told = Assert.Single(Send(Message("all-hands"), "hook"));

        Assert.Equal((DeliveryState.Sent, 3), (told.State, told.Attempts));
        Assert.Single(server.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public void A_refusal_is_not_repeated_is_kept_without_the_secret_and_can_be_sent_again()
    {
        bool isMended = false;
        using var server = new FakeServer((request, _) => isMended ? FakeServer.Says(200) : FakeServer.Says(400, """{"errors":["bad key key-0123456789abcdef"]}"""));
        Hook(server);

        MessageDelivery refused = Assert.Single(Send(Message("all-hands"), "hook"));

        Assert.Equal((DeliveryState.DeadLetter, 1), (refused.State, refused.Attempts));
        Assert.Contains("bad key [redacted:secret]", refused.Detail, StringComparison.Ordinal);
        IncidentEvent failed = Assert.Single(Ledger().Timeline("1"), item => item.Kind == IncidentKind.Communication);
        Assert.Equal("Failed", failed.Data["state"]);
        Assert.DoesNotContain("key-0123456789abcdef", failed.Text, StringComparison.Ordinal);
        isMended = true;
        MessageDelivery kept = Assert.Single(Sender().Read(CancellationToken.None), item => item.State == DeliveryState.DeadLetter);
        Assert.Equal(DeliveryState.Sent, Assert.Single(Send(kept.Message, kept.Channel)).State);
        Assert.Equal(2, Ledger().Timeline("1").Count(item => item.Kind == IncidentKind.Communication));
    }

    [Fact]
    public void A_server_that_hangs_is_given_up_in_time()
    {
        using var server = new FakeServer((_, _) => FakeServer.Nothing);
        Hook(server);
        _limit = TimeSpan.FromSeconds(2);

        MessageDelivery given = Assert.Single(Send(Message("all-hands"), "hook"));

        Assert.Equal(DeliveryState.DeadLetter, given.State);
        Assert.Contains("No whole answer", given.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_whose_body_breaks_off_is_still_an_answer()
    {
        using var server = new FakeServer((_, _) => FakeServer.Says(202, "{", ("Content-Length", "100")));
        Hook(server);
        Assert.Equal((DeliveryState.Accepted, 1), Assert.Single(Send(Message("all-hands"), "hook").Select(item => (item.State, item.Attempts))));
    }

    [Fact]
    public void A_certificate_that_nobody_trusts_ends_it_before_anything_is_sent()
    {
        using var server = new FakeServer((_, _) => FakeServer.Says(200), withOwnCertificate: true);
        Hook(server);

        MessageDelivery refused = Assert.Single(Send(Message("all-hands"), "hook"));

        Assert.Equal((DeliveryState.DeadLetter, 1), (refused.State, refused.Attempts));
        Assert.Contains("certificate", refused.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(302)]
    public void A_redirect_to_another_server_is_refused(int status)
    {
        using var other = new FakeServer((_, _) => FakeServer.Says(200));
        using var server = new FakeServer((_, _) => FakeServer.Says(status, "", ("Location", other.Address)));
        Hook(server);

        Assert.Equal(DeliveryState.DeadLetter, Assert.Single(Send(Message("all-hands"), "hook")).State);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void A_redirect_on_the_same_server_is_followed()
    {
        using var server = new FakeServer((_, number) => number == 1 ? FakeServer.Says(308, "", ("Location", "/there")) : FakeServer.Says(200));
        Hook(server);
        Assert.Equal(DeliveryState.Sent, Assert.Single(Send(Message("all-hands"), "hook")).State);
        Assert.StartsWith("POST /there", server.Requests.Last().Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_with_one_key_send_once()
    {
        using var server = new FakeServer((_, _) => FakeServer.Says(200));
        Hook(server);
        IncidentMessage message = Message("all-hands");

        MessageDelivery[][] both = await Task.WhenAll(Task.Run(() => Send(message, "hook")), Task.Run(() => Send(message, "hook")));

        Assert.All(both, told => Assert.Equal(DeliveryState.Sent, Assert.Single(told).State));
        Assert.Single(server.Requests);
        Assert.Single(Ledger().Timeline("1").Where(item => item.Kind == IncidentKind.Communication).DistinctBy(item => item.Id));
    }

    [Fact]
    public void What_is_broken_off_while_it_is_sent_is_unknown_and_can_be_sent_again()
    {
        bool answers = false;
        string? before = null;
        using var stop = new CancellationTokenSource();
        using var server = new FakeServer((_, _) =>
        {
            before ??= File.ReadAllText(Assert.Single(Directory.GetFiles(Sender().Folder, "*.json")));
            if (answers) return FakeServer.Says(200);
            stop.CancelAfter(50);
            return FakeServer.Nothing;
        });
        Hook(server);

        Assert.ThrowsAny<OperationCanceledException>(() => Send(Message("all-hands"), stop.Token, "hook"));

        Assert.Contains("\"state\": \"Sending\"", before, StringComparison.Ordinal);
        MessageDelivery open = Assert.Single(Sender().Read(CancellationToken.None));
        Assert.Equal(DeliveryState.Unknown, open.State);
        answers = true;
        Assert.Equal(DeliveryState.Sent, Assert.Single(Send(open.Message, "hook")).State);
        Assert.Single(server.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public void What_was_sent_by_a_process_that_ended_is_told_by_the_next()
    {
        using var server = new FakeServer((_, _) => FakeServer.Says(200));
        Hook(server);
        IncidentMessage first = Message("all-hands");
        Send(first, "hook");
        var outbox = new Outbox(_shop.Engine.Files, Path.GetDirectoryName(Sender().Folder)!, _shop.Root);
        MessageDelivery kept = Assert.Single(outbox.Read(_reporter, CancellationToken.None));
        outbox.Save(kept with { IsRecorded = false });
        outbox.Save(kept with { Id = Ulid.New(DateTimeOffset.UtcNow), EventId = Ulid.New(DateTimeOffset.UtcNow), IsRecorded = false });

        Send(Message("all-hands"), "hook");

        Assert.Equal(3, Ledger().Timeline("1").Count(item => item.Kind == IncidentKind.Communication));
        Assert.All(outbox.Read(_reporter, CancellationToken.None), item => Assert.True(item.IsRecorded));
    }

    [Fact]
    public void What_a_process_had_begun_to_keep_for_several_channels_is_kept_for_all_of_them()
    {
        using var server = new FakeServer((_, _) => FakeServer.Says(200));
        Configure($"channels:\n  hook: {{ type: webhook, url: \"{server.Address}\" }}\n  page: {{ type: webhook, url: \"{server.Address}\" }}\n");
        IncidentMessage message = Message("all-hands");
        var outbox = new Outbox(_shop.Engine.Files, Path.GetDirectoryName(Sender().Folder)!, _shop.Root);
        outbox.Add([.. new[] { "hook", "page" }.Select(channel => new MessageDelivery { Id = message.Id, IncidentId = message.IncidentId, Audience = message.Audience, Subject = message.Subject, Channel = channel, Message = message, ApprovedBy = "Ann" })]);
        Assert.Equal(2, Directory.GetFiles(outbox.Folder).Length);

        // The process ended after the first of two files.
        string[] kept = [.. Directory.GetFiles(outbox.Folder, "*.json").Order(StringComparer.Ordinal)];
        string begun = Path.Combine(outbox.Folder, "0123456789abcdef.begun");
        File.WriteAllText(begun, $"[{string.Join(",", kept.Select(File.ReadAllText))}]");
        File.Delete(kept[1]);

        Assert.Equal([("page", DeliveryState.Pending), ("hook", DeliveryState.Pending)], outbox.Read(_reporter, CancellationToken.None).Select(item => (item.Channel, item.State)));
        Assert.Equal("Ann", outbox.Find(message.Id, "page")!.ApprovedBy);
        Assert.False(File.Exists(kept[1]));
        Assert.Equal(DeliveryState.Sent, Assert.Single(Send(message, "hook")).State);
        Assert.False(File.Exists(begun));
        MessageDelivery open = Assert.Single(Sender().Read(CancellationToken.None), item => item.State == DeliveryState.Pending);
        Assert.Equal(("page", DeliveryState.Sent), Assert.Single(Send(open.Message, open.Channel).Select(item => (item.Channel, item.State))));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void A_status_page_gets_one_incident_that_is_updated_also_after_a_break()
    {
        IncidentMessage? message = null;
        using var server = new FakeServer((request, number) => number switch
        {
            1 => FakeServer.Cut,
            2 => FakeServer.Says(200, $$$$"""[{"id":"abc123","metadata":{"vt":{"id":"{{{{message!.IncidentKey}}}}"}}},{"id":"other"}]"""),
            _ => FakeServer.Says(200, """{"id":"abc123"}"""),
        });
        Configure($"channels:\n  status: {{ type: statuspage, url: \"{server.Address}\", page: p1, key: {{ env: HOOK_KEY }}, components: [c1] }}\n");
        message = Message("status-page");

        MessageDelivery told = Assert.Single(Send(message, "status"));
        Send(Message("status-page"), "status");

        Assert.Equal("abc123", told.Receiver);
        Assert.Equal(["POST /hook/pages/p1/incidents", "GET /hook/pages/p1/incidents/unresolved", "PATCH /hook/pages/p1/incidents/abc123", "PATCH /hook/pages/p1/incidents/abc123"], server.Requests.Select(request => request.Line));
        Assert.All(server.Requests, request => Assert.Equal("OAuth key-0123456789abcdef", request.Header("Authorization")));
    }

    [Theory]
    [InlineData("type: webhook, url: \"http://example.test/x\"", "hook", ErrorId.ChannelInvalid, "not encrypted")]
    [InlineData("type: slack, url: \"https://hooks.example.test/T/B/x\"", "hook", ErrorId.ChannelInvalid, "{ env: NAME }")]
    [InlineData("type: webhook, url: \"https://example.test/x?sig=abc\"", "hook", ErrorId.ChannelInvalid, "is a secret")]
    [InlineData("type: webhook, url: \"https://example.test/x\", key: abc", "hook", ErrorId.ChannelInvalid, "only ever a reference")]
    [InlineData("type: mail", "hook", ErrorId.ChannelInvalid, "allowed: slack, teams")]
    [InlineData("type: teams", "hook", ErrorId.ChannelInvalid, "has no url")]
    [InlineData("type: teams, url: { env: NOT_SET_ANYWHERE }", "hook", ErrorId.SecretMissing, "the environment variable NOT_SET_ANYWHERE")]
    [InlineData("type: teams, url: { vault: ops, secret: gone }", "hook", ErrorId.SecretMissing, "the secret 'gone' of the vault 'ops'")]
    [InlineData("type: teams, url: { env: HOOK_KEY }", "hoook", ErrorId.ChannelInvalid, "Did you mean 'hook'?")]
    [InlineData("type: teams, url: { env: HOOK_KEY }, audience: [support]", "hook", ErrorId.ValueNotAllowed, "is for support")]
    [InlineData("type: teams, url: { env: HOOK_KEY }", "hook", ErrorId.ChannelInvalid, "is no address")]
    public void What_cannot_be_used_is_a_clear_error_and_nothing_is_sent(string settings, string channel, ErrorId id, string words)
    {
        Configure($"channels:\n  hook: {{ {settings} }}\n");

        Assert.Empty(Send(Message("all-hands"), channel));

        OperationException problem = Assert.Single(_reporter.Problems);
        Assert.Equal(id, problem.Id);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_not_approved_or_has_changed_since_is_not_used()
    {
        using var server = new FakeServer((_, _) => FakeServer.Says(200));
        Hook(server);
        _shop.Write(".vtoperate.yml", File.ReadAllText(_shop.In(".vtoperate.yml")) + "# changed\n");

        Assert.Empty(Send(Message("all-hands"), "hook"));

        OperationException refused = Assert.Single(_reporter.Problems);
        Assert.Equal(ErrorId.ConfigurationNotTrusted, refused.Id);
        string hash = Assert.Single(new ConfigurationConsent(_shop.Engine).Of(Configuration())).Hash;
        Assert.Contains(hash, refused.Message, StringComparison.Ordinal);
        _shop.Write(".vtoperate.yml", File.ReadAllText(_shop.In(".vtoperate.yml")).ReplaceLineEndings("\r\n"));
        MessageSender sender = Sender();
        Assert.Single(sender.Send(sender.Plan(Message("all-hands"), new SendRequest(["hook"]) { TrustedConfiguration = hash }), this, CancellationToken.None));
    }

    [Fact]
    public void What_leaves_the_company_needs_a_name_and_no_promise()
    {
        using var server = new FakeServer((_, _) => FakeServer.Says(200));
        Hook(server);
        IncidentMessage message = Message("customer");
        Assert.Empty(Sender().Plan(message, new SendRequest(["hook"])));
        Assert.Contains("-ApprovedBy", Assert.Single(_reporter.Problems).Message, StringComparison.Ordinal);
        IncidentMessage promising = Message("customer", "It will be fixed by 14:30.");
        Assert.Empty(Sender().Plan(promising, new SendRequest(["hook"]) { ApprovedBy = "Ann" }));
        Assert.Equal(ErrorId.MessageUnfit, _reporter.Problems[1].Id);
        Assert.Single(Sender().Plan(promising, new SendRequest(["hook"]) { ApprovedBy = "Ann", IsForced = true }));
    }

    private void Hook(FakeServer server) => Configure($"channels:\n  hook: {{ type: webhook, url: \"{server.Address}\", key: {{ env: HOOK_KEY }} }}\n");

    private void Configure(string yaml)
    {
        _shop.Write(".vtoperate.yml", yaml);
        var consent = new ConfigurationConsent(_shop.Engine);
        foreach (ConfigurationApproval file in consent.Of(Configuration())) consent.Give(file);
        Ledger().Declare(new NewIncident { Title = "Guests cannot pay", Severity = Severity.Critical, Services = ["checkout"] }, "Ann", CancellationToken.None);
    }

    private OperationConfiguration Configuration() => new ConfigurationReader(_shop.Engine).Read(_shop.Root, _reporter, CancellationToken.None);

    private IncidentLedger Ledger() => new(_shop.Engine, Configuration(), _reporter, TimeProvider.System);

    private MessageSender Sender() => new(_shop.Engine, Configuration(), Ledger(), _reporter, TimeProvider.System) { Limit = _limit };

    private IncidentMessage Message(string audience, string? news = null) => new MessageWriter(_shop.Engine, Configuration(), Ledger(), _reporter, TimeProvider.System).Write(new MessageRequest("1", audience) { News = news });

    private MessageDelivery[] Send(IncidentMessage message, params string[] channels) => Send(message, CancellationToken.None, channels);

    private MessageDelivery[] Send(IncidentMessage message, CancellationToken stop, params string[] channels)
    {
        MessageSender sender = Sender();
        return [.. sender.Send(sender.Plan(message, new SendRequest(channels) { By = "Ann", ApprovedBy = message.IsPublic ? "Ann" : null }), this, stop)];
    }
}
