namespace VtOperate.Core.Traces;

/// <summary>
/// Python: oldest call first, the exception last; turned round here. Chained exceptions come cause first, divided by a sentence, so that the last is
/// the outermost. Groups of exceptions have a margin of bars, deeper for every level.
/// </summary>
internal sealed class PythonForm : ITraceForm
{
    private const int InFrames = 1;
    private const int AfterException = 2;
    private const int Chained = 3;
    private const int InGroup = 4;
    private const int AfterBlank = 5;
    private const int MaxMessageLines = 40;
    private const string DirectCause = "The above exception was the direct cause of the following exception:";
    private const string DuringHandling = "During handling of the above exception, another exception occurred:";

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Python;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.Length < 12) return false;
        return IsHead(content) || TryReadFrame(content, out _);
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        int indent = content.Length - content.TrimStart().Length;
        switch (block.Phase)
        {
            case 0:
                block.Phase = text.StartsWith("+ ", StringComparison.Ordinal) ? InGroup : InFrames;
                block.Depth = IsHead(text) ? indent : Math.Max(indent - 2, 0);
                return TraceFit.Belongs;
            case InGroup:
                if (text.Length > 0 && text[0] is '|' or '+') return TraceFit.Belongs;
                if (IsLink(text)) { block.Phase = Chained; return TraceFit.Belongs; }
                return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
            case Chained:
                if (text.IsEmpty) return TraceFit.Belongs;
                if (!IsHead(text)) return TraceFit.Foreign;
                block.Phase = text[0] == '+' ? InGroup : InFrames;
                block.Depth = indent;
                return TraceFit.Belongs;
            case InFrames:
                // A source line that is empty is printed as one.
                if (text.IsEmpty) return TraceFit.Perhaps;
                if (indent > block.Depth || RubyFrame.TryRead(text, out _, out _, out _)) return TraceFit.Belongs;
                if (!IsException(text, out _, out _)) return TraceFit.Foreign;
                block.Phase = AfterException;
                block.Count = 0;
                return TraceFit.Belongs;
            case AfterBlank:
                if (!IsLink(text)) return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
                block.Phase = Chained;
                return TraceFit.Belongs;
            default:
                return FitMessage(block, content, text, indent);
        }
    }

    /// <summary>Lines behind the exception: indented ones are its message; others only when a chained exception follows, as the program may just go on.</summary>
    private static TraceFit FitMessage(TraceBlock block, ReadOnlySpan<char> content, ReadOnlySpan<char> text, int indent)
    {
        if (IsLink(text))
        {
            block.Phase = Chained;
            return TraceFit.Belongs;
        }

        if (text.IsEmpty)
        {
            block.Phase = AfterBlank;
            return TraceFit.Perhaps;
        }

        if (IsHead(text) || LogPrefix.StartsRecord(content) || block.Count++ >= MaxMessageLines) return TraceFit.Foreign;
        return indent > block.Depth ? TraceFit.Belongs : TraceFit.Perhaps;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var reading = new PythonReading();
        bool headed = false;
        foreach (TraceLine line in block.Lines)
        {
            headed |= IsHead(line.Trimmed);
            reading.Add(line);
        }

        TraceBuilder top = reading.Finish();
        if (top.TotalFrames == 0 && headed && RubyForm.ReadReversed(block) is { } ruby) return ruby;
        if (top.TotalFrames == 0 && !headed) return null;
        if (!headed && top.Type is null) return null;
        return top.TotalFrames == 0 && top.Type is null ? null : top;
    }

    /// <summary>Whether a line starts a trace: <c>Traceback (most recent call last):</c> and its relatives.</summary>
    internal static bool IsHead(ReadOnlySpan<char> text)
    {
        if (text.Length < 20 || text[^1] != ':') return false;
        if (!text.EndsWith("(most recent call last):", StringComparison.Ordinal) && !text.EndsWith("(most recent call first):", StringComparison.Ordinal)) return false;
        return text.StartsWith("Traceback", StringComparison.Ordinal) || text.StartsWith("Exception Group Traceback", StringComparison.Ordinal) || text.StartsWith("+ Exception Group Traceback", StringComparison.Ordinal)
            || text.StartsWith("Stack", StringComparison.Ordinal) || text.StartsWith("Current thread 0x", StringComparison.Ordinal) || text.StartsWith("Thread 0x", StringComparison.Ordinal);
    }

    /// <summary>How the exception above relates to the one that follows, or null when the line says nothing of it.</summary>
    internal static string? Relation(ReadOnlySpan<char> text) => text switch
    {
        DirectCause => "Cause",
        DuringHandling => "Context",
        _ => null,
    };

    /// <summary>Reads <c>File "x.py", line 12, in name</c>; the name is missing where the source does not compile.</summary>
    internal static bool TryReadFrame(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        if (!text.StartsWith("File \"", StringComparison.Ordinal)) return false;
        int quote = text.IndexOf("\", line ", StringComparison.Ordinal);
        if (quote < 6) return false;
        int from = quote + 8, to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to])) to++;
        if (to == from) return false;
        Range? function = null;
        if (to < text.Length)
        {
            ReadOnlySpan<char> rest = text[to..];
            int word = rest.StartsWith(", in ", StringComparison.Ordinal) ? 5 : rest.StartsWith(" in ", StringComparison.Ordinal) ? 4 : 0;
            if (word == 0 || word == rest.Length) return false;
            function = (to + word)..text.Length;
        }

        parts = new FrameParts(function, 6..quote, FrameParts.Number(text[from..to]), null, IsCertain: true);
        return true;
    }

    /// <summary>Reads the last line of a trace: a type, and a message behind a colon.</summary>
    internal static bool IsException(ReadOnlySpan<char> text, out int typeEnd, out int message)
    {
        int colon = text.IndexOf(':');
        typeEnd = colon < 0 ? text.Length : colon;
        message = colon < 0 ? text.Length : colon + 1;
        while (message < text.Length && text[message] == ' ') message++;
        if (typeEnd == 0 || (colon >= 0 && colon + 1 < text.Length && text[colon + 1] != ' ')) return false;
        ReadOnlySpan<char> name = text[..typeEnd];
        bool start = true;
        foreach (char c in name)
        {
            if (start ? !(char.IsLetter(c) || c is '_' or '<') : !(char.IsLetterOrDigit(c) || c is '_' or '.' or '<' or '>')) return false;
            start = c == '.';
        }

        return !start;
    }

    private static bool IsLink(ReadOnlySpan<char> text) => Relation(text) is not null;
}
