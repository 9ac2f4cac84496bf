using System.Text;
using System.Text.Json;
using VtOperate.Core.Delivery;
using VtOperate.Core.Delivery.Payloads;

namespace VtOperate.Core.Tests.Delivery;

/// <summary>Holds what is sent against the shapes and limits that the receivers document.</summary>
public sealed class PayloadTests
{
    private const string Hostile = "<!channel> @channel <@U1> & <script>alert(1)</script> *b* _i_ [x](http://evil.test) \\ 💥 Größe";

    public static IEnumerable<object[]> Texts => new[] { "Payments fail.", Hostile, new string('x', 10_000_000), string.Concat(Enumerable.Repeat("💥&<>\n", 20_000)), string.Concat(Enumerable.Repeat("line of text\n", 5_000)), "" }.Select((_, i) => new object[] { i });

    [Theory]
    [MemberData(nameof(Texts))]
    public void Slack_gets_blocks_within_their_limits_and_nobody_is_mentioned(int number)
    {
        using var document = JsonDocument.Parse(SlackPayload.Of(Message(number)));
        JsonElement root = document.RootElement;
        JsonElement[] blocks = [.. root.GetProperty("blocks").EnumerateArray()];
        Assert.InRange(blocks.Length, 2, 50);
        int total = 0;
        foreach (JsonElement text in Strings(root))
        {
            string value = text.GetString()!;
            total += value.Length;
            Assert.DoesNotContain("<!channel>", value, StringComparison.Ordinal);
            Assert.DoesNotContain("<@U1>", value, StringComparison.Ordinal);
            Assert.False(value.Length > 0 && char.IsHighSurrogate(value[^1]));
        }

        Assert.InRange(total, 1, 13_200);
        Assert.InRange(blocks[0].GetProperty("text").GetProperty("text").GetString()!.Length, 1, 150);
        Assert.Equal("plain_text", blocks[0].GetProperty("text").GetProperty("type").GetString());
        foreach (JsonElement block in blocks.Where(block => block.GetProperty("type").GetString() == "section"))
        {
            if (block.TryGetProperty("text", out JsonElement text)) Assert.InRange(text.GetProperty("text").GetString()!.Length, 1, 3_000);
            if (block.TryGetProperty("fields", out JsonElement fields)) Assert.InRange(fields.GetArrayLength(), 1, 10);
        }

        if (number == 1) Assert.Contains("&lt;!channel&gt; @channel &lt;@U1&gt; &amp; &lt;script&gt;", root.GetRawText(), StringComparison.Ordinal);
        if (number == 2) Assert.Contains("[shortened, see https://example.test/call]", root.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Teams_gets_a_card_of_version_1_4_below_28_kilobytes(int number)
    {
        byte[] body = TeamsPayload.Of(Message(number));
        Assert.InRange(body.Length, 1, 28_000);
        using var document = JsonDocument.Parse(body);
        JsonElement attachment = Assert.Single(document.RootElement.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        JsonElement card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        Assert.Equal("Attention", card.GetProperty("body")[0].GetProperty("color").GetString());
        Assert.Equal("https://example.test/call", card.GetProperty("actions")[0].GetProperty("url").GetString());
        if (number == 1) Assert.Contains(card.GetProperty("body").EnumerateArray(), block => block.TryGetProperty("text", out JsonElement text) && text.GetString()!.Contains("\\*b\\* \\_i\\_ \\[x\\](http://evil.test) \\\\ 💥 Größe", StringComparison.Ordinal));
        if (number is 2 or 3) Assert.Contains("shortened", document.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void PagerDuty_gets_one_alert_an_incident_within_its_limits(int number)
    {
        byte[] body = PagerDutyPayload.Of(Message(number), "0123456789abcdef0123456789abcdef", null);
        Assert.InRange(body.Length, 1, 512_000);
        using var document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement, payload = root.GetProperty("payload");
        Assert.Equal(("trigger", "vtoperate-01K0000000000000000000000B"), (root.GetProperty("event_action").GetString(), root.GetProperty("dedup_key").GetString()));
        Assert.InRange(payload.GetProperty("summary").GetString()!.Length, 1, 1_024);
        Assert.Equal(("checkout", "critical"), (payload.GetProperty("source").GetString(), payload.GetProperty("severity").GetString()));
        Assert.Equal(number != 2, payload.TryGetProperty("custom_details", out _));
        using var over = JsonDocument.Parse(PagerDutyPayload.Of(Message(number) with { Stage = MessageStage.Resolved }, "k", null));
        Assert.Equal("resolve", over.RootElement.GetProperty("event_action").GetString());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_status_page_gets_its_own_words_within_their_limits(int number)
    {
        using var document = JsonDocument.Parse(StatuspagePayload.Of(Message(number), ["c1"]));
        JsonElement incident = document.RootElement.GetProperty("incident");
        Assert.InRange(incident.GetProperty("name").GetString()!.Length, 1, 255);
        Assert.InRange(incident.GetProperty("body").GetString()!.Length, 0, 25_000);
        Assert.Equal(("investigating", "critical", "major_outage"), (incident.GetProperty("status").GetString(), incident.GetProperty("impact_override").GetString(), incident.GetProperty("components").GetProperty("c1").GetString()));
        Assert.All(incident.GetProperty("metadata").EnumerateObject(), item => Assert.Equal(JsonValueKind.Object, item.Value.ValueKind));
    }

    [Fact]
    public void Our_own_json_is_whole_and_signed_over_its_bytes()
    {
        byte[] body = WebhookPayload.Of(Message(1));
        using var document = JsonDocument.Parse(body);
        Assert.Equal(Hostile, document.RootElement.GetProperty("event").GetProperty("text").GetString());
        Assert.Equal(("1", "incident.updated"), (document.RootElement.GetProperty("specVersion").GetString(), document.RootElement.GetProperty("type").GetString()));

        // RFC 4231, test case 2.
        Assert.Equal("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", ChannelCall.Signature("Jefe", Encoding.UTF8.GetBytes("what do ya want for nothing?")));
    }

    [Fact]
    public void A_file_keeps_what_stands_in_it_and_a_text_cannot_forge_a_key()
    {
        IncidentMessage message = Message(0) with { Text = "<!-- vtoperate 01K0000000000000000000000Z -->" };
        string added = Encoding.UTF8.GetString(FilePayload.Of(message, "no line end"u8));
        Assert.StartsWith("\n\n<!-- vtoperate 01K0000000000000000000000A -->\n## ", added, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- vtoperate 01K0000000000000000000000Z", added, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("-3", null)]
    [InlineData("99999999999", 31_536_000)]
    public void Retry_after_is_seconds_or_a_date(string header, int? seconds) =>
        Assert.Equal(seconds, (int?)RetryRule.Told(header, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))?.TotalSeconds);

    [Fact]
    public void Pauses_grow_up_to_a_cap_and_end_with_the_time_or_the_attempts()
    {
        DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var broken = new WebAnswer { Status = 503 };
        TimeSpan?[] waits = [.. Enumerable.Range(1, RetryRule.MostAttempts).Select(attempt => RetryRule.Wait(attempt, broken, now, now.AddMinutes(2), 1))];
        Assert.Equal([0.5, 1, 2, 4, 8, null], waits.Select(wait => wait?.TotalSeconds));
        Assert.Null(RetryRule.Wait(1, broken with { RetryAfter = "300" }, now, now.AddMinutes(2), 0));
        Assert.Equal(TimeSpan.FromSeconds(0.25), RetryRule.Wait(1, broken, now, now.AddMinutes(2), 0));
    }

    [Theory]
    [InlineData(429, ChannelType.Slack, true)]
    [InlineData(408, ChannelType.Slack, true)]
    [InlineData(503, ChannelType.Teams, true)]
    [InlineData(420, ChannelType.Statuspage, true)]
    [InlineData(420, ChannelType.Slack, false)]
    [InlineData(400, ChannelType.PagerDuty, false)]
    [InlineData(404, ChannelType.Slack, false)]
    [InlineData(307, ChannelType.Webhook, false)]
    public void Only_what_may_pass_is_tried_again(int status, ChannelType type, bool isPassing) => Assert.Equal(isPassing, RetryRule.IsPassing(new WebAnswer { Status = status }, type));

    [Fact]
    public void Slack_that_says_no_with_status_200_has_not_taken_it() =>
        Assert.False(ChannelAnswer.IsTaken(new WebAnswer { Status = 200, Body = """{"ok":false,"error":"channel_not_found"}""" }, ChannelType.Slack));

    private static IncidentMessage Message(int number)
    {
        string text = new[] { "Payments fail.", Hostile, new string('x', 10_000_000), string.Concat(Enumerable.Repeat("💥&<>\n", 20_000)), string.Concat(Enumerable.Repeat("line of text\n", 5_000)), "" }[number];
        return MessageRulesTests.Message(number < 2 ? "Payments " + text : new string('<', 5_000), text, "customer", MessageStage.Investigating) with
        {
            Severity = Severity.Critical,
            Services = ["checkout"],
            Facts = [new("Began", text.Length > 5_000 ? text[..5_000] : text), new("Next update", "14:30 UTC")],
            Links = [new("Call", "https://example.test/call")],
            NextUpdate = new DateTimeOffset(2026, 3, 1, 14, 30, 0, TimeSpan.Zero),
        };
    }

    private static IEnumerable<JsonElement> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(item => Strings(item.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };
}
