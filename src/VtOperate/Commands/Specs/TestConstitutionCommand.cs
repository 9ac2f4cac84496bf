using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Holds a change against the principles of the project's constitution.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Constitution", DefaultParameterSetName = WorkTreeSet)]
[OutputType(typeof(PrincipleResult))]
[OutputType(typeof(bool))]
public sealed class TestConstitutionCommand : OperationCommand
{
    private const string WorkTreeSet = "WorkTree", RangeSet = "Range", CommitSet = "Commit";

    /// <summary>The range of commits, for instance main..HEAD.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RangeSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Range { get; set; }

    /// <summary>One commit, held against its first parent.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = CommitSet)]
    [Alias("Sha")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Commit { get; set; }

    /// <summary>Returns only whether no principle is violated.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        IReadOnlyList<PrincipleResult> results = new ConstitutionTester(OperationServices.Engine, Reporter).Test(RepositoryFolder, Range, Commit, StopToken);
        if (Quiet) WriteObject(results.Count > 0 && results.All(result => result.Status != PrincipleStatus.Violates));
        else WriteObject(results, enumerateCollection: true);
    }
}
