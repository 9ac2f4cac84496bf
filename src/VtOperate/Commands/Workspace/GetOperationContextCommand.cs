using System.Management.Automation;
using VtOperate.Runtime;

namespace VtOperate.Commands.Workspace;

/// <summary>Says where the user stands.</summary>
[Cmdlet(VerbsCommon.Get, "OperationContext")]
[OutputType(typeof(string))]
public sealed class GetOperationContextCommand : OperationCommand
{
    /// <inheritdoc/>
    protected override void Execute() => WriteObject(OperationServices.Engine.Files.FolderExists(RepositoryFolder));
}
