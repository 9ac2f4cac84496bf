using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Commands.Incidents;

/// <summary>Adds an entry to the timeline of an incident.</summary>
[Cmdlet(VerbsCommon.Add, "IncidentEvent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(IncidentEvent))]
public sealed class AddIncidentEventCommand : IncidentCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>What happened.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Message { get; set; } = "";

    /// <summary>What kind of entry it is: note, finding, decision, action, update, mitigation, flag, deploy, link or todo.</summary>
    [Parameter]
    [ValidateSet("note", "finding", "decision", "action", "update", "mitigation", "flag", "deploy", "link", "todo")]
    public string Kind { get; set; } = IncidentKind.Note;

    /// <summary>Who was told, for an update.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AudienceCompleter))]
    public string[] Audience { get; set; } = [];

    /// <summary>Marks it for the post-mortem.</summary>
    [Parameter]
    public SwitchParameter Pinned { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string kind = Audience.Length > 0 && !MyInvocation.BoundParameters.ContainsKey(nameof(Kind)) ? IncidentKind.Update : Kind.ToLowerInvariant();
        if (Audience.Length > 0 && kind != IncidentKind.Update) throw new OperationException(ErrorId.ValueNotAllowed, Kind, "-Audience says who was told; it goes with -Kind update.");
        string text = IncidentText.Body(Message);
        if (text.Length == 0) throw new OperationException(ErrorId.InputMissing, Message, "The message holds nothing that can be shown.");
        IncidentLedger ledger = Ledger();
        DateTimeOffset at = Time(OccurredAt, nameof(OccurredAt)) ?? DateTimeOffset.UtcNow;
        var added = new NewEvent(kind, at, Writer(ledger), [new(IncidentData.Text, text), new(IncidentData.Audience, Audience.Length == 0 ? null : Audience), new("pinned", Pinned ? true : null)]);
        if (ShouldProcess($"{Id!.Text} in the {ledger.Place}", $"Add {kind}")) WriteObject(ledger.Add(Id.Text, added, StopToken));
    }
}
