namespace VtOperate.Core.Traces;

/// <summary>
/// .NET and Mono, in the form of <c>Exception.ToString()</c>: messages outermost first, joined by <c>---></c>; frames innermost first, divided by
/// a line that ends the inner trace; the further exceptions of an aggregate behind them, each ended by <c>&lt;---</c>.
/// </summary>
internal sealed class DotNetForm : ITraceForm
{
    private const string Arrow = "---> ";
    private const int MaxMessageLines = 40;
    private const int InMessage = 1;

    private static readonly string[] s_inner = ["inner", "intern", "внутр", "wewn", "vnitř", "内部", "內部", "내부", "iç özel"];

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.DotNet;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.Length < 6) return false;
        return IsArrow(content, out _, out _) || DotNetFrame.TryRead(content, out _);
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (DotNetFrame.TryRead(text, out _) || IsDivider(text) || text is "<---")
        {
            block.Phase = 0;
            return TraceFit.Belongs;
        }

        if (IsArrow(text, out _, out _))
        {
            block.Phase = text.EndsWith("<---", StringComparison.Ordinal) ? 0 : InMessage;
            block.Count = 0;
            return TraceFit.Belongs;
        }

        if (block.Phase == InMessage && block.Count++ < MaxMessageLines && !LogPrefix.StartsRecord(content)) return TraceFit.Belongs;
        return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        TraceBuilder current = top;
        bool certain = false;
        int header = HeaderSearch.Find(block, top, out string headText);
        if (header >= 0) current = AddHead(top, headText, top.InputLine);
        for (int i = header + 1; header >= 0 && i < block.Before.Count; i++) current.AddMessage(block.Before[i].Content.TrimEnd());
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (DotNetFrame.TryRead(text, out FrameParts parts))
            {
                certain |= parts.IsCertain;
                current.Frames.Add(Frame(text, parts, line.Number));
                if (text.EndsWith("<---", StringComparison.Ordinal)) current = Outer(current);
            }
            else if (IsArrow(text, out int start, out int number))
            {
                ReadOnlySpan<char> rest = text[start..];
                bool ends = rest.EndsWith("<---", StringComparison.Ordinal);
                if (ends) rest = rest[..^4];
                if (number == 0) DropFirst(current, rest);
                current = AddHead(current.AddInner("Inner", line.Number), rest.ToString(), line.Number);
                if (ends) current = Outer(current);
            }
            else if (text is "<---")
            {
                current = Outer(current);
            }
            else if (IsDivider(text))
            {
                if (EndsInner(text)) current = Outer(current);
            }
            else if (current.Frames.Count == 0)
            {
                current.AddMessage(line.Content.TrimEnd());
            }
        }

        int frames = top.TotalFrames;
        if (frames == 0 || (frames == 1 && !certain && top.Type is null)) return null;
        if (header < 0) HeaderSearch.TakeLineBefore(block, top);
        return top;
    }

    /// <summary>Reads one line of <c>Exception.StackTrace</c>, or null when it is no frame.</summary>
    internal static TraceFrame? ReadFrame(ReadOnlySpan<char> line, long number)
    {
        ReadOnlySpan<char> text = line.Trim();
        return DotNetFrame.TryRead(text, out FrameParts parts) ? Frame(text, parts, number) : null;
    }

    private static TraceFrame Frame(ReadOnlySpan<char> text, FrameParts parts, long number) => new()
    {
        Function = parts.Function is { } function ? DotNetName.Demangle(text[function]) : null,
        File = parts.File is { } file ? text[file].ToString() : null,
        Line = parts.Line,
        Text = text.ToString(),
        InputLine = number,
    };

    /// <summary>Reads a head that may join several exceptions on one line, and answers the innermost.</summary>
    private static TraceBuilder AddHead(TraceBuilder trace, string head, long number)
    {
        foreach (Range piece in SplitArrows(head))
        {
            ReadOnlySpan<char> text = head.AsSpan()[piece].Trim();
            if (piece.Start.Value > 0) trace = trace.AddInner("Inner", number);
            if (TraceHeader.TryFind(text, immediate: true, out Range type, out int message))
            {
                trace.Type = text[type].ToString();
                if (message < text.Length) trace.AddMessage(text[message..]);
            }
            else
            {
                trace.AddMessage(text);
            }
        }

        return trace;
    }

    private static List<Range> SplitArrows(string head)
    {
        List<Range> pieces = [];
        int from = 0;
        for (int at = head.IndexOf(" ---> ", StringComparison.Ordinal); at >= 0; at = head.IndexOf(" ---> ", from, StringComparison.Ordinal))
        {
            pieces.Add(from..at);
            from = at + 6;
        }

        pieces.Add(from..head.Length);
        return pieces;
    }

    /// <summary>.NET Framework prints the first exception of an aggregate twice: as its inner exception and by number. The numbered one stays.</summary>
    private static void DropFirst(TraceBuilder aggregate, ReadOnlySpan<char> head)
    {
        if (aggregate.Inner.Count == 1 && TraceHeader.TryFind(head, immediate: true, out Range type, out _) && head[type].SequenceEqual(aggregate.Inner[0].Type))
            aggregate.Inner.Clear();
    }

    private static TraceBuilder Outer(TraceBuilder trace) => trace.Parent ?? trace;

    private static bool IsArrow(ReadOnlySpan<char> text, out int start, out int number)
    {
        start = Arrow.Length;
        number = -1;
        if (!text.StartsWith(Arrow, StringComparison.Ordinal)) return false;
        ReadOnlySpan<char> rest = text[start..];
        if (rest.Length > 4 && rest[0] == '(' && rest.IndexOf(") ", StringComparison.Ordinal) is var close and > 0)
        {
            int hash = rest[..close].IndexOf('#');
            if (hash >= 0)
            {
                number = FrameParts.Number(rest[(hash + 1)..close]) ?? 0;
                start += close + 2;
                return true;
            }
        }

        return TraceHeader.TryFind(rest, immediate: true, out Range type, out _) && type.Start.Value == 0;
    }

    private static bool IsDivider(ReadOnlySpan<char> text) =>
        text.Length > 10 && text.StartsWith("---", StringComparison.Ordinal) && (IsNamedDivider(text) || text.TrimStart('-').IsEmpty);

    private static bool IsNamedDivider(ReadOnlySpan<char> text) =>
        text.StartsWith("--- ", StringComparison.Ordinal) && text.EndsWith(" ---", StringComparison.Ordinal);

    private static bool EndsInner(ReadOnlySpan<char> divider)
    {
        foreach (string word in s_inner)
        {
            if (divider.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
