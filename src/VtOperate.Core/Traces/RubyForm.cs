namespace VtOperate.Core.Traces;

/// <summary>
/// Ruby: newest first, the message behind the newest frame or on a line before it (Rails). A frame with a message of its own starts the exception that
/// the one above was raised for. Ruby 2.5 to 2.7 print to terminals oldest first under the head that Python uses; the Python form hands those over.
/// </summary>
internal sealed class RubyForm : ITraceForm
{
    private const int InMessage = 1;
    private const int MaxMessageLines = 12;
    private const int MaxLinesToHead = 16;

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Ruby;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        return content.Length > 8 && content.IndexOf(":in ", StringComparison.Ordinal) > 0 && RubyFrame.TryRead(content, out _, out _, out _);
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (RubyFrame.TryRead(text, out _, out _, out int message))
        {
            block.Phase = message < text.Length ? InMessage : 0;
            block.Count = 0;
            return TraceFit.Belongs;
        }

        if (text.StartsWith("... ", StringComparison.Ordinal) && text.EndsWith(" levels...", StringComparison.Ordinal)) return TraceFit.Belongs;
        if (block.Phase == InMessage && block.Count++ < MaxMessageLines && !LogPrefix.StartsRecord(content)) return TraceFit.Perhaps;
        return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        TraceBuilder current = top;
        bool certain = false;
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (RubyFrame.TryRead(text, out FrameParts parts, out Range? gem, out int message))
            {
                certain |= parts.IsCertain;
                if (message < text.Length)
                {
                    if (current.Frames.Count > 0) current = current.AddInner("Cause", line.Number);
                    TakeMessage(current, text[message..]);
                }

                current.Frames.Add(Frame(text, parts, gem, line.Number));
            }
            else if (current.Type is not null && current.Frames.Count == 1 && !text.StartsWith("... ", StringComparison.Ordinal))
            {
                current.AddMessage(line.Content.TrimEnd());
            }
        }

        if (top.Frames.Count == 0 || !certain) return null;
        top.InputLine = top.Frames[0].InputLine;
        if (top.Type is null) TakeHead(block, top);
        return top;
    }

    /// <summary>Reads the order of Ruby 2.5 to 2.7: numbered frames, oldest first, then the newest with the message.</summary>
    internal static TraceBuilder? ReadReversed(TraceBlock block)
    {
        var top = new TraceBuilder(TraceLanguage.Ruby);
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (!RubyFrame.TryRead(text, out FrameParts parts, out Range? gem, out int message)) continue;
            if (message < text.Length) TakeMessage(top, text[message..]);
            top.Frames.Add(Frame(text, parts, gem, line.Number));
        }

        top.Frames.Reverse();
        return top.Frames.Count == 0 ? null : top;
    }

    private static TraceFrame Frame(ReadOnlySpan<char> text, FrameParts parts, Range? gem, long number) => new()
    {
        Function = parts.Function is { } function ? text[function].ToString() : null,
        Module = gem is { } module ? text[module].ToString() : null,
        File = text[parts.File!.Value].ToString(),
        Line = parts.Line,
        Text = text.ToString(),
        InputLine = number,
    };

    /// <summary><c>no such cart (Shop::CartError)</c>; the type stands at the end of the first line.</summary>
    private static void TakeMessage(TraceBuilder trace, ReadOnlySpan<char> text)
    {
        int open = text.LastIndexOf('(');
        if (text[^1] == ')' && open >= 0 && ConstantLength(text[(open + 1)..^1]) == text.Length - open - 2)
        {
            trace.Type = text[(open + 1)..^1].ToString();
            text = text[..open].TrimEnd();
        }

        if (!text.IsEmpty) trace.AddMessage(text);
    }

    /// <summary>Rails writes <c>Shop::CartError (no such cart):</c>, loggers <c>Shop::CartError: no such cart</c>; lines of source can stand between.</summary>
    private static void TakeHead(TraceBlock block, TraceBuilder top)
    {
        int last = block.Before.Count - 1;
        for (int i = last; i >= 0 && last - i < MaxLinesToHead; i--)
        {
            TraceLine line = block.Before[i];
            ReadOnlySpan<char> text = line.Trimmed;
            for (int from = 0; from < text.Length; from += Math.Max(text[from..].IndexOf(' ') + 1, 1))
            {
                int length = ConstantLength(text[from..]);
                ReadOnlySpan<char> rest = text[(from + length)..];
                if (length > 2 && rest.StartsWith(" (", StringComparison.Ordinal) && rest.EndsWith("):", StringComparison.Ordinal)) rest = rest[2..^2];
                else if (length > 2 && rest.StartsWith(": ", StringComparison.Ordinal) && IsError(text.Slice(from, length))) rest = rest[2..];
                else if (text[from..].IndexOf(' ') < 0) break;
                else continue;
                top.Type = text.Slice(from, length).ToString();
                top.AddMessage(rest);
                top.InputLine = line.Number;
                return;
            }

            if (LogPrefix.StartsRecord(text)) break;
        }

        HeaderSearch.TakeLineBefore(block, top);
    }

    private static bool IsError(ReadOnlySpan<char> name) => name.Contains("::", StringComparison.Ordinal) || TraceHeader.IsType(name, placeProves: false) || name is "Errno" or "Interrupt";

    /// <summary>How long the name of a constant at the start of a text is, such as <c>Shop::CartError</c>.</summary>
    private static int ConstantLength(ReadOnlySpan<char> text)
    {
        int i = 0;
        while (i < text.Length && char.IsUpper(text[i]))
        {
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_')) i++;
            if (i + 2 >= text.Length || text[i] != ':' || text[i + 1] != ':' || !char.IsUpper(text[i + 2])) return i;
            i += 2;
        }

        return i;
    }
}
