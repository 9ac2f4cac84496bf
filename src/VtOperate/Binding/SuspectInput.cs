using System.Management.Automation;
using VtOperate.Core.Bugs;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Binding;

/// <summary>What Find-SuspectFile takes from the pipeline: lines of text, a trace, a single frame, or an investigation with its title, traces and solutions.</summary>
public sealed class SuspectInput
{
    /// <summary>Takes a line of a report, a log or a test run.</summary>
    public SuspectInput(string text) => Words = text ?? "";

    /// <summary>Takes a trace.</summary>
    public SuspectInput(StackTrace trace) => Traces = [trace];

    /// <summary>Takes one frame.</summary>
    public SuspectInput(TraceFrame frame) => Frames = [frame];

    /// <summary>Takes an investigation.</summary>
    public SuspectInput(BugInvestigation investigation)
    {
        Title = investigation.Title;
        Words = investigation.Description;
        Traces = investigation.Traces;
        Solutions = [.. investigation.Solutions.Select(match => match.Solution)];
    }

    /// <summary>Takes what PowerShell wraps, and refuses everything else by name.</summary>
    /// <exception cref="PSInvalidCastException">It is none of what is taken.</exception>
    public SuspectInput(PSObject other) =>
        throw new PSInvalidCastException($"A {other.BaseObject.GetType().Name} is no report. Pipe text, stack traces or an investigation.");

    /// <summary>The title, or null.</summary>
    public string? Title { get; }

    /// <summary>The text, or empty.</summary>
    public string Words { get; } = "";

    /// <summary>The traces.</summary>
    public IReadOnlyList<StackTrace> Traces { get; } = [];

    /// <summary>Frames without a trace.</summary>
    public IReadOnlyList<TraceFrame> Frames { get; } = [];

    /// <summary>Past solutions that fit.</summary>
    public IReadOnlyList<Solution> Solutions { get; } = [];
}
