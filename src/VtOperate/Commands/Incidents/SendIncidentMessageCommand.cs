using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Delivery;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Sends messages about incidents to the channels of the configuration, keeps them until they are taken, and writes into the timeline what came of it.</summary>
[Cmdlet(VerbsCommunications.Send, "IncidentMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(MessageDelivery))]
public sealed class SendIncidentMessageCommand : OperationCommand
{
    private static readonly (string Label, string Help)[] s_choices = [("&Yes", "Send it."), ("&No", "Do not send it.")];

    private readonly Dictionary<string, (MessageSender Sender, List<PlannedDelivery> Planned)> _senders = new(StringComparer.Ordinal);

    private bool _isUnanswered;

    /// <summary>A message, or one that the outbox keeps.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The names of the channels; those that are configured for the services and the audience of the message by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    public string[] Channel { get; set; } = [];

    /// <summary>Who approved that it leaves the company.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ApprovedBy { get; set; }

    /// <summary>The hash of the configuration file whose channels may be used in this call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TrustConfig { get; set; }

    /// <summary>How long all attempts for a channel may take: seconds or a time span.</summary>
    [Parameter]
    [TimeLimitTransformation]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Sends a message that leaves the company in spite of what was found in it, and one that says the same as one that was sent before.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Who sends it; your name in git by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        (IncidentMessage message, string[] channels) = InputObject!.BaseObject switch
        {
            IncidentMessage given => (given, Channel),
            MessageDelivery kept => (kept.Message, Channel.Length > 0 ? Channel : [kept.Channel]),
            object other => throw new OperationException(ErrorId.IdentityMismatch, other, $"An object of type {other.GetType().Name} was given; Send-IncidentMessage takes what New-IncidentMessage and Get-IncidentMessage write."),
        };
        string folder = MyInvocation.BoundParameters.ContainsKey(nameof(Repository)) ? RepositoryFolder : message.Repository;
        if (!_senders.TryGetValue(folder, out (MessageSender Sender, List<PlannedDelivery> Planned) found)) _senders[folder] = found = (OperationServices.Sender(folder, Timeout, Reporter, StopToken), []);
        string by = By is null ? OperationServices.Incidents(folder, Reporter, StopToken).Person : IncidentText.Line(By, 100);
        var request = new SendRequest(channels) { ApprovedBy = ApprovedBy is null ? null : IncidentText.Line(ApprovedBy, 100), By = by, TrustedConfiguration = TrustConfig, IsForced = Force };
        foreach (PlannedDelivery planned in found.Sender.Plan(message, request))
        {
            if (planned.IsTaken)
            {
                string word = $"'{planned.Delivery.Subject}' was taken by '{planned.Channel.Name}' before; nothing is sent.";
                if (InputObject.BaseObject is IncidentMessage) WriteWarning(word);
                else WriteVerbose(word);
                WriteObject(planned.Delivery);
            }
            else if (planned.ToldAt is { } told)
            {
                WriteWarning($"The same went to {planned.Delivery.Audience} through '{planned.Channel.Name}' at {told.UtcDateTime:yyyy-MM-dd HH:mm} UTC: '{planned.Delivery.Subject}'. Nothing is sent; -Force sends it again.");
            }
            else if (!Force && found.Planned.Exists(other => MessageSender.IsSame(other, planned)))
            {
                WriteWarning($"The same goes to {planned.Delivery.Audience} through '{planned.Channel.Name}' already: '{planned.Delivery.Subject}'. It is sent once; -Force sends it again.");
            }
            else if (IsConfirmed(planned))
            {
                if (planned.WasOpen && !planned.Channel.TakesKey) WriteWarning($"'{planned.Delivery.Subject}' may have arrived at '{planned.Channel.Name}' before; it may stand there twice.");
                found.Planned.Add(planned);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        foreach ((MessageSender sender, List<PlannedDelivery> planned) in _senders.Values)
        {
            if (_isUnanswered || planned.Count == 0) continue;
            foreach (MessageDelivery delivery in sender.Send(planned, new SessionVault(this), StopToken))
            {
                WriteObject(delivery);
                if (delivery.State == DeliveryState.DeadLetter) Reporter.Problem(new OperationException(ErrorId.MessageNotDelivered, delivery.Channel, $"'{delivery.Subject}' was not taken by '{delivery.Channel}' after {delivery.Attempts} {(delivery.Attempts == 1 ? "attempt" : "attempts")}. {delivery.Detail}"));
            }
        }
    }

    // Outside the company somebody has to say yes, or to have said so with -Confirm:$false.
    private bool IsConfirmed(PlannedDelivery planned)
    {
        string target = $"{planned.Channel.Name} ({planned.Channel.Type}), for {planned.Delivery.Audience}";
        if (!ShouldProcess($"Send to {target}:\n{MessageSender.Preview(planned, DateTimeOffset.UtcNow)}", $"Send '{planned.Delivery.Subject}' to {target}?", "Send message")) return false;
        bool isSaid = MyInvocation.BoundParameters.ContainsKey("Confirm") || (SessionState.PSVariable.GetValue("ConfirmPreference") is { } preference && LanguagePrimitives.ConvertTo<ConfirmImpact>(preference) == ConfirmImpact.None);
        if (!planned.IsPublic || isSaid) return true;
        if (PersonPrompt.For(Host)?.Choose("Send outside the company", $"{planned.Delivery.Subject}\n\n{planned.Delivery.Message.Text}\n\nSend this to {target}?", s_choices, 1) is { } chosen) return chosen == 0;
        _isUnanswered = true;
        throw new OperationException(ErrorId.ConfirmationRequired, planned.Channel.Name, $"'{planned.Delivery.Subject}' leaves the company through '{planned.Channel.Name}', and nobody is there to confirm it. Nothing of this call was sent.");
    }
}
