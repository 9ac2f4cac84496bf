using VtOperate.Core.Bugs;
using VtOperate.Core.History;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Solutions;

/// <summary>Takes the evidence out of an investigation, a stack trace or a suspect commit.</summary>
public sealed class InvestigationSource : ICaptureSource
{
    private const int MostSuspects = 3;

    /// <inheritdoc/>
    public CaptureEvidence? Read(object record) => record switch
    {
        BugInvestigation bug => Of(bug),
        StackTrace trace => OfTraces([trace]) with { Repository = trace.Repository },
        SuspectCommit suspect => new CaptureEvidence { Suspects = [suspect], Repository = suspect.Repository },
        _ => null,
    };

    private static CaptureEvidence Of(BugInvestigation bug) => OfTraces(bug.Traces) with
    {
        Title = bug.Title,
        Description = bug.Description.Length == 0 ? null : bug.Description,
        Severity = bug.Severity,
        Labels = bug.Label is null ? [] : [bug.Label],
        Suspects = [.. bug.Suspects.Take(MostSuspects)],
        Repository = bug.Repository,
    };

    private static CaptureEvidence OfTraces(IReadOnlyList<StackTrace> traces)
    {
        List<string> errors = [], types = [];
        var frames = new List<(string, string?)>();
        // What went wrong comes first, for the title and the first symptom; what wraps it follows.
        foreach (StackTrace trace in traces) Name(TraceCause.Of(trace), errors, types);
        foreach (StackTrace trace in traces) Collect(trace, errors, types, frames);
        return new CaptureEvidence { Errors = errors, ErrorTypes = types, Frames = frames };
    }

    private static void Collect(StackTrace trace, List<string> errors, List<string> types, List<(string, string?)> frames)
    {
        Name(trace, errors, types);
        foreach (TraceFrame frame in trace.Frames)
        {
            // A frame that was found in no file of the repository proves nothing about it.
            if (frame.IsUserCode && frame.RepositoryPath is { } file && !frames.Exists(known => known.Item1 == file)) frames.Add((file, frame.Function));
        }

        foreach (StackTrace inner in trace.InnerTraces) Collect(inner, errors, types, frames);
    }

    private static void Name(StackTrace trace, List<string> errors, List<string> types)
    {
        string error = trace.Type is null ? trace.Message ?? "" : trace.Message is null ? trace.Type : $"{trace.Type}: {trace.Message}";
        if (error.Length > 0 && !errors.Contains(error)) errors.Add(error);
        if (trace.Type is not null && !types.Contains(trace.Type)) types.Add(trace.Type);
    }
}
