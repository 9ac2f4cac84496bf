using System.Management.Automation;

namespace VtOperate.Shell.Input;

/// <summary>
/// Writes the lines of standard input, each as soon as it is there. Reading only when a pipeline asks for it is what keeps the shell
/// from waiting for an open pipe that nobody writes to.
/// </summary>
[Cmdlet(VerbsCommunications.Read, "StandardInput")]
[OutputType(typeof(string))]
public sealed class ReadStandardInputCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        using var reader = new StreamReader(Console.OpenStandardInput());
        while (!Stopping && reader.ReadLine() is { } line) WriteObject(line);
    }
}
