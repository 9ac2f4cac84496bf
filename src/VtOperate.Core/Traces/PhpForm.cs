namespace VtOperate.Core.Traces;

/// <summary>
/// PHP: <c>#0 /srv/cart.php(12): Cart->total()</c>, newest first, where the file and line are those of the call. The place of the throw stands in
/// the message and becomes the first frame. Of chained exceptions the cause comes first; each further one starts with <c>Next</c>.
/// </summary>
internal sealed class PhpForm : ITraceForm
{
    private const int InMessage = 1;
    private const int MaxMessageLines = 40;
    private const int MaxLinesToHead = 20;

    private static readonly string[] s_headWords = ["Uncaught ", "exception '", "PHP Fatal error:", "[object] ("];

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Php;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        return content.Length > 8 && content[0] == '#' && PhpFrame.TryRead(content, out _) && content is not "#0 {main}";
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (PhpFrame.TryRead(text, out _) || text is "Stack trace:" or "[stacktrace]")
        {
            block.Phase = 0;
            return TraceFit.Belongs;
        }

        if (text.StartsWith("thrown in ", StringComparison.Ordinal) && text.Contains(" on line ", StringComparison.Ordinal)) return TraceFit.Belongs;
        if (text.StartsWith("Next ", StringComparison.Ordinal) && block.Phase == 0)
        {
            block.Phase = InMessage;
            block.Count = 0;
            return TraceFit.Perhaps;
        }

        if (block.Phase == InMessage && block.Count++ < MaxMessageLines && !LogPrefix.StartsRecord(content)) return TraceFit.Perhaps;
        return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        TakeHead(block, top);
        bool main = false;
        List<TraceLine> next = [];
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (PhpFrame.TryRead(text, out FrameParts parts))
            {
                if (text.EndsWith(" {main}", StringComparison.Ordinal))
                {
                    main = true;
                    continue;
                }

                top.Frames.Add(Frame(text, parts, line.Number));
            }
            else if (text is "Stack trace:" && next.Count > 0)
            {
                var outer = new TraceBuilder(Language) { InputLine = top.InputLine };
                top.Relation = "Cause";
                outer.Inner.Add(top);
                if (Depth(outer) > TraceBuilder.MaxDepth) top.Inner.Clear();
                top = outer;
                PhpHead.Take(next, top);
                next.Clear();
            }
            else if (next.Count > 0 || text.StartsWith("Next ", StringComparison.Ordinal))
            {
                next.Add(line);
            }
        }

        return top.TotalFrames == 0 || (!main && top.TotalFrames < 2 && top.Type is null) ? null : top;
    }

    private static int Depth(TraceBuilder trace) => trace.Inner.Count == 0 ? 1 : 1 + Depth(trace.Inner[0]);

    private static void TakeHead(TraceBlock block, TraceBuilder top)
    {
        int last = block.Before.Count - 1, end = last;
        if (end >= 0 && block.Before[end].Trimmed is "Stack trace:" or "[stacktrace]") end--;
        bool announced = end < last;
        for (int i = end; i >= 0 && end - i < MaxLinesToHead; i--)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            bool head = false;
            foreach (string word in s_headWords) head |= text.Contains(word, StringComparison.Ordinal);
            head |= announced && i == end && PhpHead.Place(text, out _, out _);
            if (head)
            {
                List<TraceLine> lines = [];
                for (int k = i; k <= end; k++) lines.Add(block.Before[k]);
                PhpHead.Take(lines, top);
                return;
            }

            if (LogPrefix.StartsRecord(text)) break;
        }
    }

    private static TraceFrame Frame(ReadOnlySpan<char> text, FrameParts parts, long number) => new()
    {
        Function = parts.Function is { } function ? text[function].ToString() : null,
        File = parts.File is { } file ? text[file].ToString() : null,
        Line = parts.Line,
        Text = text.ToString(),
        InputLine = number,
    };
}
