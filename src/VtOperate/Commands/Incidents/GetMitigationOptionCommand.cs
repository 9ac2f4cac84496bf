using System.Management.Automation;
using VtOperate.Core.Incidents.Mitigations;

namespace VtOperate.Commands.Incidents;

/// <summary>Shows what may end the pain of an incident, the best first.</summary>
[Cmdlet(VerbsCommon.Get, "MitigationOption")]
[OutputType(typeof(MitigationOption))]
public sealed class GetMitigationOptionCommand : MitigationCommand
{
    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (MitigationOption option in Options()) WriteObject(option);
    }
}
