namespace VtOperate.Core.Traces;

/// <summary>The form in which one language prints its stack traces. Implementations hold no state: what a reading needs stands in the block.</summary>
internal interface ITraceForm
{
    /// <summary>The language.</summary>
    TraceLanguage Language { get; }

    /// <summary>Whether a line outside any trace can be the first that this form recognises; the lines before it may still belong to the trace.</summary>
    bool Opens(ReadOnlySpan<char> content);

    /// <summary>Whether a line continues the block. Called once for every line that follows, in order, so it may keep its place in the block.</summary>
    TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content);

    /// <summary>Reads the finished block, or answers null when there is too little in it to be sure.</summary>
    TraceBuilder? Read(TraceBlock block);
}
