using System.Security.Cryptography;
using System.Text;
using VtOperate.Core.Incidents;

namespace VtOperate.Core.Delivery;

/// <summary>Finds out whether the same words went to the same readers through the same channel before. Pure.</summary>
internal static class MessageTwin
{
    /// <summary>The name under which the event of a message that was sent keeps its digest.</summary>
    internal const string Digest = "digest";

    /// <summary>The name under which it keeps the digest of every word.</summary>
    internal const string WholeDigest = "digestOfAll";

    private const string Moving = "{next}";

    // Written twice within this time, a message differs by the minute of its next update and says nothing new.
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(10);

    /// <summary>What tells one message from another: incident, stage, readers and words, but not the time of the next update, which moves with the clock.</summary>
    internal static string Of(IncidentMessage message)
    {
        string words = message.Text;
        if (message.NextUpdate is { } next)
        {
            // The day stands there as well where it is another one than that of the message.
            foreach (DateTimeOffset seen in (ReadOnlySpan<DateTimeOffset>)[next.AddDays(-1), next]) words = words.Replace(MessageValues.TimeText(next, seen), Moving, StringComparison.Ordinal);
        }

        return Hash(message, words);
    }

    /// <summary>When the same was taken by a channel before; null where it was not.</summary>
    /// <param name="timeline">What happened in the incident.</param>
    /// <param name="message">The message.</param>
    /// <param name="channel">The name of the channel.</param>
    /// <param name="now">The clock.</param>
    internal static DateTimeOffset? Find(IReadOnlyList<IncidentEvent> timeline, IncidentMessage message, string channel, DateTimeOffset now)
    {
        string digest = Of(message), whole = OfAll(message);
        foreach (IncidentEvent told in timeline.Reverse())
        {
            if (told.Kind != IncidentKind.Communication || IncidentData.TextOf(told.Data, "state") is not ("Sent" or "Accepted") || IncidentData.TextOf(told.Data, "channel") != channel) continue;
            if (IncidentData.TextOf(told.Data, WholeDigest) == whole || (IncidentData.TextOf(told.Data, Digest) == digest && now - told.At < s_window)) return told.At;
        }

        return null;
    }

    /// <summary>What tells one message from another to the letter.</summary>
    internal static string OfAll(IncidentMessage message) => Hash(message, message.Text);

    private static string Hash(IncidentMessage message, string words) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', message.IncidentKey, message.Stage, message.Audience, message.Subject, words))))[..32];
}
