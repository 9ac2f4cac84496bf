using VtOperate.Core.Errors;

namespace VtOperate.Commands.Traces;

/// <summary>Tells which objects of a pipeline are text.</summary>
internal static class PipelineText
{
    /// <summary>The text of a string, or of an error record that is only a line a native program wrote.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> for every other kind: its ToString is no report.</exception>
    internal static string Read(object value) => value switch
    {
        string text => text,
        System.Management.Automation.ErrorRecord line => line.ToString(),
        _ => throw new OperationException(ErrorId.IdentityMismatch, value, $"An object of type {value.GetType().Name} is neither text nor an error nor a stack trace."),
    };
}
