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
    private readonly PerRepository<(SolutionConfirmer Confirmer, string Commit, SolutionLookup Lookup)> _confirmers;

    /// <summary>Makes the command.</summary>
    public ConfirmSolutionCommand() => _confirmers = new(Open);

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
        (SolutionConfirmer confirmer, string commit, SolutionLookup lookup) = _confirmers[RepositoryFolder];
        foreach (SolutionId id in Id) Try(() =>
        {
            foreach (SolutionDocument document in lookup.Named(TextFilter.Id(id.Text), StopToken)) Try(() => Confirm(confirmer, document.Solution, commit));
        });
    }

    private (SolutionConfirmer Confirmer, string Commit, SolutionLookup Lookup) Open(string folder)
    {
        OperationConfiguration configuration = OperationServices.Configuration(folder, Reporter, StopToken);
        SolutionConfirmer confirmer = OperationServices.SolutionConfirmer(configuration);
        return (confirmer, confirmer.Commit(Revision), new SolutionLibrary(OperationServices.Engine, KnowledgeBase.Of(configuration)).Lookup(Reporter));
    }

    private void Confirm(SolutionConfirmer confirmer, Solution solution, string commit)
    {
        string change = confirmer.Preview(solution, commit);
        string question = $"Confirm \"{solution.File}\" at {commit[..10]}";
        if (change.Length > 0 && !ShouldProcess($"{question}\n{change}", $"{change}\n{question}?", "Confirm")) return;
        Solution confirmed = change.Length > 0 ? confirmer.Confirm(solution, commit, StopToken) : solution;
        if (PassThru) WriteObject(confirmed);
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (OperationException problem)
        {
            WriteError(ErrorCatalog.Record(problem));
        }
    }
}
