namespace VtOperate.Core.Traces;

/// <summary>JavaScript in Node.js and browsers. Both forms of frames are newest first; Node adds properties, causes and aggregated errors in braces.</summary>
internal sealed class JavaScriptForm : ITraceForm
{
    private const int Signed = 1;
    private const int InProperties = 2;
    private const int InMessage = 3;
    private const int MaxPropertyLines = 400;
    private const int MaxMessageLines = 40;
    private const string Cause = "[cause]: ";

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.JavaScript;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.Length < 6) return false;
        if (content[0] is 'a' or 'e' && JavaScriptFrame.TryReadAt(content, out _)) return true;
        return (char.IsAsciiDigit(content[^1]) || content[^1] == ']') && JavaScriptFrame.TryReadSigned(content, out _);
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (block.Phase == Signed) return FitSigned(text);
        if (JavaScriptFrame.TryReadAt(text, out _) || JavaScriptFrame.IsAnonymous(text))
        {
            if (text.EndsWith(" {", StringComparison.Ordinal) && block.Phase != InProperties) Enter(block, InProperties);
            else if (block.Phase == InMessage) block.Phase = 0;
            return TraceFit.Belongs;
        }

        if (block.Phase == 0 && JavaScriptFrame.TryReadSigned(text, out _))
        {
            block.Phase = Signed;
            return TraceFit.Belongs;
        }

        if (block.Phase == InProperties)
        {
            if (block.Count++ >= MaxPropertyLines || LogPrefix.StartsRecord(content)) return TraceFit.Foreign;
            if (content.StartsWith("}", StringComparison.Ordinal)) block.Phase = 0;
            return TraceFit.Belongs;
        }

        if (block.Phase == InMessage && block.Count++ < MaxMessageLines && !LogPrefix.StartsRecord(content)) return TraceFit.Belongs;
        if (CausedBy(text) > 0)
        {
            Enter(block, InMessage);
            return TraceFit.Belongs;
        }

        if (text is "From previous event:" || Matching(text) is not null) return TraceFit.Belongs;
        return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        bool signed = block.Phase == Signed;
        int behind = signed ? BareBefore(block) : 0;
        int header = behind > 0 ? -1 : HeaderSearch.Find(block, top, out string head, script: true) is var at and >= 0 && TakeHead(block, top, at, head, signed) ? at : -1;
        TraceBuilder current = top;
        bool certain = false, properties = false;
        for (int i = block.Before.Count - behind; i < block.Before.Count; i++)
        {
            JavaScriptFrame.TryReadBareSigned(block.Before[i].Trimmed, out FrameParts parts);
            current.Frames.Add(Frame(block.Before[i].Trimmed, parts, block.Before[i].Number));
        }

        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (signed ? TryReadSigned(text, out FrameParts parts) : JavaScriptFrame.TryReadAt(text, out parts))
            {
                certain |= parts.IsCertain;
                current.Frames.Add(Frame(text, parts, line.Number));
            }
            else if (Matching(text) is { } common)
            {
                current.FramesInCommon = common;
            }
            else if (CausedBy(text) is var start and > 0)
            {
                current = current.AddInner("Cause", line.Number);
                AddHead(current, text[start..], immediate: true);
            }
            else if (properties && TraceHeader.TryFind(text, immediate: false, out Range type, out _, script: true) && type.Start.Value == 0)
            {
                current = top.AddInner("Inner", line.Number);
                AddHead(current, text, immediate: false);
            }
            else if (current != top && current.Frames.Count == 0 && !properties)
            {
                current.AddMessage(line.Content.TrimEnd());
            }

            properties |= text.EndsWith(" {", StringComparison.Ordinal) || text.EndsWith("[", StringComparison.Ordinal);
        }

        int frames = top.TotalFrames;
        if (frames == 0 || (frames == 1 && !certain && top.Type is null && !IsHeadedByWord(block))) return null;
        if (header < 0 && behind == 0 && !signed) HeaderSearch.TakeLineBefore(block, top);
        return top;
    }

    private static void Enter(TraceBlock block, int phase)
    {
        block.Phase = phase;
        block.Count = 0;
    }

    private static TraceFit FitSigned(ReadOnlySpan<char> text)
    {
        if (text is "eval code" || TryReadSigned(text, out _)) return TraceFit.Belongs;
        return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
    }

    private static bool TryReadSigned(ReadOnlySpan<char> text, out FrameParts parts) =>
        JavaScriptFrame.TryReadSigned(text, out parts) || JavaScriptFrame.TryReadBareSigned(text, out parts);

    /// <summary>How many lines before the first frame with an at sign are places of frames without a name.</summary>
    private static int BareBefore(TraceBlock block)
    {
        int count = 0;
        while (count < block.Before.Count && JavaScriptFrame.TryReadBareSigned(block.Before[^(count + 1)].Trimmed, out _)) count++;
        return count;
    }

    /// <summary>Takes the head; the frames of Firefox and Safari come without one, so that only a line directly before them can be it.</summary>
    private static bool TakeHead(TraceBlock block, TraceBuilder top, int at, string head, bool signed)
    {
        if (signed && at != block.Before.Count - 1)
        {
            top.InputLine = 0;
            return false;
        }

        AddHead(top, head, at == block.Before.Count - 1);
        for (int i = at + 1; i < block.Before.Count; i++) top.AddMessage(block.Before[i].Content.TrimEnd());
        return true;
    }

    /// <summary>One uncertain frame is believed below a line that is a single word, such as <c>error</c>.</summary>
    private static bool IsHeadedByWord(TraceBlock block) =>
        block.Before.Count > 0 && block.Before[^1].Trimmed is { IsEmpty: false } text && text.IndexOf(' ') < 0 && text.Contains("error", StringComparison.OrdinalIgnoreCase);

    private static void AddHead(TraceBuilder trace, ReadOnlySpan<char> text, bool immediate)
    {
        if (TraceHeader.TryFind(text, immediate, out Range type, out int message, script: true))
        {
            trace.Type = text[type].ToString();
            if (message < text.Length) trace.AddMessage(text[message..]);
        }
        else
        {
            trace.AddMessage(text);
        }
    }

    private static TraceFrame Frame(ReadOnlySpan<char> text, FrameParts parts, long number) => new()
    {
        Function = parts.Function is { } function ? text[function].ToString() : null,
        File = parts.File is { } file ? text[file].ToString() : null,
        Line = parts.Line,
        Column = parts.Column,
        Text = text.ToString(),
        InputLine = number,
    };

    /// <summary>Where the head of a cause starts in a line, or 0.</summary>
    private static int CausedBy(ReadOnlySpan<char> text)
    {
        int cause = text.IndexOf(Cause, StringComparison.Ordinal);
        if (cause is 0 or 1 or 2) return cause + Cause.Length;
        return text.StartsWith("caused by: ", StringComparison.OrdinalIgnoreCase) ? "caused by: ".Length : 0;
    }

    /// <summary><c>... 4 lines matching cause stack trace ...</c>.</summary>
    private static int? Matching(ReadOnlySpan<char> text)
    {
        int words = text.IndexOf(" lines matching cause stack trace", StringComparison.Ordinal);
        return words > 4 && text.StartsWith("... ", StringComparison.Ordinal) ? FrameParts.Number(text[4..words]) : null;
    }
}
