using System.Management.Automation;
using VtOperate.Core.Bugs;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Binding;

/// <summary>What a cmdlet that works on stack traces takes from the pipeline: a trace, a single frame, or an investigation that holds traces.</summary>
public sealed class TraceInput
{
    /// <summary>Takes a trace.</summary>
    public TraceInput(StackTrace trace)
    {
        Traces = [trace];
        Repository = trace.Repository;
    }

    /// <summary>Takes one frame.</summary>
    public TraceInput(TraceFrame frame) => Frames = [frame];

    /// <summary>Takes the traces of an investigation, and its description as words.</summary>
    public TraceInput(BugInvestigation investigation)
    {
        Title = investigation.Title;
        Traces = investigation.Traces;
        Words = investigation.Description;
        Solutions = [.. investigation.Solutions.Select(match => match.Solution)];
        Repository = investigation.Repository;
    }

    /// <summary>Refuses everything else by name.</summary>
    /// <exception cref="PSInvalidCastException">Always.</exception>
    public TraceInput(PSObject other) =>
        throw new PSInvalidCastException($"A {other.BaseObject.GetType().Name} is no stack trace. Pipe text through ConvertFrom-StackTrace first.");

    /// <summary>The traces.</summary>
    public IReadOnlyList<StackTrace> Traces { get; } = [];

    /// <summary>Frames without a trace.</summary>
    public IReadOnlyList<TraceFrame> Frames { get; } = [];

    /// <summary>The title of the report, or null.</summary>
    public string? Title { get; }

    /// <summary>Words of the report, or empty.</summary>
    public string Words { get; } = "";

    /// <summary>Past solutions that fit.</summary>
    public IReadOnlyList<Solution> Solutions { get; } = [];

    /// <summary>The repository that the input belongs to, or null.</summary>
    public string? Repository { get; }
}
