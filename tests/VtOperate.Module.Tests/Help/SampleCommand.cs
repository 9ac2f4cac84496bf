using System.Management.Automation;

namespace VtOperate.Module.Tests.Help;

/// <summary>A cmdlet with one of everything that help says about parameters.</summary>
[Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "ByName", SupportsShouldProcess = true, HelpUri = "https://example.org/sample")]
[OutputType(typeof(string), typeof(SampleKind))]
public sealed class SampleCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByName", ValueFromPipeline = true)]
    [Alias("Label", "l")]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ByKind", ValueFromPipelineByPropertyName = true)]
    public SampleKind? Kind { get; set; }

    [Parameter]
    public int First { get; set; } = 10;

    [Parameter(ParameterSetName = "ByName")]
    [Parameter(ParameterSetName = "ByKind", Position = 1)]
    [ValidateSet("eins", "zwei")]
    public string Word { get; set; } = "eins";

    [Parameter]
    public SwitchParameter Recurse { get; set; }
}
