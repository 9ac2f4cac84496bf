using System.Management.Automation;

namespace VtOperate.Shell.Output;

/// <summary>Writes every object as one line of JSON, as it comes.</summary>
[Cmdlet("Out", "JsonLine")]
public sealed class OutJsonLineCommand : PSCmdlet
{
    private readonly JsonLine _json = new();

    /// <summary>An object of the pipeline.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Where the lines go.</summary>
    [Parameter(Mandatory = true)]
    public Stream Destination { get; set; } = Stream.Null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _json.Write(InputObject, Destination);
        Destination.Flush();
    }
}
