using System.Runtime.InteropServices;
using VtOperate.Core.Search;
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

    /// <summary>Every word that is searched for, with its weight: in the title and in the text together, three times at most in each.</summary>
    public IReadOnlyList<(string Word, uint Term, double Weight)> Words(double titleCount)
    {
        var sink = new Sink([], []);
        sink.Start(titleCount);
        Tokenizer.Read(Title, ref sink);
        sink.Start(1);
        Tokenizer.Read(Text, ref sink);
        foreach (StackTrace trace in Traces)
        {
            sink.Start(1);
            AddMessages(trace, ref sink);
        }

        return [.. sink.Counts.Select(entry => (entry.Key, TermHash.Of(entry.Key), Math.Sqrt(entry.Value)))];
    }

    private static void AddMessages(StackTrace trace, ref Sink sink)
    {
        if (trace.Type is { } type) Tokenizer.Read(type, ref sink);
        if (trace.Message is { } message) Tokenizer.Read(message, ref sink);
        foreach (StackTrace inner in trace.InnerTraces) AddMessages(inner, ref sink);
    }

    private static void AddLines(StackTrace trace, HashSet<long> lines)
    {
        foreach (TraceFrame frame in trace.Frames) lines.Add(frame.InputLine);
        foreach (StackTrace inner in trace.InnerTraces) AddLines(inner, lines);
    }

    private struct Sink(Dictionary<string, double> counts, Dictionary<string, int> here) : ITokenSink
    {
        private const int Most = 3;
        private double _each;

        public readonly Dictionary<string, double> Counts => counts;

        public void Start(double each)
        {
            _each = each;
            here.Clear();
        }

        public readonly void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            if (kind == TermKind.Compound) return;
            string word = term.ToString();
            ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(here, word, out _);
            if (count++ >= Most) return;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += _each;
        }
    }
}
