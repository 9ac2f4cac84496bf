using System.Globalization;

namespace VtOperate.Core.Traces;

/// <summary>
/// PowerShell: script stack traces, position messages of the normal view with <c>CategoryInfo</c> and <c>FullyQualifiedErrorId</c>, and the
/// <c>Line |</c> blocks of the concise view.
/// </summary>
internal sealed class PowerShellForm : ITraceForm
{
    private const int InNormalView = 1;
    private const int InConciseView = 2;
    private const int MaxMessageLines = 12;

    /// <inheritdoc/>
    public TraceLanguage Language => TraceLanguage.PowerShell;

    /// <inheritdoc/>
    public bool Opens(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        if (content.Length < 6) return false;
        return content is "Line |" || PowerShellFrame.TryRead(content, out _) || PowerShellFrame.TryReadPosition(content, out _);
    }

    /// <inheritdoc/>
    public TraceFit Fit(TraceBlock block, ReadOnlySpan<char> content)
    {
        ReadOnlySpan<char> text = content.Trim();
        switch (block.Phase)
        {
            case InConciseView:
                if (block.Count++ > 0 && text is "Line |") return TraceFit.Foreign;
                return IsConcise(text, out _, out _) ? TraceFit.Belongs : TraceFit.Foreign;
            case InNormalView:
                if (text.Length > 0 && text[0] == '+')
                {
                    if (text.Contains("FullyQualifiedErrorId", StringComparison.Ordinal)) block.Phase = 0;
                    return TraceFit.Belongs;
                }

                // A narrow console breaks the lines of the category; what it breaks off is indented.
                if (content.StartsWith("   ", StringComparison.Ordinal) && !text.IsEmpty) return TraceFit.Belongs;
                return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
        }

        if (text is "Line |")
        {
            if (block.Count > 0) return TraceFit.Foreign;
            block.Phase = InConciseView;
            block.Count = 1;
            return TraceFit.Belongs;
        }

        if (PowerShellFrame.TryRead(text, out _))
        {
            block.Count = 1;
            return TraceFit.Belongs;
        }

        if (block.Count > 0 || !PowerShellFrame.TryReadPosition(text, out _)) return text.IsEmpty ? TraceFit.Perhaps : TraceFit.Foreign;
        block.Phase = InNormalView;
        block.Count = 1;
        return TraceFit.Belongs;
    }

    /// <inheritdoc/>
    public TraceBuilder? Read(TraceBlock block)
    {
        var trace = new TraceBuilder(Language);
        TraceLine[] lines = [.. block.Lines];
        trace.InputLine = lines[0].Number;
        if (lines[0].Trimmed is "Line |") return ReadConcise(block, trace, lines);
        bool position = PowerShellFrame.TryReadPosition(lines[0].Trimmed, out FrameParts place) && !PowerShellFrame.TryRead(lines[0].Trimmed, out _);
        if (position)
        {
            TakeMessage(block, trace);
            trace.Frames.Add(Frame(lines[0].Trimmed, place, lines[0].Number));
        }
        else if (HeaderSearch.Find(block, trace, out string head, script: true) is var header and >= 0 && TraceHeader.TryFind(head, immediate: true, out Range type, out int message, script: true))
        {
            trace.Type = head[type];
            if (message < head.Length) trace.AddMessage(head.AsSpan(message));
            for (int i = header + 1; i < block.Before.Count; i++) trace.AddMessage(block.Before[i].Content.TrimEnd());
        }
        else
        {
            HeaderSearch.TakeLineBefore(block, trace);
        }

        foreach (TraceLine line in lines)
        {
            ReadOnlySpan<char> text = line.Trimmed;
            if (PowerShellFrame.TryRead(text, out FrameParts parts)) trace.Frames.Add(Frame(text, parts, line.Number));
            else if (position && text.StartsWith("+ CategoryInfo", StringComparison.Ordinal)) trace.Type = Reason(text);
        }

        return trace.Frames.Count == 0 ? null : trace;
    }

