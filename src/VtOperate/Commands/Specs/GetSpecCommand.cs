using System.Management.Automation;
using VtOperate.Core.Specs;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Reads the features of a spec-kit project with what their documents say.</summary>
[Cmdlet(VerbsCommon.Get, "Spec")]
[OutputType(typeof(FeatureSpec))]
public sealed class GetSpecCommand : OperationCommand
{
    /// <summary>The features, by folder, number or wildcard.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Feature { get; set; } = [];

    /// <summary>Reads every project of the repository and not the nearest alone.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (FeatureSpec spec in OperationServices.Specs(Reporter).Read(RepositoryFolder, Feature, Recurse, StopToken)) WriteObject(spec);
    }
}
