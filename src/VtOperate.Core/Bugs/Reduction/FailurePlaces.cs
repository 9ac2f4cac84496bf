using System.Globalization;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>What the place of an exception may be told by, so that two exceptions of one type are two failures.</summary>
/// <param name="Candidate">The name of the candidate's file, whose own lines and functions go away while it gets smaller; null where the candidate is none.</param>
/// <param name="KeepsLines">Whether lines of other files stay where they are.</param>
internal sealed record FailurePlaces(string? Candidate, bool KeepsLines)
{
    /// <summary>Where it was thrown, with a blank before it; empty where the trace does not say.</summary>
    internal string Of(StackTrace trace)
    {
        if (trace.Frames.Count == 0) return "";
        TraceFrame frame = trace.Frames[0];
        string file = frame.File is { } path ? path[(path.LastIndexOfAny(['/', '\\']) + 1)..] : "";
        if (file.Length > 0 && string.Equals(file, Candidate, StringComparison.Ordinal)) return "";
        string line = KeepsLines && file.Length > 0 && frame.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        return $" in {frame.Function ?? "?"} {file}{line}".TrimEnd();
    }
}
