using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Writes down what is to be done because of an incident, or changes what was written down.</summary>
[Cmdlet(VerbsCommon.Add, "ActionItem", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ActionItem))]
public sealed class AddActionItemCommand : IncidentCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>What is to be done, in one line.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = "";

    /// <summary>What it is for: Prevent, Detect, Mitigate or Process.</summary>
    [Parameter]
    public ActionItemType? Type { get; set; }

    /// <summary>How soon it has to be done: P0 to P3.</summary>
    [Parameter]
    public ActionItemPriority? Priority { get; set; }

    /// <summary>Who sees to it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ActionItemOwnerCompleter))]
    public string? Owner { get; set; }

    /// <summary>The last day on which it is in time.</summary>
    [Parameter]
    public DateTimeOffset? Due { get; set; }

    /// <summary>The address of its ticket.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ticket { get; set; }

    /// <summary>Open, or InProgress where somebody works on it.</summary>
    [Parameter]
    [ValidateSet(nameof(ActionItemStatus.Open), nameof(ActionItemStatus.InProgress))]
    public string? Status { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        var given = new NewActionItem
        {
            Text = IncidentText.Line(Text, 500),
            Type = Type,
            Priority = Priority,
            Owner = Owner is null ? null : IncidentText.Line(Owner, 100),
            Due = Due is { } day ? DateOnly.FromDateTime(day.DateTime) : null,
            Ticket = Ticket is null ? null : IncidentText.Line(Ticket, 500),
            Status = Status is null ? null : Enum.Parse<ActionItemStatus>(Status, ignoreCase: true),
        };
        if (given.Text.Length == 0) throw new OperationException(ErrorId.InputMissing, Text, "The text holds nothing that can be shown.");
        IncidentLedger ledger = Ledger();
        ActionItem? item = OperationServices.ActionItems(RepositoryFolder, Reporter, StopToken).Add(Id!.Text, given, Time(OccurredAt, nameof(OccurredAt)), Writer(ledger), (incident, isNew) => ShouldProcess($"{incident.Label} in the {ledger.Place}", $"{(isNew ? "Add" : "Change")} the action item '{given.Text}'"), StopToken);
        if (item is not null) WriteObject(item);
    }
}
