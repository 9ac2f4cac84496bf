using System.Management.Automation;
using VtOperate.Core;
using VtOperate.Core.Errors;

namespace VtOperate.Runtime;

/// <summary>Passes what Core and Engine say on to the streams of the running cmdlet. For the pipeline thread only.</summary>
internal sealed class CommandReporter(OperationCommand command) : IReporter
{
    private const int ActivityId = 0x56_54;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Verbose(string text) => command.WriteVerbose(text);

    // Services of one cmdlet read the same files; a fault in one of them is told once.
    public void Warning(string text)
    {
        if (_told.Add(text)) command.WriteWarning(text);
    }

    public void Problem(OperationException problem)
    {
        if (_told.Add(FormattableString.Invariant($"{problem.Id} {problem.Target} {problem.Message}"))) command.WriteError(ErrorCatalog.Record(problem));
    }

    public void Progress(string activity, string status, int percent)
    {
        var record = new ProgressRecord(ActivityId, activity, status.Length == 0 ? " " : status) { PercentComplete = Math.Clamp(percent, -1, 100) };
        if (percent >= 100) record.RecordType = ProgressRecordType.Completed;
        command.WriteProgress(record);
    }
}
