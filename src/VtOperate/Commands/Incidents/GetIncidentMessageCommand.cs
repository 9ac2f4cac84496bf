using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Delivery;
using VtOperate.Core.Incidents;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Shows which messages were sent from here to which channels, and what came of each, the newest first.</summary>
[Cmdlet(VerbsCommon.Get, "IncidentMessage")]
[OutputType(typeof(MessageDelivery))]
public sealed class GetIncidentMessageCommand : OperationCommand
{
    /// <summary>Only messages about this incident.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>Only messages that have come so far.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public DeliveryState[]? Status { get; set; }

    /// <summary>Only messages to these channels.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChannelCompleter))]
    public string[]? Channel { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string folder = RepositoryFolder;
        string? incident = Id is null ? null : OperationServices.Incidents(folder, Reporter, StopToken).Find(Id.Text) is Incident found ? found.Id : null;
        foreach (MessageDelivery delivery in OperationServices.Sender(folder, TimeSpan.FromMinutes(2), Reporter, StopToken).Read(StopToken))
        {
            if (incident is not null && delivery.Message.IncidentKey != incident) continue;
            if (Status is not null && !Status.Contains(delivery.State)) continue;
            if (Channel is null || Channel.Contains(delivery.Channel, StringComparer.OrdinalIgnoreCase)) WriteObject(delivery);
        }
    }
}
