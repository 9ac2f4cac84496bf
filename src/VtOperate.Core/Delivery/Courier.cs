using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VtOperate.Core.Delivery.Payloads;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Delivery;

/// <summary>Brings one message to one channel: kept before the first attempt, repeated while that may help, and said honestly what came of it.</summary>
/// <param name="web">Sends requests.</param>
/// <param name="files">Where files of channels are written.</param>
/// <param name="outbox">Where messages are kept.</param>
/// <param name="locks">The folder for locks on files of channels, which several clones may share; absolute.</param>
/// <param name="limit">How long all attempts may take.</param>
/// <param name="time">The clock.</param>
internal sealed class Courier(IWebSender web, IFileStore files, Outbox outbox, string locks, TimeSpan limit, TimeProvider time)
{
    private const int MostRedirects = 3;
    private const int LargestFile = 64 << 20;
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(15), s_spare = TimeSpan.FromSeconds(30);

    /// <summary>Sends it, unless it was taken before.</summary>
    /// <param name="asked">The message as it is to be sent.</param>
    /// <param name="channel">Where to.</param>
    /// <param name="secrets">The secrets of the channel.</param>
    /// <param name="known">The id that the receiver gave the incident before; null for none.</param>
    /// <param name="stop">Ends it; what was begun is Unknown then.</param>
    internal async Task<MessageDelivery> DeliverAsync(MessageDelivery asked, Channel channel, ChannelSecrets secrets, string? known, CancellationToken stop)
    {
        using IDisposable alone = outbox.Lock(asked.Id, channel.Name, limit + s_spare, stop);
        MessageDelivery? kept = outbox.Find(asked.Id, channel.Name);
        if (kept is { State: DeliveryState.Sent or DeliveryState.Accepted }) return kept;
        bool wasOpen = kept is { State: DeliveryState.Sending };
        MessageDelivery delivery = asked with { Attempts = kept?.Attempts ?? 0, EventId = null, IsRecorded = false };
        DateTimeOffset end = time.GetUtcNow() + limit;
        for (int attempt = 1; ; attempt++)
        {
            delivery = outbox.Save(delivery with { State = DeliveryState.Sending, Attempts = delivery.Attempts + 1, LastAttemptAt = time.GetUtcNow(), NextAttemptAt = null });
            WebAnswer answer = await AttemptAsync(delivery, channel, secrets, known, wasOpen, end, stop).ConfigureAwait(false);
            string detail = secrets.Redact(ChannelAnswer.Sentence(answer));
            if (ChannelAnswer.IsTaken(answer, channel.Type))
            {
                DeliveryState state = ChannelAnswer.IsLater(answer, channel.Type) ? DeliveryState.Accepted : DeliveryState.Sent;
                string? receiver = channel.Type == ChannelType.Statuspage ? JsonText.Find(answer.Body, "id") ?? known : null;
                return outbox.Save(delivery with { State = state, Detail = detail, Receiver = receiver, EventId = Ulid.New(time.GetUtcNow()) });
            }

            // A request that broke off may have been read; the next one must look before it makes a second entry.
            wasOpen |= answer.Failure == WebFailure.Broken;
            TimeSpan? wait = RetryRule.IsPassing(answer, channel.Type) ? RetryRule.Wait(attempt, answer, time.GetUtcNow(), end, Random.Shared.NextDouble()) : null;
            if (wait is not { } pause)
            {
                string asks = answer.RetryAfter is { } header && RetryRule.Told(header, time.GetUtcNow()) is { } told && told > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $" It asks to be left alone until {time.GetUtcNow() + told:yyyy-MM-dd HH:mm:ss} UTC.") : "";
                return outbox.Save(delivery with { State = DeliveryState.DeadLetter, Detail = detail + asks, EventId = Ulid.New(time.GetUtcNow()) });
            }

            delivery = outbox.Save(delivery with { State = DeliveryState.Failed, Detail = detail, NextAttemptAt = time.GetUtcNow() + pause });
            await Task.Delay(pause, time, stop).ConfigureAwait(false);
        }
    }

    private async Task<WebAnswer> AttemptAsync(MessageDelivery delivery, Channel channel, ChannelSecrets secrets, string? known, bool wasOpen, DateTimeOffset end, CancellationToken stop)
    {
        if (channel.Type == ChannelType.File) return Append(delivery, channel, stop);
        if (channel.Type == ChannelType.Statuspage && known is null && wasOpen)
        {
            // What was sent before may stand there already.
            WebAnswer open = await SendAsync(StatuspagePayload.Unresolved(channel, secrets), channel.Name, end, stop).ConfigureAwait(false);
            if (open.Status != 200) return open;
            known = StatuspagePayload.FindIn(open.Body, delivery.Message);
        }

        return await SendAsync(ChannelCall.Of(channel, delivery.Message, secrets, known, time.GetUtcNow()), channel.Name, end, stop).ConfigureAwait(false);
    }

    private async Task<WebAnswer> SendAsync(WebCall call, string channel, DateTimeOffset end, CancellationToken stop)
    {
        for (int hop = 0; ; hop++)
        {
            TimeSpan left = end - time.GetUtcNow();
            WebAnswer answer = await web.SendAsync(call, left < s_attempt ? TimeSpan.FromTicks(Math.Max(left.Ticks, TimeSpan.TicksPerSecond)) : s_attempt, stop).ConfigureAwait(false);
            if (answer.Status is not (>= 300 and < 400)) return answer;
            string host = answer.Location?.Host ?? "nowhere";
            if (answer.Location is null || answer.Status is not (307 or 308) || hop == MostRedirects) return answer with { Body = $"It sends on to {host} with status {answer.Status}, which is not followed." };
            if (!ChannelAddress.IsSameServer(call.Address, answer.Location)) return answer with { Body = $"It sends on to another server, {host}; nothing was sent there. Correct the url of the channel '{channel}'." };
            call = call with { Address = answer.Location };
        }
    }

    // The key of each message stands in the file, so that none stands there twice.
    private WebAnswer Append(MessageDelivery delivery, Channel channel, CancellationToken stop)
    {
        try
        {
            using IDisposable alone = files.Lock(Path.Combine(locks, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(channel.Path!)), 0, 16).ToLowerInvariant() + ".lock"), s_spare, stop);
            byte[] old = files.FileExists(channel.Path!) ? files.ReadBytes(channel.Path!, LargestFile) : [];
            byte[] mark = FilePayload.Mark(delivery.Message);
            if (old.AsSpan().IndexOf(mark) < 0) files.WriteAtomically(channel.Path!, [.. old, .. FilePayload.Of(delivery.Message, old)]);
            return new WebAnswer { Status = 200, Body = $"Written to {channel.Path}." };
        }
        catch (OperationException problem)
        {
            return new WebAnswer { Failure = WebFailure.NotReached, Detail = problem.Message };
        }
    }
}
