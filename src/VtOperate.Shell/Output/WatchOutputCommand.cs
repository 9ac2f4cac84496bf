using System.Management.Automation;

namespace VtOperate.Shell.Output;

/// <summary>Passes every object on and takes note of it for the exit code.</summary>
[Cmdlet(VerbsCommon.Watch, "Output")]
public sealed class WatchOutputCommand : PSCmdlet
{
    /// <summary>An object of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Where it is noted.</summary>
    [Parameter(Mandatory = true)]
    public Verdict Verdict { get; set; } = new();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Verdict.See(InputObject);
        WriteObject(InputObject);
    }
}
