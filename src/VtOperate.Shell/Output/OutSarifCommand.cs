using System.Management.Automation;

namespace VtOperate.Shell.Output;

/// <summary>Takes every object into a SARIF log, which is written when the pipeline has ended.</summary>
[Cmdlet("Out", "Sarif")]
public sealed class OutSarifCommand : PSCmdlet
{
    /// <summary>An object of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The log.</summary>
    [Parameter(Mandatory = true)]
    public SarifLog Log { get; set; } = new();

    /// <inheritdoc/>
    protected override void ProcessRecord() => Log.See(InputObject);
}
