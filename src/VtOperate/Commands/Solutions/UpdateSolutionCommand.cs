using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Changes what is given of a solution, and nothing else.</summary>
[Cmdlet(VerbsData.Update, "Solution", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SolutionChange))]
public sealed class UpdateSolutionCommand : SolutionWritingCommand
{
    /// <summary>The ids of the solutions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[] Id { get; set; } = [];

    /// <summary>Adds what is given to what the document says, instead of putting it in its place.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        OperationConfiguration configuration = OperationServices.Configuration(RepositoryFolder, Reporter, StopToken);
        SolutionUpdater updater = OperationServices.Updater(configuration);
        SolutionFields said = Said(configuration.Root);
        foreach (SolutionId id in Id)
        {
            StopToken.ThrowIfCancellationRequested();
            try
            {
                SolutionPlan plan = updater.Plan(id.Text, said, Append, StopToken);
                WriteObject(MayWrite(plan) && plan.Edits.Count > 0 ? updater.Write(id.Text, said, Append, StopToken) : plan.Change);
            }
            catch (OperationException problem)
            {
                Reporter.Problem(problem);
            }
        }
    }
}
