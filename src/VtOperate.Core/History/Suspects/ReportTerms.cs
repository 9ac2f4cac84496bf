using VtOperate.Core.History.Localisation;
using VtOperate.Core.History.Origins;
using VtOperate.Core.Search;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Suspects;

/// <summary>A report as commits are compared with it: its terms, the names of code in it, and the query for messages.</summary>
internal sealed class ReportTerms
{
    private const int ShortestName = 4;

    private ReportTerms(BugText text, string all)
    {
        Text = text;
        Query = SearchQuery.Parse(all);
        TermHashes.Add(text.Title, Title);
        TermHashes.Add(all, All);
        foreach (QueryTerm term in Query.Terms)
        {
            if (term.Kind != TermKind.Number) Words.TryAdd(TermHashes.Hash(term.Term), term.Word);
        }
    }

    /// <summary>The report without the frames of its traces.</summary>
    internal BugText Text { get; }

    /// <summary>What messages are searched for.</summary>
    internal SearchQuery Query { get; }

    /// <summary>The terms of the title.</summary>
    internal HashSet<ulong> Title { get; } = [];

    /// <summary>All terms.</summary>
    internal HashSet<ulong> All { get; } = [];

    /// <summary>The names of code, whole, as they may be declared.</summary>
    internal HashSet<ulong> Names { get; } = [];

    /// <summary>Terms as the report writes them.</summary>
    internal Dictionary<ulong, string> Words { get; } = [];

    /// <summary>Whether there is any word.</summary>
    internal bool HasWords => Query.Terms.Count > 0;

    /// <summary>Reads a report with the functions of the frames in the user's code.</summary>
    internal static ReportTerms Read(string title, string words, IReadOnlyList<StackTrace> traces, IReadOnlyList<TraceFrame> frames, CancellationToken stop)
    {
        BugText text = BugText.Read(title, words, traces, stop);
        var all = new System.Text.StringBuilder(text.Title).Append('\n').Append(text.Text).Append('\n');
        List<string> functions = [];
        foreach (StackTrace trace in text.Traces)
        {
            foreach (StackTrace one in SuspectFrames.InnermostFirst(trace))
            {
                all.Append(one.Type).Append('\n').Append(one.Message).Append('\n');
                AddFunctions(one.Frames, functions);
            }
        }

        AddFunctions(frames, functions);
        foreach (string function in functions) all.Append(function).Append('\n');
        var terms = new ReportTerms(text, all.ToString());
        foreach (NamedThing thing in NameScan.Read(text.Title + "\n" + text.Text, stop))
        {
            if (thing.Text.Length >= ShortestName && (thing.IsCompound || thing.IsCode)) terms.AddName(thing.Text);
        }

        return terms;
    }

    private void AddName(string name)
    {
        if (Whole(name) is { } term) Names.Add(term);
    }

    /// <summary>The term of a whole name; null when it has none.</summary>
    internal static ulong? Whole(string name) => Tokenizer.Terms(name) is [string whole, ..] ? TermHashes.Hash(whole) : null;

    private static void AddFunctions(IReadOnlyList<TraceFrame> frames, List<string> functions)
    {
        foreach (TraceFrame frame in frames)
        {
            if (frame.IsUserCode && frame.Function is { } function) functions.Add(function);
        }
    }
}
