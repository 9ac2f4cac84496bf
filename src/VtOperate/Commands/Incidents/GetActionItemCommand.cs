using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Reads what is to be done because of incidents, across all of them, as soon as each is read.</summary>
[Cmdlet(VerbsCommon.Get, "ActionItem")]
[OutputType(typeof(ActionItem))]
public sealed class GetActionItemCommand : OperationCommand
{
    /// <summary>The label of an item, or of an incident whose items are meant; without it those of all incidents are read.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ActionItemIdCompleter))]
    public PSObject? Id { get; set; }

    /// <summary>Only items that these people see to; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ActionItemOwnerCompleter))]
    public string[]? Owner { get; set; }

    /// <summary>Only items whose day has passed.</summary>
    [Parameter]
    public SwitchParameter Overdue { get; set; }

    /// <summary>Only items that are still to be done.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>Only items that stand so.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ActionItemStatus[]? Status { get; set; }

    /// <summary>Only items of these priorities.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ActionItemPriority[]? Priority { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        Predicate<string>? owned = Owner is null ? null : TextFilter.Any(Owner);
        foreach (ActionItem item in Items())
        {
            if ((!Overdue || item.Overdue) && (!Open || item.IsOpen) && (Status is null || Status.Contains(item.Status)) && (Priority is null || (item.Priority is { } priority && Priority.Contains(priority))) && (owned is null || (item.Owner is { } owner && owned(owner)))) WriteObject(item);
        }
    }

    private IEnumerable<ActionItem> Items()
    {
        ActionItems items = OperationServices.ActionItems(RepositoryFolder, Reporter, StopToken);
        if (Id is null) return items.Read(StopToken);
        if (Id.BaseObject is ActionItem or ActionItemId || (Id.BaseObject is string text && text.Contains('/', StringComparison.Ordinal))) return [items.Find(new ActionItemId(Id).Text, StopToken)];
        return OperationServices.Incidents(RepositoryFolder, Reporter, StopToken).Find(new IncidentId(Id).Text).ActionItems;
    }
}
