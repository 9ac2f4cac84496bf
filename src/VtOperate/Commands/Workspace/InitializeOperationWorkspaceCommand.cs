using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Workspace;

/// <summary>Makes what a workspace needs and does not have.</summary>
[Cmdlet(VerbsData.Initialize, "OperationWorkspace", SupportsShouldProcess = true)]
[OutputType(typeof(WorkspaceItem))]
public sealed class InitializeOperationWorkspaceCommand : OperationCommand
{
    /// <inheritdoc/>
    protected override void Execute()
    {
        WorkspaceInitializer initializer = OperationServices.Workspaces;
        IReadOnlyList<WorkspaceItem> plan = initializer.Plan(RepositoryFolder, Reporter, StopToken);
        foreach (WorkspaceItem item in plan)
        {
            StopToken.ThrowIfCancellationRequested();
            bool make = item.Action == WorkspaceAction.Missing && ShouldProcess(item.Path, "Create");
            try
            {
                WriteObject(make ? initializer.Create(item, plan) : item);
            }
            catch (OperationException problem)
            {
                Reporter.Problem(problem);
            }
        }
    }
}
