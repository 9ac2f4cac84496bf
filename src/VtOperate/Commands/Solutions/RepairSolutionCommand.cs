using System.Management.Automation;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Repairs solutions where the repair is certain.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "Solution", SupportsShouldProcess = true)]
[OutputType(typeof(SolutionRepair))]
public sealed class RepairSolutionCommand : SolutionCheckCommand<SolutionRepairer>
{
    /// <inheritdoc/>
    private protected override SolutionRepairer Open(string folder) => OperationServices.SolutionRepairer(folder, Reporter, StopToken);

    /// <inheritdoc/>
    private protected override bool Has(SolutionRepairer service, string id) => service.Has(id, StopToken);

    /// <inheritdoc/>
    private protected override void All(SolutionRepairer service, Predicate<string>? wanted)
    {
        foreach (string id in service.Ids(wanted, StopToken)) Try(id, () => One(service, id));
    }

    /// <inheritdoc/>
    private protected override void One(SolutionRepairer service, string id)
    {
        StopToken.ThrowIfCancellationRequested();
        SolutionRepair plan = service.Plan(id, StopToken);
        string kinds = string.Join(", ", plan.Repaired), question = $"Repair \"{plan.File}\" ({kinds})";
        bool isWanted = plan.Action == RepairAction.Planned && ShouldProcess($"{question}\n{plan.Diff}", $"{plan.Diff}\n{question}?", "Confirm");
        WriteObject(isWanted ? service.Repair(id, StopToken) : plan);
    }
}
