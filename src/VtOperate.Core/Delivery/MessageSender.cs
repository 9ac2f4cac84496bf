using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using VtOperate.Core.Delivery.Payloads;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Delivery;

/// <summary>Sends messages about incidents to channels, several at once, and writes into the timeline what came of each.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="ledger">The incidents.</param>
/// <param name="reporter">Hears of what could not be sent; called by the thread that reads the results only.</param>
/// <param name="time">The clock.</param>
public sealed class MessageSender(IEngine engine, OperationConfiguration configuration, IncidentLedger ledger, IReporter reporter, TimeProvider time)
{
    private static readonly TimeSpan s_keep = TimeSpan.FromDays(30);
    private static readonly JsonSerializerOptions s_preview = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ChannelReader _channels = new(configuration, engine.User.HomeFolder);
    private readonly ConfigurationConsent _consent = new(engine);
    private readonly Outbox _outbox = new(engine.Files, StateFolder.Of(engine, configuration.Root), configuration.Root);

    /// <summary>How long all attempts for a channel may take.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The folder of the outbox, absolute.</summary>
    public string Folder => _outbox.Folder;

    /// <summary>What the outbox keeps, the newest first.</summary>
    /// <param name="stop">Ends the reading.</param>
    public IEnumerable<MessageDelivery> Read(CancellationToken stop) => _outbox.Read(reporter, stop);

    /// <summary>Says what sending a message comes to. Nothing is sent or written; what cannot be sent to one channel is told, and the others go on.</summary>
    /// <param name="message">The message.</param>
    /// <param name="request">How.</param>
    /// <exception cref="OperationException">No channel is named or configured, or the message must not leave the company.</exception>
    public IReadOnlyList<PlannedDelivery> Plan(IncidentMessage message, SendRequest request)
    {
        List<PlannedDelivery> planned = [];
        foreach (string name in Names(message, request).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                planned.Add(Plan(message, _channels.Find(name), request));
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }
        }