    /// <summary>Reads one line of <c>ScriptStackTrace</c>, or null when it is no frame.</summary>
    internal static TraceFrame? ReadFrame(ReadOnlySpan<char> line, long number)
    {
        ReadOnlySpan<char> text = line.Trim();
        return PowerShellFrame.TryRead(text, out FrameParts parts) ? Frame(text, parts, number) : null;
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

    /// <summary>The message of the normal view stands before the position, broken at the width of the console; its first line names the command.</summary>
    private static void TakeMessage(TraceBlock block, TraceBuilder trace)
    {
        int last = block.Before.Count - 1, first = last;
        for (int i = last; i >= 0 && last - i < MaxMessageLines; i--)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            if (text.IsEmpty) break;
            if (text.IndexOf(" : ", StringComparison.Ordinal) is var colon and > 0 && text[..colon].IndexOf(' ') < 0)
            {
                first = i;
                break;
            }
        }

        for (int i = Math.Max(first, 0); i <= last; i++)
        {
            ReadOnlySpan<char> text = block.Before[i].Trimmed;
            if (text.IsEmpty) continue;
            if (i == first) trace.InputLine = block.Before[i].Number;
            trace.AddMessage(text);
        }
    }

    private static TraceBuilder? ReadConcise(TraceBlock block, TraceBuilder trace, TraceLine[] lines)
    {
        string? file = null, command = null, frameText = null;
        int? line = null, column = null;
        if (block.Before.Count > 0 && block.Before[^1].Trimmed.IndexOf(':') > 0)
        {
            TraceLine head = block.Before[^1];
            ReadConciseHead(head.Trimmed, out command, out file, out line, out column);
            frameText = head.Trimmed.ToString();
            trace.InputLine = head.Number;
        }

        bool isType = command is not null && TraceHeader.IsType(command, placeProves: false);
        if (isType) trace.Type = command;
        bool code = true, named = isType || string.IsNullOrEmpty(command);
        foreach (TraceLine one in lines.AsSpan(1))
        {
            if (!IsConcise(one.Trimmed, out int? number, out ReadOnlySpan<char> rest)) continue;
            if (number is not null)
            {
                line ??= number;
                frameText ??= one.Trimmed.ToString();
            }
            else if (code && rest.TrimStart() is { IsEmpty: false } mark && mark[0] == '~')
            {
                code = false;
            }
            else
            {
                trace.AddMessage(named ? rest.Trim() : $"{command}: {rest.Trim()}");
                named = true;
            }
        }

        if (line is null) return null;
        trace.Frames.Add(new TraceFrame { File = file, Line = line, Column = column, Text = frameText ?? "", InputLine = lines[0].Number });
        return trace;
    }

    /// <summary><c>Get-Item: C:\x.ps1:12</c> or <c>Get-Item:</c>.</summary>
    private static void ReadConciseHead(ReadOnlySpan<char> text, out string? command, out string? file, out int? line, out int? column)
    {
        file = null;
        line = column = null;
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        command = (colon < 0 ? text.TrimEnd(':') : text[..colon]).ToString();
        if (colon < 0) return;
        ReadOnlySpan<char> place = text[(colon + 2)..].Trim();
        int digits = FrameParts.DigitsAtEnd(place);
        if (digits == 0 || digits + 1 >= place.Length || place[^(digits + 1)] != ':') return;
        line = FrameParts.Number(place[^digits..]);
        place = place[..^(digits + 1)];
        digits = FrameParts.DigitsAtEnd(place);
        if (digits > 0 && digits + 1 < place.Length && place[^(digits + 1)] == ':')
        {
            column = line;
            line = FrameParts.Number(place[^digits..]);
            place = place[..^(digits + 1)];
        }

        file = place.ToString();
    }

    /// <summary>A line of the concise view: a number or nothing, a bar, and text.</summary>
    private static bool IsConcise(ReadOnlySpan<char> text, out int? number, out ReadOnlySpan<char> rest)
    {
        number = null;
        rest = default;
        int bar = text.IndexOf('|');
        if (bar < 0) return false;
        ReadOnlySpan<char> before = text[..bar].Trim();
        rest = text[(bar + 1)..];
        if (before.IsEmpty || before is "Line") return true;
        number = int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
        return number is not null;
    }

    /// <summary><c>+ CategoryInfo : ObjectNotFound: (x:String) [Get-Item], ItemNotFoundException</c>.</summary>
    private static string? Reason(ReadOnlySpan<char> text)
    {
        int bracket = text.LastIndexOf("], ", StringComparison.Ordinal);
        ReadOnlySpan<char> reason = bracket < 0 ? default : text[(bracket + 3)..].Trim();
        return reason.IsEmpty || reason.IndexOf(' ') >= 0 ? null : reason.ToString();
    }
}
