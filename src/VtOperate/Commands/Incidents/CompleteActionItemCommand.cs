using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Ends an action item: it is done and was seen to work, or it will not be done.</summary>
[Cmdlet(VerbsLifecycle.Complete, "ActionItem", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ActionItem))]
public sealed class CompleteActionItemCommand : IncidentCommand
{
    /// <summary>The label of the item.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ActionItemIdCompleter))]
    public ActionItemId? Id { get; set; }

    /// <summary>How it was seen to work.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Verification { get; set; }

    /// <summary>Why it will not be done.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WontDo { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (Verification is not null && WontDo is not null) throw new OperationException(ErrorId.ValueNotAllowed, WontDo, "An item is done (-Verification) or will not be done (-WontDo), not both.");
        IncidentLedger ledger = Ledger();
        ActionItems items = OperationServices.ActionItems(RepositoryFolder, Reporter, StopToken);
        ActionItem item = items.Find(Id!.Text, StopToken);
        string? verification = Verification is null ? null : IncidentText.Line(Verification, 500), wontDo = WontDo is null ? null : IncidentText.Line(WontDo, 500);
        ActionItem? ended = items.Complete(item, verification, wontDo, Time(OccurredAt, nameof(OccurredAt)), Writer(ledger), () => ShouldProcess($"{item.Label} in the {ledger.Place}", wontDo is null ? "Complete action item" : "Give up action item"), StopToken);
        if (ended is not null) WriteObject(ended);
    }
}