        return planned;
    }

    /// <summary>Whether two messages would say the same to the same readers through the same channel.</summary>
    public static bool IsSame(PlannedDelivery left, PlannedDelivery right) =>
        left.Channel.Name == right.Channel.Name && left.Delivery.Id != right.Delivery.Id && MessageTwin.Of(left.Delivery.Message) == MessageTwin.Of(right.Delivery.Message);

    /// <summary>What would be sent, as text for people, without a secret.</summary>
    public static string Preview(PlannedDelivery planned, DateTimeOffset now)
    {
        IncidentMessage message = planned.Delivery.Message;
        if (planned.Channel.Type == ChannelType.File) return $"Add to {planned.Channel.Path}\n{Encoding.UTF8.GetString(FilePayload.Of(message, []))}";
        Channel shown = planned.Channel.AddressSecret is null ? planned.Channel : planned.Channel with { Address = "https://address.invalid/", AddressSecret = null };
        WebCall call = ChannelCall.Of(shown, message, ChannelSecrets.Preview(shown), planned.Delivery.Receiver, now);
        var text = new StringBuilder();
        text.Append(call.Method).Append(' ').Append(planned.Channel.AddressSecret is { } secret ? $"(the address in {secret})" : SecretRedactor.Redact(call.Address.AbsoluteUri)).Append('\n');
        foreach ((string name, string value) in call.Headers) text.Append(name).Append(": ").Append(name is "Authorization" or "X-Vt-Signature" ? "[redacted:secret]" : value).Append('\n');
        using JsonDocument body = JsonDocument.Parse(call.Body);
        return text.Append(JsonSerializer.Serialize(body.RootElement, s_preview)).ToString();
    }

    /// <summary>Sends what was planned: everything is kept first, then all channels are sent to at once. Each result comes as soon as it is known and recorded.</summary>
    /// <param name="planned">What was planned.</param>
    /// <param name="vault">The vaults of the session.</param>
    /// <param name="stop">Ends it; what was not sent yet stays in the outbox.</param>
    public IEnumerable<MessageDelivery> Send(IReadOnlyList<PlannedDelivery> planned, ISecretVault vault, CancellationToken stop)
    {
        Settle(stop);
        var courier = new Courier(engine.Web, engine.Files, _outbox, Path.Combine(engine.User.StateFolder, "files"), Limit, time);
        using var results = new BlockingCollection<(MessageDelivery? Delivery, Exception? Problem)>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<Task> tasks = [];
        List<(PlannedDelivery Planned, ChannelSecrets Secrets)> ready = [];
        foreach (PlannedDelivery each in planned)
        {
            try
            {
                ChannelSecrets secrets = ChannelSecrets.Of(each.Channel, engine.User, vault);
                if (secrets.Address is { } address) ChannelAddress.Check(address, each.Channel.Name);
                ready.Add((each, secrets));
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }
        }

        _outbox.Add([.. ready.Select(each => each.Planned.Delivery)]);
        try
        {
            foreach ((PlannedDelivery each, ChannelSecrets secrets) in ready)
            {
                tasks.Add(Task.Run(
                    async () =>
                    {
                        try
                        {
                            results.Add((await courier.DeliverAsync(each.Delivery, each.Channel, secrets, each.Delivery.Receiver, ending.Token).ConfigureAwait(false), null), CancellationToken.None);
                        }
                        catch (Exception problem) when (problem is not OutOfMemoryException)
                        {
                            results.Add((null, problem), CancellationToken.None);
                        }
                    },
                    CancellationToken.None));
            }

            for (int i = 0; i < tasks.Count; i++)
            {
                (MessageDelivery? delivery, Exception? problem) = results.Take(stop);
                if (problem is OperationException known) reporter.Problem(known);
                else if (problem is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problem);
                else yield return Record(delivery!, stop);
            }
        }
        finally
        {
            ending.Cancel();
            Task.WaitAll([.. tasks], CancellationToken.None);
        }
    }

    private PlannedDelivery Plan(IncidentMessage message, Channel channel, SendRequest request)
    {
        _consent.Require(configuration, ChannelReader.KeysOf(channel.Name), request.TrustedConfiguration);
        if (channel.IsPublic && !message.IsPublic) throw new OperationException(ErrorId.ValueNotAllowed, channel.Name, $"The channel '{channel.Name}' is read outside the company, and the message is for {message.Audience}. Write one for customer or status-page.");
        if (channel.Audiences.Count > 0 && !channel.Audiences.Contains(message.Audience)) throw new OperationException(ErrorId.ValueNotAllowed, channel.Name, $"The channel '{channel.Name}' is for {string.Join(", ", channel.Audiences)}, and the message is for {message.Audience}.");
        MessageDelivery? kept = _outbox.Find(message.Id, channel.Name);
        if (kept is { State: DeliveryState.Sent or DeliveryState.Accepted }) return new PlannedDelivery(kept, channel, WasOpen: false);
        if (message.IsPublic && request.ApprovedBy is null && kept?.ApprovedBy is null) throw new OperationException(ErrorId.InputMissing, message.Audience, $"The message for {message.Audience} leaves the company. Say with -ApprovedBy who approved it.");
        CheckProblem? grave = message.Findings.FirstOrDefault(finding => finding.Severity == CheckSeverity.Error);
        if (message.IsPublic && grave is not null && !request.IsForced) throw new OperationException(ErrorId.MessageUnfit, message.Id, $"The message for {message.Audience} was not sent. Line {grave.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {grave.Message} {grave.Repair}");
        MessageDelivery delivery = kept ?? new MessageDelivery { Id = message.Id, IncidentId = message.IncidentId, Audience = message.Audience, Subject = message.Subject, Channel = channel.Name, Message = message, File = _outbox.FileOf(message.Id, channel.Name) };
        delivery = delivery with { Type = channel.Type, By = request.By, ApprovedBy = request.ApprovedBy ?? kept?.ApprovedBy, Receiver = channel.Type == ChannelType.Statuspage ? KnownTo(channel, message) : null };
        DateTimeOffset? told = kept is null && !request.IsForced ? MessageTwin.Find(ledger.Timeline(message.IncidentKey), message, channel.Name, time.GetUtcNow()) : null;
        return new PlannedDelivery(delivery, channel, kept is { State: DeliveryState.Sending }) { ToldAt = told };
    }

    private IReadOnlyList<string> Names(IncidentMessage message, SendRequest request)
    {
        if (request.Channels.Count > 0) return request.Channels;
        IReadOnlyList<string> fitting = new ChannelChoice(engine, configuration, reporter).Of(message);
        if (fitting.Count > 0) return fitting;
        throw new OperationException(ErrorId.InputMissing, message.Audience, $"No channel is configured for {message.Audience}{(message.Services.Count == 0 ? "" : $" of {string.Join(", ", message.Services)}")}. Name one with -Channel{(_channels.Names.Count == 0 ? ", once .vtoperate.yml has some below 'channels:'" : ": " + string.Join(", ", _channels.Names))}; or give it audience: [{message.Audience}] in .vtoperate.yml.");
    }

    // The id under which the receiver has the incident stands in the timeline, so that every clone knows it.
    private string? KnownTo(Channel channel, IncidentMessage message) =>
        ledger.Timeline(message.IncidentKey).LastOrDefault(item => item.Kind == IncidentKind.Communication && IncidentData.TextOf(item.Data, "channel") == channel.Name && IncidentData.TextOf(item.Data, "receiver") is not null) is { } told ? IncidentData.TextOf(told.Data, "receiver") : null;

    // What was sent by a process that ended before it could say so is told now; what was told long ago goes.
    private void Settle(CancellationToken stop)
    {
        _outbox.Finish(reporter, stop);
        foreach (MessageDelivery kept in _outbox.Read(reporter, stop).ToList())
        {
            if (kept.IsAtEnd && kept.EventId is not null && !kept.IsRecorded) Record(kept, stop);
            else if (kept.IsRecorded && kept.State != DeliveryState.DeadLetter && kept.LastAttemptAt < time.GetUtcNow() - s_keep) _outbox.Clear(kept);
        }
    }

    private MessageDelivery Record(MessageDelivery delivery, CancellationToken stop)
    {
        if (delivery.IsRecorded || delivery.EventId is not { } id) return delivery;
        try
        {
            using IDisposable alone = _outbox.Lock(delivery.Id, delivery.Channel, TimeSpan.FromSeconds(30), stop);
            MessageDelivery? kept = _outbox.Find(delivery.Id, delivery.Channel);
            if (kept is not { IsRecorded: false } || kept.EventId != id) return kept ?? delivery;
            string incident = delivery.Message.IncidentKey;

            // A process that ended after it wrote the event could not say so.
            if (!ledger.Timeline(incident).Any(item => item.Id == id)) ledger.Add(incident, EventOf(delivery, id), stop);
            return _outbox.Save(kept with { IsRecorded = true });
        }
        catch (OperationException problem)
        {
            // It was sent all the same; the next send writes the event.
            reporter.Problem(problem);
            return delivery;
        }
    }

    private NewEvent EventOf(MessageDelivery delivery, string id)
    {
        string state = delivery.State == DeliveryState.DeadLetter ? nameof(DeliveryState.Failed) : delivery.State.ToString();
        string to = $"{delivery.Audience} through '{delivery.Channel}' ({delivery.Type})";
        string text = delivery.State switch
        {
            DeliveryState.Sent => $"Told {to}: {delivery.Subject}",
            DeliveryState.Accepted => $"Told {to}: {delivery.Subject} (accepted; whether it arrived is not known)",
            _ => $"Could not tell {to}: {delivery.Subject} ({delivery.Detail})",
        };
        return new NewEvent(
            IncidentKind.Communication,
            delivery.LastAttemptAt ?? time.GetUtcNow(),
            delivery.By,
            [
                new(IncidentData.Text, IncidentText.Body(text)), new(IncidentData.Audience, new[] { delivery.Audience }), new("channel", delivery.Channel), new("type", delivery.Type.ToString()), new("state", state), new("stage", delivery.Message.Stage),
                new("message", delivery.Id), new(MessageTwin.Digest, MessageTwin.Of(delivery.Message)), new(MessageTwin.WholeDigest, MessageTwin.OfAll(delivery.Message)), new("attempts", delivery.Attempts), new("approvedBy", delivery.ApprovedBy), new("receiver", delivery.Receiver), new("detail", delivery.State == DeliveryState.DeadLetter ? delivery.Detail : null),
            ])
        { Id = id };
    }
}
