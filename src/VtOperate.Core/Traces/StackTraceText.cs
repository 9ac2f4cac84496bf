using System.Globalization;
using System.Text;

namespace VtOperate.Core.Traces;

/// <summary>A trace as a tired person reads it: what happened, then the calls, newest first, the user's own marked and long runs of others folded.</summary>
public static class StackTraceText
{
    private const int MaxFoldedRun = 2;
    private const int MaxMessage = 200;
    private const int MaxDepth = 8;
    private const int MinWidth = 20;

    /// <summary>The whole trace with those behind it, several lines, no line end at the end.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="width">The columns there are; what is longer is broken and indented. 0 breaks nothing.</param>
    public static string Render(StackTrace trace, int width = 0)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var text = new StringBuilder();
        Append(text, trace, 0, width < MinWidth ? int.MaxValue : width);
        return text.ToString();
    }

    /// <summary>Type and first line of the message; what is not known is said so.</summary>
    public static string Headline(StackTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        string? message = trace.Message;
        if (message is not null)
        {
            int end = message.AsSpan().IndexOfAny('\n', '\r');
            if (end >= 0) message = message[..end] + " ...";
            if (message.Length > MaxMessage) message = message[..MaxMessage] + " ...";
        }

        string type = trace.Type ?? "(type unknown)";
        return message is null ? type : trace.Type is null ? message : $"{type}: {message}";
    }

    /// <summary>Where a frame is: its path in the repository, else the file as the trace spells it, with line and column; empty when unknown.</summary>
    public static string Location(TraceFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        string? file = frame.RepositoryPath ?? frame.File;
        if (frame.Line is not { } line) return file ?? "";
        string place = file is null ? "line " + line.ToString(CultureInfo.InvariantCulture) : $"{file}:{line.ToString(CultureInfo.InvariantCulture)}";
        return frame.Column is { } column && file is not null ? $"{place}:{column.ToString(CultureInfo.InvariantCulture)}" : place;
    }

    private static void Append(StringBuilder text, StackTrace trace, int depth, int width)
    {
        string margin = new(' ', depth * 2);
        if (depth > 0) text.Append('\n');
        AppendWords(text, margin, (depth > 0 ? (trace.Relation ?? "Inner") + ": " : "") + Headline(trace), width);
        if (trace.Crash is { } crash)
        {
            text.Append('\n');
            string state = string.Join(" < ", crash.State);
            AppendWords(text, margin, "   ! " + crash.Type.ReplaceLineEndings(" ") + (state.Length == 0 ? "" : " in " + state), width);
        }

        if (trace.Position is { } position) AppendPair(text, margin + "   @ ", Location(position), position.Text, width);
        AppendFrames(text, trace.Frames, margin, width);
        if (trace.FramesInCommon > 0) text.Append('\n').Append(margin).Append("     ... ").Append(Count(trace.FramesInCommon)).Append(" as in the trace above");
        if (depth >= MaxDepth) return;
        foreach (StackTrace inner in trace.InnerTraces) Append(text, inner, depth + 1, width);
    }

    private static void AppendFrames(StringBuilder text, IReadOnlyList<TraceFrame> frames, string margin, int width)
    {
        for (int i = 0; i < frames.Count; i++)
        {
            int run = i;
            while (run < frames.Count && !frames[run].IsUserCode) run++;
            // The newest call is always shown: it says where it broke, whoever wrote it.
            int hidden = run - i;
            if (i > 0 && hidden > MaxFoldedRun)
            {
                text.Append('\n').Append(margin).Append("     ... ").Append(Count(hidden)).Append(" of others");
                i = run - 1;
                continue;
            }

            TraceFrame frame = frames[i];
            AppendPair(text, margin + (frame.IsUserCode ? "  -> " : "     "), frame.Function ?? "(anonymous)", Location(frame), width);
        }
    }

    private static string Count(int frames) => frames == 1 ? "1 frame" : frames.ToString(CultureInfo.InvariantCulture) + " frames";

    /// <summary>Two texts on a line of their own, the second below the first where the line is too short for both.</summary>
    private static void AppendPair(StringBuilder text, string margin, string first, string second, int width)
    {
        text.Append('\n').Append(margin).Append(first);
        if (second.Length == 0) return;
        if (margin.Length + first.Length + 2 + second.Length <= width) text.Append("  ").Append(second);
        else text.Append('\n').Append(' ', margin.Length + 2).Append(second);
    }

    /// <summary>A sentence, broken between words, its further lines indented.</summary>
    private static void AppendWords(StringBuilder text, string margin, string sentence, int width)
    {
        text.Append(margin);
        int column = margin.Length;
        bool first = true;
        foreach (string word in sentence.Split(' '))
        {
            if (!first && column + 1 + word.Length > width)
            {
                text.Append('\n').Append(margin).Append("  ");
                column = margin.Length + 2;
            }
            else if (!first)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
            first = false;
        }
    }
}
