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
    /// <summary>The ids; wildcards. Without it all solutions of the repository are looked at.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[]? Id { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        using SolutionRepairer repairer = OperationServices.SolutionRepairer(RepositoryFolder, Reporter, StopToken);
        if (Id is null) RepairAll(repairer, null);
        foreach (SolutionId id in Id ?? []) Try(id, () =>
        {
            bool isOne = !WildcardPattern.ContainsWildcardCharacters(id.Text) || repairer.Ids(known => known.Equals(id.Text, StringComparison.OrdinalIgnoreCase), StopToken).Any();
            if (isOne) RepairOne(repairer, id.Text);
            else RepairAll(repairer, TextFilter.Any([id.Text]));
        });
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
