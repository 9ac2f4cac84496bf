using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.References;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Lists the requirements of specifications.</summary>
[Cmdlet(VerbsCommon.Get, "SpecRequirement")]
[OutputType(typeof(SpecRequirement))]
public sealed class GetSpecRequirementCommand : OperationCommand
{
    /// <summary>The ids, with the feature in front where it matters: FR-003, 003-cart#FR-003; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = ["*"];

    /// <summary>The features, by folder, number or wildcard.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Feature { get; set; } = [];

    /// <summary>Only requirements in these states.</summary>
    [Parameter]
    public RequirementState[] State { get; set; } = [];

    /// <summary>Also looks for the places that name each requirement.</summary>
    [Parameter]
    public SwitchParameter IncludeReferences { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        SpecReferences? references = IncludeReferences ? OperationServices.SpecReferences(Reporter).Find(RepositoryFolder, StopToken) : null;
        var asked = new RequirementFilter(Id, State);
        foreach (FeatureSpec spec in OperationServices.Specs(Reporter).Read(RepositoryFolder, Feature, everyProject: false, StopToken))
        {
            foreach (SpecRequirement requirement in spec.Requirements)
            {
                if (asked.Takes(requirement)) WriteObject(references?.With(requirement) ?? requirement);
            }
        }

        foreach (string missing in asked.Unmatched()) Reporter.Problem(new OperationException(ErrorId.SpecNotFound, missing, $"No requirement is called '{missing}'."));
    }
}
