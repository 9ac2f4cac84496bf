using System.Management.Automation;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Workspace;

/// <summary>Says where the user stands, and which file proves it.</summary>
[Cmdlet(VerbsCommon.Get, "OperationContext")]
[OutputType(typeof(OperationContext))]
public sealed class GetOperationContextCommand : OperationCommand
{
    /// <inheritdoc/>
    protected override void Execute() => WriteObject(OperationServices.Contexts.Read(RepositoryFolder, Reporter, StopToken));
}
