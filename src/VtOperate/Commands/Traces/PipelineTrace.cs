using System.Management.Automation;
using VtOperate.Core.Traces;

namespace VtOperate.Commands.Traces;

/// <summary>Tells which objects of a pipeline are a trace of their own and not text.</summary>
internal static class PipelineTrace
{
    /// <summary>The trace of an error record, an exception or a trace that was read before; null for everything else, which is text.</summary>
    internal static StackTrace? Read(object? input) => input switch
    {
        ErrorRecord error when !ErrorRecordTrace.IsNativeOutput(error) => ErrorRecordTrace.Read(error),
        Exception exception and IContainsErrorRecord { ErrorRecord: { } error } when error.ScriptStackTrace is not null => ErrorRecordTrace.Read(new ErrorRecord(error, exception)),
        Exception exception => ExceptionTrace.Of(exception),
        StackTrace trace => trace,
        _ => null,
    };
}
