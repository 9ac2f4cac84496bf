using System.Management.Automation;
using VtOperate.Core;
using VtOperate.Core.Errors;

namespace VtOperate.Runtime;

/// <summary>Passes what Core and Engine say on to the streams of the running cmdlet. For the pipeline thread only.</summary>
internal sealed class CommandReporter(OperationCommand command) : IReporter
{
    private const int ActivityId = 0x56_54;

    public void Verbose(string text) => command.WriteVerbose(text);

    public void Warning(string text) => command.WriteWarning(text);

    public void Problem(OperationException problem) => command.WriteError(ErrorCatalog.Record(problem));

    public void Progress(string activity, string status, int percent)
    {
        var record = new ProgressRecord(ActivityId, activity, status.Length == 0 ? " " : status) { PercentComplete = Math.Clamp(percent, -1, 100) };
        if (percent >= 100) record.RecordType = ProgressRecordType.Completed;
        command.WriteProgress(record);
    }
}
