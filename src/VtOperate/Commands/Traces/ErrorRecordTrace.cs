using System.Management.Automation;
using VtOperate.Core.Traces;

namespace VtOperate.Commands.Traces;

/// <summary>Reads the stacks of an error record: the script's, that of the exception behind it, and the place that PowerShell names itself.</summary>
internal static class ErrorRecordTrace
{
    /// <summary>The trace of the script, with the exception's own trace of .NET behind it where that says more.</summary>
    internal static StackTrace Read(ErrorRecord error)
    {
        StackTrace exception = ExceptionTrace.Of(error.Exception) with { Relation = "Exception" };
        bool saysMore = exception.Frames.Count > 0 || exception.InnerTraces.Count > 0;
        return new StackTrace
        {
            Language = TraceLanguage.PowerShell,
            Type = exception.Type,
            Message = error.ErrorDetails?.Message is { Length: > 0 } details ? details : exception.Message,
            Frames = ExceptionTrace.ScriptFrames(error.ScriptStackTrace),
            InnerTraces = saysMore ? [exception] : [],
            Position = Position(error.InvocationInfo),
        };
    }

    /// <summary>Whether the record is only a line that a native program wrote to its error stream.</summary>
    internal static bool IsNativeOutput(ErrorRecord error) =>
        error.FullyQualifiedErrorId is "NativeCommandError" or "NativeCommandErrorMessage";

    private static TraceFrame? Position(InvocationInfo? place)
    {
        if (place is null || (string.IsNullOrEmpty(place.ScriptName) && place.ScriptLineNumber <= 0)) return null;
        TraceFrame frame = new()
        {
            Function = place.MyCommand?.Name,
            File = string.IsNullOrEmpty(place.ScriptName) ? null : place.ScriptName,
            Line = place.ScriptLineNumber > 0 ? place.ScriptLineNumber : null,
            Column = place.OffsetInLine > 0 ? place.OffsetInLine : null,
            Text = place.Line?.Trim() ?? "",
        };
        return frame;
    }
}
