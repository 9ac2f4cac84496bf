namespace VtOperate.Core.Traces;

/// <summary>Dart and Flutter: <c>#0      main (package:shop/main.dart:17:20)</c>, newest first, with <c>&lt;asynchronous suspension&gt;</c> between; the head is <c>Unhandled exception:</c> and the text below it.</summary>
internal sealed class DartForm : ITraceForm
{
    private const int MaxLinesToHead = 30;

    private static readonly string[] s_heads = ["Unhandled exception:", "Unhandled Exception:", "EXCEPTION CAUGHT BY "];

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.Dart;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content) => TryRead(content.Trim(), out _);

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        if (TryRead(text, out _) || text is "<asynchronous suspension>" || IsElided(text)) return TraceFit.Belongs;
        return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var top = new TraceBuilder(Language);
        foreach (TraceLine line in block.Lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (!TryRead(text, out FrameParts parts)) continue;
            if (top.InputLine == 0) top.InputLine = line.Number;
            top.Frames.Add(new TraceFrame
            {
                Function = text[parts.Function!.Value].ToString(),
                File = text[parts.File!.Value].ToString(),
                Line = parts.Line,
                Column = parts.Column,
                Text = text.ToString(),
                InputLine = line.Number,
            });
        }

        if (top.Frames.Count == 0) return null;
        TakeHead(block, top);
        return top;
    }

    private static void TakeHead(TraceBlock block, TraceBuilder top)
    {
        int last = block.Before.Count - 1;
        for (int i = last; i >= 0 && last - i < MaxLinesToHead; i--)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            foreach (string head in s_heads)
            {
                int at = text.IndexOf(head, StringComparison.Ordinal);
                if (at < 0) continue;
                top.InputLine = block.Before[i].Number;
                ReadOnlySpan<char> rest = head[^1] == ':' ? text[(at + head.Length)..].Trim() : [];
                if (!rest.IsEmpty) AddHead(top, rest);
                for (int k = i + 1; k <= last; k++)
                {
                    ReadOnlySpan<char> line = block.Before[k].Trimmed;
                    if (line.IsEmpty) continue;
                    if (top.Type is null && top.Message.Length == 0) AddHead(top, line);
                    else top.AddMessage(block.Before[k].Content.TrimEnd());
                }

                return;
            }
        }

        HeaderSearch.TakeLineBefore(block, top);
    }

    private static void AddHead(TraceBuilder trace, ReadOnlySpan<char> text)
    {
        if (TraceHeader.TryFind(text, immediate: true, out Range type, out int message, script: true) && type.Start.Value == 0)
        {
            trace.Type = text[type].ToString();
            if (message < text.Length) trace.AddMessage(text[message..]);
        }
        else
        {
            trace.AddMessage(text);
        }
    }

    private static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        if (text.Length < 12 || text[0] != '#' || text[^1] != ')') return false;
        int at = 1;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at is 1 or > 8 || text[at] != ' ') return false;
        while (text[at] == ' ') at++;
        int open = text.LastIndexOf(" (", StringComparison.Ordinal);
        if (open <= at) return false;
        ReadOnlySpan<char> place = text[(open + 2)..^1];
        if (!place.StartsWith("dart:", StringComparison.Ordinal) && !place.StartsWith("package:", StringComparison.Ordinal) && !place.Contains(".dart", StringComparison.Ordinal)) return false;
        int end = place.Length, first = Number(place, ref end, out int? last);
        int second = Number(place, ref end, out int? before);
        parts = new FrameParts(at..open, (open + 2)..(open + 2 + end), second > 0 ? before : last, second > 0 && first > 0 ? last : null, IsCertain: true);
        return true;
    }

    /// <summary>Reads a number behind a colon at the end of a text and moves the end before it.</summary>
    private static int Number(ReadOnlySpan<char> text, ref int end, out int? number)
    {
        number = null;
        int digits = FrameParts.DigitsAtEnd(text[..end]);
        if (digits == 0 || end - digits - 1 <= 0 || text[end - digits - 1] != ':') return 0;
        number = FrameParts.Number(text[(end - digits)..end]);
        end -= digits + 1;
        return digits;
    }

    private static bool IsElided(ReadOnlySpan<char> text) =>
        (text.StartsWith("(elided ", StringComparison.Ordinal) && text[^1] == ')') || (text.StartsWith("...  ", StringComparison.Ordinal) && text.EndsWith(" frames)", StringComparison.Ordinal));
}
