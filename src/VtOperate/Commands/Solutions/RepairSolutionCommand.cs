using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Repairs solutions where the repair is certain.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "Solution", SupportsShouldProcess = true)]
[OutputType(typeof(SolutionRepair))]
public sealed class RepairSolutionCommand : OperationCommand
{
    private SolutionRepairer? _repairer;
    private string? _folder;

    /// <summary>The ids; wildcards. Without it all solutions of the repository are looked at.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[]? Id { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        SolutionRepairer repairer = Repairer();
        if (Id is null) RepairAll(repairer, null);
        foreach (SolutionId id in Id ?? []) Try(id, () =>
        {
            bool isOne = !WildcardPattern.ContainsWildcardCharacters(id.Text) || repairer.Has(id.Text, StopToken);
            if (isOne) RepairOne(repairer, id.Text);
            else RepairAll(repairer, TextFilter.Any([id.Text]));
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _repairer?.Dispose();
        base.Dispose(disposing);
    }

    // What was read of history serves the next input, too, as long as it comes from the same repository.
    private SolutionRepairer Repairer()
    {
        string folder = RepositoryFolder;
        if (_repairer is not null && folder == _folder) return _repairer;
        _repairer?.Dispose();
        _folder = folder;
        return _repairer = OperationServices.SolutionRepairer(folder, Reporter, StopToken);
    }

    private void RepairAll(SolutionRepairer repairer, Predicate<string>? wanted)
    {
        foreach (string id in repairer.Ids(wanted, StopToken)) Try(id, () => RepairOne(repairer, id));
    }

    private void RepairOne(SolutionRepairer repairer, string id)
    {
        StopToken.ThrowIfCancellationRequested();
        SolutionRepair plan = repairer.Plan(id, StopToken);
        string kinds = string.Join(", ", plan.Repaired);
        bool isWanted = plan.Action == RepairAction.Planned && ShouldProcess($"Repair '{plan.File}' ({kinds}):\n{plan.Diff}", $"Repair '{plan.File}' ({kinds})?", "Repair-Solution");
        WriteObject(isWanted ? repairer.Repair(id, StopToken) : plan);
    }

    private void Try(object target, Action repair)
    {
        try
        {
            repair();
        }
        catch (OperationException problem)
        {
            WriteError(ErrorCatalog.Record(new OperationException(problem.Id, problem.Target ?? target, problem.Message, problem)));
        }
    }
}
