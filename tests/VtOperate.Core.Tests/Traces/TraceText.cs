using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Traces;

/// <summary>Short ways to read a text and to say what was read.</summary>
internal static class TraceText
{
    internal static StackTrace[] Read(string text) => [.. StackTraceReader.Read(new StringReader(text))];

    internal static StackTrace ReadOne(string text) => Assert.Single(Read(text));

    /// <summary>Function, file, line and column of every frame; a dash for what is unknown.</summary>
    internal static string[] Frames(StackTrace trace) =>
        [.. trace.Frames.Select(frame => $"{frame.Function ?? "-"} | {frame.File ?? "-"} | {frame.Line?.ToString() ?? "-"}" + (frame.Column is { } column ? $" | {column}" : ""))];

    /// <summary>Types of the trace and of those behind it, in a shape such as <c>A(B(C),D)</c>.</summary>
    internal static string Shape(StackTrace trace) =>
        (trace.Type ?? "-") + (trace.InnerTraces.Count == 0 ? "" : $"({string.Join(',', trace.InnerTraces.Select(Shape))})");
}
