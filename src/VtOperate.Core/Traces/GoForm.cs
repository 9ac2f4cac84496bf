namespace VtOperate.Core.Traces;

/// <summary>
/// Go: a panic, then the goroutine that had it, then perhaps all others. Newest call first, each on two lines. The call that created a goroutine
/// stands behind it as <c>created by</c>; it is the trace's <c>CreatedBy</c>. Source: the package runtime of Go.
/// </summary>
internal sealed class GoForm : ITraceForm
{
    private const int AwaitsPlace = 1;
    private const int Torn = 2;
    private const string CreatedBy = "created by ";
    private const string Unavailable = "goroutine running on other thread; stack unavailable";

    private static readonly string[] s_heads = ["panic: ", "fatal error: ", "http: panic serving ", "SIGQUIT: ", "SIGABRT: ", "SIGSEGV: "];

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Go;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content) => GoFrame.IsGoroutine(content.Trim());

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (GoFrame.IsGoroutine(text))
        {
            block.Phase = 0;
            return TraceFit.Belongs;
        }

        if (text.IsEmpty) return TraceFit.Perhaps;
        if (block.Phase == Torn) return TraceFit.Foreign;
        if (block.Phase == AwaitsPlace && GoFrame.TryReadPlace(text, out _, out _))
        {
            block.Phase = 0;
            return TraceFit.Belongs;
        }

        if (text.StartsWith(CreatedBy, StringComparison.Ordinal) && GoFrame.IsName(Creator(text)))
        {
            block.Phase = AwaitsPlace;
            return TraceFit.Belongs;
        }

        if (GoFrame.TryReadCall(text, out _, out bool whole))
        {
            block.Phase = whole ? AwaitsPlace : Torn;
            return TraceFit.Belongs;
        }

        return block.Phase == 0 && IsRemark(text) ? TraceFit.Belongs : TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        TraceBuilder goroutine = top, current = top;
        bool headed = TakeHead(block, top), first = true;
        string? function = null;
        TraceLine call = default;
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (text.IsEmpty) continue;
            if (GoFrame.IsGoroutine(text))
            {
                Flush();
                if (!first) goroutine = top.AddInner("Goroutine", line.Number);
                if (!first || !headed) goroutine.AddMessage(text[..^1]);
                if (top.InputLine == 0) top.InputLine = line.Number;
                current = goroutine;
                first = false;
            }
            else if (function is not null && GoFrame.TryReadPlace(text, out int end, out int? number))
            {
                string file = text[..end].ToString();
                current.Frames.Add(new TraceFrame { Function = function, File = file == "??" ? null : file, Line = number, Text = $"{call.Trimmed} {text}", InputLine = call.Number });
                function = null;
                current = goroutine;
            }
            else
            {
                Flush();
                call = line;
                if (text.StartsWith(CreatedBy, StringComparison.Ordinal))
                {
                    function = Creator(text).ToString();
                    current = goroutine.AddInner("CreatedBy", line.Number);
                }
                else if (text.SequenceEqual(Unavailable))
                {
                    current.Frames.Add(new TraceFrame { Text = Unavailable, InputLine = line.Number });
                }
                else if (GoFrame.TryReadCall(text, out int length, out _))
                {
                    function = text[..length].ToString();
                }
            }
        }

        Flush();
        return top.TotalFrames == 0 ? null : top;

        void Flush()
        {
            if (function is not null) current.Frames.Add(new TraceFrame { Function = function, Text = call.Trimmed.ToString(), InputLine = call.Number });
            function = null;
            current = goroutine;
        }
    }

    /// <summary>Takes the panic before the first goroutine: the last one that is named there, with those it recovered from directly before it.</summary>
    private static bool TakeHead(TraceBlock block, TraceBuilder top)
    {
        int last = block.Before.Count - 1, head = -1;
        for (int i = last; i >= 0; i--)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            bool names = Head(text, out int at) && (at == 0 || i >= last - 1);
            if (head >= 0 && !names) break;
            if (names) head = i;
            else if (LogPrefix.StartsRecord(text)) break;
        }

        if (head < 0) return false;
        ReadOnlySpan<char> line = block.Before[head].Trimmed;
        Head(line, out int start);
        line = line[start..];
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        top.Type = line[..colon] is "fatal error" ? "fatal error" : line.StartsWith("SIG", StringComparison.Ordinal) ? line[..colon].ToString() : "panic";
        top.AddMessage(line[(colon + 2)..]);
        top.InputLine = block.Before[head].Number;
        for (int i = head + 1; i <= last; i++)
        {
            if (!block.Before[i].Trimmed.IsEmpty) top.AddMessage(block.Before[i].Content.TrimEnd());
        }

        return true;
    }

    private static bool Head(ReadOnlySpan<char> text, out int at)
    {
        foreach (string head in s_heads)
        {
            at = text.IndexOf(head, StringComparison.Ordinal);
            if (at == 0 || (at > 0 && text[at - 1] == ' ')) return true;
        }

        at = -1;
        return false;
    }

    private static ReadOnlySpan<char> Creator(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> name = text[CreatedBy.Length..];
        int by = name.IndexOf(" in goroutine ", StringComparison.Ordinal);
        return (by < 0 ? name : name[..by]).TrimEnd();
    }

    private static bool IsRemark(ReadOnlySpan<char> text) =>
        text.SequenceEqual(Unavailable) || (text.StartsWith("...", StringComparison.Ordinal) && text.EndsWith("frames elided...", StringComparison.Ordinal))
        || text.StartsWith("[originating from goroutine ", StringComparison.Ordinal);
}
