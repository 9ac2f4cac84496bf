using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Says what is left to do in the post-mortem of an incident.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Postmortem")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestPostmortemCommand : OperationCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public PSObject? Id { get; set; }

    /// <summary>Writes true or false instead of what was found.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string label = Id!.BaseObject is Core.Incidents.Postmortems.Postmortem document ? document.IncidentId : new IncidentId(Id).Text;
        CheckResult result = OperationServices.Postmortems(RepositoryFolder, Reporter, StopToken).Test(label);
        WriteObject(Quiet ? result.Passed : result);
    }
}
