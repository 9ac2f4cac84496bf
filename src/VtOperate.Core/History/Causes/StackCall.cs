using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>A call of the user's own code in a stack.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Language">The language of its trace.</param>
/// <param name="Skipped">The frames of others between it and the call before.</param>
/// <param name="LastSkipped">The last of these, which is what this call itself called; null where there is none.</param>
/// <param name="Repeats">How often it stands in a row.</param>
internal sealed record StackCall(TraceFrame Frame, TraceLanguage Language, int Skipped, TraceFrame? LastSkipped, int Repeats);
