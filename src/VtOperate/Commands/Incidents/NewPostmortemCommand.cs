using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Postmortems;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Makes the post-mortem of an incident from its record, or puts the newest facts into it.</summary>
[Cmdlet(VerbsCommon.New, "Postmortem", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Postmortem))]
public sealed class NewPostmortemCommand : OperationCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>Lets the words of a private incident stand in the work tree.</summary>
    [Parameter]
    public SwitchParameter IncludePrivate { get; set; }

    /// <summary>Who does it; your name in git by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string by = By is null ? OperationServices.Incidents(RepositoryFolder, Reporter, StopToken).Person : IncidentText.Line(By, 100);
        Postmortem? document = OperationServices.Postmortems(RepositoryFolder, Reporter, StopToken).Write(Id!.Text, IncludePrivate, by, IsWanted, StopToken);
        if (document is null) return;
        if (document.KeptParts.Count > 0) WriteWarning($"Somebody edited what stood below {string.Join(", ", document.KeptParts)}, so the newer facts of the record were not put in there.");
        WriteObject(document);
    }

    private bool IsWanted(Postmortem document) => ShouldProcess(document.File, document.IsNew ? "Make the post-mortem" : document.IsChanged ? "Put the newest facts into the post-mortem" : "Link the post-mortem");
}
