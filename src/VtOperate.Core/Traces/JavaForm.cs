namespace VtOperate.Core.Traces;

/// <summary>
/// Java and the other languages of its virtual machine: outermost exception first, <c>Caused by:</c> behind it, <c>Suppressed:</c> indented below the
/// trace it belongs to, <c>... n more</c> for the frames that an inner trace shares with the outer. Logback can print the root first, with <c>Wrapped by:</c>.
/// </summary>
internal sealed class JavaForm : ITraceForm
{
    private const int InMessage = 1;
    private const int MaxMessageLines = 40;

    private static readonly string[] s_links = ["Caused by: ", "Suppressed: ", "Wrapped by: "];

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Java;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.Length < 8 || content[0] is not ('a' or 'C')) return false;
        if (JavaFrame.TryRead(content, out _, out _)) return true;
        int link = Link(content);
        return link > 0 && content[link..].Contains('.') && TraceHeader.TryFind(content[link..], immediate: true, out Range type, out _) && type.Start.Value == 0;
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (JavaFrame.TryRead(text, out _, out _) || CommonFrames(text) is not null || text.StartsWith("- locked <", StringComparison.Ordinal) || text.StartsWith("- waiting ", StringComparison.Ordinal))
        {
            block.Phase = 0;
            return TraceFit.Belongs;
        }

        if (Link(text) > 0)
        {
            block.Phase = InMessage;
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
        List<(int Indent, TraceBuilder Trace)> open = [(0, top)];
        int header = HeaderSearch.Find(block, top, out string head);
        if (header >= 0)
        {
            open[0] = (block.Before[header].Indent, top);
            AddHead(top, head);
            for (int i = header + 1; i < block.Before.Count; i++) top.AddMessage(block.Before[i].Content.TrimEnd());
        }

        TraceBuilder current = top;
        bool certain = false;
        int wrapped = 0;
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (JavaFrame.TryRead(text, out FrameParts parts, out Range? module))
            {
                certain |= parts.IsCertain;
                current.Frames.Add(Frame(text, parts, module, line.Number));
            }
            else if (CommonFrames(text) is { } common)
            {
                current.FramesInCommon = common;
            }
            else if (Link(text) is var link and > 0)
            {
                if (text[0] == 'W')
                {
                    current = new TraceBuilder(Language) { InputLine = top.InputLine };
                    top.Relation = "Cause";
                    current.Inner.Add(top);
                    if (++wrapped > TraceBuilder.MaxDepth)
                    {
                        current.Inner.AddRange(top.Inner);
                        top.Inner.Clear();
                    }

                    top = current;
                    open.Clear();
                    open.Add((line.Indent, top));
                }
                else
                {
                    current = AddInner(open, line.Indent, text[0] == 'S', line.Number);
                }

                AddHead(current, text[link..]);
            }
            else if (current.Frames.Count == 0)
            {
                current.AddMessage(line.Content.TrimEnd());
            }
        }

        int frames = top.TotalFrames;
        if (frames == 0 || (frames == 1 && !certain && top.Type is null)) return null;
        if (top.Type is null && header < 0) HeaderSearch.TakeLineBefore(block, top);
        return top;
    }

    /// <summary>A cause belongs to the last trace with the same indentation, a suppressed one to the last with a smaller.</summary>
    private static TraceBuilder AddInner(List<(int Indent, TraceBuilder Trace)> open, int indent, bool suppressed, long number)
    {
        while (open.Count > 1 && (suppressed ? open[^1].Indent >= indent : open[^1].Indent > indent)) open.RemoveAt(open.Count - 1);
        TraceBuilder inner = open[^1].Trace.AddInner(suppressed ? "Suppressed" : "Cause", number);
        if (open.Count > 1 && !suppressed && open[^1].Indent == indent) open[^1] = (indent, inner);
        else open.Add((indent, inner));
        return inner;
    }

    private static void AddHead(TraceBuilder trace, ReadOnlySpan<char> text)
    {
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

    private static TraceFrame Frame(ReadOnlySpan<char> text, FrameParts parts, Range? module, long number) => new()
    {
        Function = parts.Function is { } function ? text[function].ToString() : null,
        Module = module is { } place ? text[place].ToString() : null,
        File = parts.File is { } file && !text[file].IsEmpty ? text[file].ToString() : null,
        Line = parts.Line,
        Text = text.ToString(),
        InputLine = number,
    };

    private static int Link(ReadOnlySpan<char> text)
    {
        foreach (string link in s_links)
        {
            if (text.StartsWith(link, StringComparison.Ordinal)) return link.Length;
        }

        return 0;
    }

    /// <summary><c>... 12 more</c>, <c>... 27 common frames omitted</c>.</summary>
    private static int? CommonFrames(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("... ", StringComparison.Ordinal)) return null;
        ReadOnlySpan<char> rest = text[4..];
        int blank = rest.IndexOf(' ');
        if (blank <= 0) return null;
        ReadOnlySpan<char> words = rest[(blank + 1)..];
        return words is "more" || words.StartsWith("common frames omitted", StringComparison.Ordinal) ? FrameParts.Number(rest[..blank]) : null;
    }
}
