using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Localisation;

/// <summary>A report as the ranking reads it: title, text without the frames of stack traces, traces.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The text.</param>
/// <param name="Traces">The traces.</param>
internal sealed record BugText(string Title, string Text, IReadOnlyList<StackTrace> Traces)
{
    // A pasted log must not make a search slow, and what matters of a report stands at its beginning.
    private const int LongestText = 40_000;

    /// <summary>Reads a report. Traces are taken out of its text.</summary>
    public static BugText Read(string title, string words, IReadOnlyList<StackTrace> traces, CancellationToken stop)
    {
        string text = words.Length <= LongestText ? words : words[..LongestText];
        List<StackTrace> found = [.. StackTraceReader.Read(new StringReader(text), stop)];
        if (found.Count > 0)
        {
            HashSet<long> frames = [];
            foreach (StackTrace trace in found) AddLines(trace, frames);
            long number = 0;
            text = string.Join('\n', text.Split('\n').Where(_ => !frames.Contains(++number)));
        }

        return new BugText(title, text, [.. traces, .. found]);
    }

    /// <summary>Every word that is searched for, as the report first writes it, with its weight: in the title and in the text together, three times at most in each.</summary>
    public IReadOnlyList<(string Word, uint Term, double Weight)> Words(double titleCount)
    {
        var words = new ReportWords();
        words.Start(titleCount);
        words.Read(Title);
        words.Start(1);
        words.Read(Text);
        foreach (StackTrace trace in Traces)
        {
            words.Start(1);
            AddMessages(trace, words);
        }

        return [.. words.Counts.Select(entry => (words.Said(entry.Key), TermHash.Of(entry.Key), Math.Sqrt(entry.Value)))];
    }

    private static void AddMessages(StackTrace trace, ReportWords words)
    {
        if (trace.Type is { } type) words.Read(type);
        if (trace.Message is { } message) words.Read(message);
        foreach (StackTrace inner in trace.InnerTraces) AddMessages(inner, words);
    }

    private static void AddLines(StackTrace trace, HashSet<long> lines)
    {
        foreach (TraceFrame frame in trace.Frames) lines.Add(frame.InputLine);
        foreach (StackTrace inner in trace.InnerTraces) AddLines(inner, lines);
    }
}
