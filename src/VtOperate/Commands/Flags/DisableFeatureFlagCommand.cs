using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Flags;
using VtOperate.Core.Incidents;
using VtOperate.Core.Storage.Events;
using VtOperate.Runtime;

namespace VtOperate.Commands.Flags;

/// <summary>Switches a feature flag off for everybody: a few bytes of its file change, and nothing else.</summary>
[Cmdlet(VerbsLifecycle.Disable, "FeatureFlag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FlagChange))]
public sealed class DisableFeatureFlagCommand : OperationCommand
{
    /// <summary>The key of the flag.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FlagKeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>The file of the flag, where several have it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? File { get; set; }

    /// <summary>The variant that everybody is to get; the safe one by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Variant { get; set; }

    /// <summary>Why it is done.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>The incident it is done for; an entry is added to its timeline.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Incident { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        FlagStore flags = OperationServices.Flags(RepositoryFolder, Reporter, StopToken);
        IncidentLedger? ledger = Incident is null ? null : OperationServices.Incidents(RepositoryFolder, Reporter, StopToken);
        Incident? incident = ledger?.Find(Incident!.Text);
        string? file = File is null ? null : flags.PathOf(File, ResolvePath(File));
        FlagChange planned = flags.Plan(Key, file, Variant, StopToken);
        foreach (string note in planned.Notes) WriteWarning(note);
        string what = planned.IsChanged ? $"Switch the flag '{planned.Key}' off in {planned.File} ({planned.Before} -> {planned.After}):\n{planned.Patch}" : $"Nothing changes: the flag '{planned.Key}' in {planned.File} is off already ({planned.Before}).";
        if (!ShouldProcess(what, what + "\nGo on?", "Disable-FeatureFlag")) return;
        FlagChange change = flags.Disable(Key, file, Variant, StopToken) with { IncidentId = incident?.Label };
        if (ledger is not null && change.IsChanged)
        {
            string text = $"{change.Key}: {change.Before} -> {change.After} in {change.File}{(Reason is null ? "" : ": " + IncidentText.Line(Reason))}";
            ledger.Add(Incident!.Text, new NewEvent(IncidentKind.Flag, DateTimeOffset.UtcNow, ledger.Person, [new(IncidentData.Text, IncidentText.Body(text)), new("flag", change.Key), new("file", change.File), new("patch", IncidentText.Body(change.Patch)), new("undo", IncidentText.Body(change.Undo!))]), StopToken);
        }

        WriteObject(change);
    }
}
