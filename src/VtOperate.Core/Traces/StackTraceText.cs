using System.Globalization;
using System.Text;

namespace VtOperate.Core.Traces;

/// <summary>A trace as a tired person reads it: what happened, then the calls, newest first, the user's own marked and long runs of others folded.</summary>
public static class StackTraceText
{
    private const int MaxFoldedRun = 2;
    private const int MaxMessage = 200;
    private const int MaxDepth = 8;

    /// <summary>The whole trace with those behind it, several lines, no line end at the end.</summary>
    public static string Render(StackTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var text = new StringBuilder();
        Append(text, trace, 0);
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

    private static void Append(StringBuilder text, StackTrace trace, int depth)
    {
        string margin = new(' ', depth * 2);
        if (depth > 0) text.Append('\n').Append(margin).Append(trace.Relation ?? "Inner").Append(": ");
        text.Append(Headline(trace));
        if (trace.Position is { } position)
            text.Append('\n').Append(margin).Append("   @ ").Append(Location(position)).Append(position.Text.Length == 0 ? "" : "  " + position.Text);
        AppendFrames(text, trace.Frames, margin);
        if (trace.FramesInCommon > 0) text.Append('\n').Append(margin).Append("     ... ").Append(trace.FramesInCommon).Append(" frames as in the trace above");
        if (depth >= MaxDepth) return;
        foreach (StackTrace inner in trace.InnerTraces) Append(text, inner, depth + 1);
    }

    private static void AppendFrames(StringBuilder text, IReadOnlyList<TraceFrame> frames, string margin)
    {
        for (int i = 0; i < frames.Count; i++)
        {
            int run = i;
            while (run < frames.Count && !frames[run].IsUserCode) run++;
            // The newest call is always shown: it says where it broke, whoever wrote it.
            int hidden = run - Math.Max(i, 1);
            if (i > 0 && hidden > MaxFoldedRun)
            {
                text.Append('\n').Append(margin).Append("     ... ").Append(hidden).Append(" frames of others");
                i = run - 1;
                continue;
            }

            TraceFrame frame = frames[i];
            string location = Location(frame);
            text.Append('\n').Append(margin).Append(frame.IsUserCode ? "  -> " : "     ").Append(frame.Function ?? "(anonymous)");
            if (location.Length > 0) text.Append("  ").Append(location);
        }
    }
}
