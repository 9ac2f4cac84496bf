using System.Management.Automation;
using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Checks solutions.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Solution")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestSolutionCommand : SolutionCheckCommand<SolutionTester>
{
    /// <summary>Writes true or false for each solution instead of what was found.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    private protected override SolutionTester Open(string folder) => OperationServices.SolutionTester(folder, Reporter, StopToken);

    /// <inheritdoc/>
    private protected override bool Has(SolutionTester service, string id) => service.Has(id, StopToken);

    /// <inheritdoc/>
    private protected override void One(SolutionTester service, string id) => Write(service.Find(id, StopToken));

    /// <inheritdoc/>
    private protected override void All(SolutionTester service, Predicate<string>? wanted)
    {
        foreach (CheckResult result in service.Test(wanted, StopToken)) Write(result);
    }

    private void Write(CheckResult result) => WriteObject(Quiet ? result.Passed : result);
}
