namespace VtOperate.Core.Traces;

/// <summary>
/// Rust: <c>thread 'main' panicked at src/cart.rs:12:5:</c>, the message, and with a backtrace numbered calls, newest first, each with its place on the
/// line below. Errors of the crate anyhow print <c>Caused by:</c> and <c>Stack backtrace:</c>. Source: the standard library of Rust.
/// </summary>
internal sealed class RustForm : ITraceForm
{
    private const int InHead = 1;
    private const int InFrames = 2;
    private const int MaxHeadLines = 12;
    private const string Panicked = "' panicked at ";

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Rust;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        return IsHead(content) || content is "stack backtrace:" or "Stack backtrace:";
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (block.Phase == 0)
        {
            block.Phase = IsHead(text) ? InHead : InFrames;
            return TraceFit.Belongs;
        }

        if (text is "stack backtrace:")
        {
            block.Phase = InFrames;
            return TraceFit.Belongs;
        }

        if (text.StartsWith("note: ", StringComparison.Ordinal) && text.Contains("RUST_BACKTRACE", StringComparison.Ordinal)) return TraceFit.Belongs;
        if (block.Phase == InFrames)
        {
            if (TryReadCall(text, out _) || TryReadPlace(text, out _)) return TraceFit.Belongs;
            return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
        }

        // The message stands on the line below the head, unless the head is of the form that quotes it.
        bool first = block.Count++ == 0;
        if (block.Count > MaxHeadLines || LogPrefix.StartsRecord(content) || IsHead(text)) return TraceFit.Foreign;
        return first && !text.IsEmpty && block.Depth == 0 ? TraceFit.Belongs : TraceFit.Perhaps;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        string? function = null;
        TraceLine call = default;
        TraceFrame? thrown = null;
        bool frames = false;
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (top.InputLine == 0) top.InputLine = line.Number;
            if (!frames && IsHead(text))
            {
                thrown = TakeHead(top, text, line.Number);
            }
            else if (text is "stack backtrace:" or "Stack backtrace:")
            {
                frames = true;
            }
            else if (frames && TryReadCall(text, out Range name))
            {
                Flush(null);
                function = WithoutHash(text[name]).ToString();
                call = line;
            }
            else if (frames && TryReadPlace(text, out FrameParts parts))
            {
                Flush(new TraceFrame { File = text[parts.File!.Value].ToString(), Line = parts.Line, Column = parts.Column });
            }
            else if (!frames && !text.IsEmpty && !text.StartsWith("note: ", StringComparison.Ordinal))
            {
                top.AddMessage(line.Content.TrimEnd());
            }
        }

        Flush(null);
        if (top.Frames.Count == 0 && thrown is not null) top.Frames.Add(thrown);
        if (top.Frames.Count == 0) return null;
        if (top.Type is null) TakeError(block, top);
        return top;

        void Flush(TraceFrame? place)
        {
            if (function is null) return;
            top.Frames.Add(new TraceFrame { Function = function, File = place?.File, Line = place?.Line, Column = place?.Column, Text = call.Trimmed.ToString(), InputLine = call.Number });
            function = null;
        }
    }

    private static bool IsHead(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("thread '", StringComparison.Ordinal)) return false;
        int at = text.IndexOf(Panicked, StringComparison.Ordinal);
        if (at < 0) at = text.IndexOf(") panicked at ", StringComparison.Ordinal);
        return at > 0;
    }

    private static TraceFrame? TakeHead(TraceBuilder top, ReadOnlySpan<char> text, long number)
    {
        top.Type = "panic";
        int at = text.IndexOf(" panicked at ", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = text[(at + " panicked at ".Length)..];
        if (rest[0] == '\'')
        {
            int end = rest.LastIndexOf("', ", StringComparison.Ordinal);
            if (end < 1)
            {
                top.AddMessage(rest[1..]);
                return null;
            }

            top.AddMessage(rest[1..end]);
            rest = rest[(end + 3)..];
        }

        rest = rest.TrimEnd(':');
        return Location(rest, out FrameParts parts) ? new TraceFrame { File = rest[parts.File!.Value].ToString(), Line = parts.Line, Column = parts.Column, Text = text.ToString(), InputLine = number } : null;
    }

    /// <summary>An error that was returned prints itself before its backtrace: <c>Error: no cart</c>.</summary>
    private static void TakeError(TraceBlock block, TraceBuilder top)
    {
        for (int i = block.Before.Count - 1; i >= 0 && i > block.Before.Count - 16; i--)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            if (!text.StartsWith("Error: ", StringComparison.Ordinal)) continue;
            top.Type = "Error";
            top.AddMessage(text[7..]);
            top.InputLine = block.Before[i].Number;
            for (int k = i + 1; k < block.Before.Count; k++)
            {
                if (!block.Before[k].Trimmed.IsEmpty) top.AddMessage(block.Before[k].Content.TrimEnd());
            }

            return;
        }

        HeaderSearch.TakeLineBefore(block, top);
    }

    /// <summary><c>12: core::fmt::write</c>, <c>12:     0x55d9c58ba5b0 - core::fmt::write::h0123456789abcdef</c>.</summary>
    private static bool TryReadCall(ReadOnlySpan<char> text, out Range name)
    {
        name = default;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits is 0 or > 6 || digits + 2 >= text.Length || text[digits] != ':' || text[digits + 1] != ' ') return false;
        int start = digits + 1;
        while (start < text.Length && text[start] == ' ') start++;
        if (text[start..].StartsWith("0x", StringComparison.Ordinal) && text[start..].IndexOf(" - ", StringComparison.Ordinal) is var dash and > 0) start += dash + 3;
        if (start >= text.Length) return false;
        name = start..text.Length;
        return true;
    }

    private static bool TryReadPlace(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        if (!text.StartsWith("at ", StringComparison.Ordinal)) return false;
        int start = 3;
        while (start < text.Length && text[start] == ' ') start++;
        if (!Location(text[start..], out parts)) return false;
        Range file = parts.File!.Value;
        parts = parts with { File = (file.Start.Value + start)..(file.End.Value + start) };
        return true;
    }

    private static bool Location(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        int last = FrameParts.DigitsAtEnd(text);
        int colon = text.Length - last - 1;
        if (last == 0 || colon <= 0 || text[colon] != ':') return false;
        int? second = FrameParts.Number(text[(colon + 1)..]);
        int first = FrameParts.DigitsAtEnd(text[..colon]);
        int before = colon - first - 1;
        bool both = first > 0 && before > 0 && text[before] == ':';
        int end = both ? before : colon;
        parts = new FrameParts(null, 0..end, both ? FrameParts.Number(text[(before + 1)..colon]) : second, both ? second : null, IsCertain: true);
        return text[..end].IndexOfAny('/', '\\', '.') >= 0;
    }

    private static ReadOnlySpan<char> WithoutHash(ReadOnlySpan<char> name)
    {
        if (name.Length < 20 || !name[^19..].StartsWith("::h", StringComparison.Ordinal)) return name;
        foreach (char c in name[^16..])
        {
            if (!char.IsAsciiHexDigit(c)) return name;
        }

        return name[..^19];
    }
}
