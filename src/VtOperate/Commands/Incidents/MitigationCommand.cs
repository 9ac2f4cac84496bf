using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>The base of the cmdlets about mitigations: for which incident, and what is known of good and of the fix.</summary>
public abstract class MitigationCommand : OperationCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>What was good for certain: a version that was deployed, or a commit, a branch, a tag.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? LastGood { get; set; }

    /// <summary>The commit that mends it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Fix { get; set; }

    /// <summary>The options, the best first.</summary>
    private protected IReadOnlyList<Core.Incidents.Mitigations.MitigationOption> Options() =>
        OperationServices.MitigationPlanner(RepositoryFolder, Reporter, StopToken).Options(Id!.Text, string.IsNullOrWhiteSpace(LastGood) ? null : LastGood, string.IsNullOrWhiteSpace(Fix) ? null : Fix, StopToken);
}
