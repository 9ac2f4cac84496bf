using System.Security.Cryptography;
using System.Text;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>Makes the request that brings a message to a channel. Pure.</summary>
internal static class ChannelCall
{
    private const string PagerDutyAddress = "https://events.pagerduty.com/v2/enqueue";

    /// <summary>The request.</summary>
    /// <param name="channel">The channel; no file.</param>
    /// <param name="message">The message.</param>
    /// <param name="secrets">The secrets of the channel.</param>
    /// <param name="known">The id that the receiver gave the incident before; null for none.</param>
    /// <param name="now">The clock.</param>
    internal static WebCall Of(Channel channel, IncidentMessage message, ChannelSecrets secrets, string? known, DateTimeOffset now)
    {
        switch (channel.Type)
        {
            case ChannelType.Slack: return Post(SlackPayload.Of(message));
            case ChannelType.Teams: return Post(TeamsPayload.Of(message));
            case ChannelType.PagerDuty: return Post(PagerDutyPayload.Of(message, secrets.Key!, channel.Source), PagerDutyAddress);
            case ChannelType.Statuspage: return StatuspagePayload.Call(channel, message, secrets, known);
            default:
                byte[] body = WebhookPayload.Of(message);
                List<KeyValuePair<string, string>> headers = [new("Idempotency-Key", message.Id), new("X-Vt-Timestamp", Storage.Events.EventTime.Write(now))];
                if (secrets.Key is { } key) headers.Add(new("X-Vt-Signature", Signature(key, body)));
                return Post(body) with { Headers = headers };
        }

        WebCall Post(byte[] body, string? usual = null) => new("POST", ChannelAddress.Check(secrets.Address ?? usual!, channel.Name), [], body);
    }

    /// <summary>HMAC-SHA256 (RFC 2104) over the body as it is sent, as <c>sha256=</c> and hexadecimal digits in lower case.</summary>
    internal static string Signature(string key, ReadOnlySpan<byte> body) => "sha256=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body)).ToLowerInvariant();
}
