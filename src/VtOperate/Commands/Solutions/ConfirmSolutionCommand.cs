using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Records that a person found a solution to be true.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "Solution", SupportsShouldProcess = true)]
[OutputType(typeof(Solution))]
public sealed class ConfirmSolutionCommand : OperationCommand
{
    /// <summary>The ids; wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[] Id { get; set; } = [];

    /// <summary>The commit at which it was found true; head by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Revision { get; set; }

    /// <summary>Write the solution as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        OperationConfiguration configuration = OperationServices.Configuration(RepositoryFolder, Reporter, StopToken);
        SolutionConfirmer confirmer = OperationServices.SolutionConfirmer(configuration);
        string commit = confirmer.Commit(Revision);
        var library = new SolutionLibrary(OperationServices.Engine, KnowledgeBase.Of(configuration));
        foreach (SolutionId id in Id)
        {
            foreach (SolutionDocument document in library.Named(id.Text, TextFilter.Any([id.Text])!, WildcardPattern.ContainsWildcardCharacters(id.Text), Reporter, StopToken)) Confirm(confirmer, document.Solution, commit);
        }
    }

    private void Confirm(SolutionConfirmer confirmer, Solution solution, string commit)
    {
        try
        {
            string change = confirmer.Preview(solution, commit);
            string question = $"Confirm \"{solution.File}\" at {commit[..10]}";
            if (change.Length > 0 && !ShouldProcess($"{question}\n{change}", $"{change}\n{question}?", "Confirm")) return;
            Solution confirmed = change.Length > 0 ? confirmer.Confirm(solution, commit, StopToken) : solution;
            if (PassThru) WriteObject(confirmed);
        }
        catch (OperationException problem)
        {
            WriteError(ErrorCatalog.Record(problem));
        }
    }
}
