using System.Globalization;
using System.Text.Json;
using VtOperate.Core.Traces;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// ConvertFrom-StackTrace on traces whose reading is known: one parser for every source. A frame is right when function, file and line (and the column of JavaScript)
/// all are; what the annotation writes for "the trace does not say" (<c>&lt;unknown&gt;</c>, <c>??</c>, <c>&lt;unavailable&gt;</c>, an empty text, line 0) is equal to what the reader leaves empty.
/// </summary>
internal static class TracesRun
{
    internal static void Run(string file, bool misses, TextWriter output)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement root = document.RootElement;
        var scripts = new TraceScore("JavaScript: frames, function, file, line and column");
        var counts = new TraceScore("JavaScript: number of frames");
        foreach (JsonElement one in root.GetProperty("javascript").EnumerateArray()) JavaScript(one, scripts, counts);
        var go = new TraceScore("Go: frames, function, file and line");
        foreach (JsonElement one in root.GetProperty("go").EnumerateArray()) Go(one, go);
        var blocks = new TraceScore("blocks: the whole input is one exception");
        foreach (JsonElement one in root.GetProperty("blocks").EnumerateArray()) Block(one, blocks);
        var types = new TraceScore("ClusterFuzz: crash type");
        var states = new TraceScore("ClusterFuzz: crash state");
        foreach (JsonElement one in root.GetProperty("clusterfuzz").EnumerateArray()) Crash(one, types, states);
        foreach (TraceScore score in (TraceScore[])[types, states, scripts, counts, go, blocks]) score.Print(output, misses);
    }

    private static void JavaScript(JsonElement one, TraceScore frames, TraceScore counts)
    {
        string name = one.GetProperty("name").GetString()!;
        TraceFrame[] read = [.. Read(one).SelectMany(All)];
        JsonElement expected = one.GetProperty("expected");
        int count = expected.GetProperty("frame_count").GetInt32();
        counts.Add(read.Length == count, name, $"{count}", $"{read.Length}");
        foreach (JsonElement frame in expected.GetProperty("frames").EnumerateArray())
        {
            int index = frame.GetProperty("index").GetInt32();
            string right = Key(frame) + "|" + Number(frame, "column");
            string ours = index < read.Length ? $"{Key(read[index])}|{read[index].Column ?? 0}" : "(none)";
            frames.Add(right == ours, $"{name} #{index}", right, ours);
        }
    }

    /// <summary>One of the cases lists the call that created the goroutine among the frames, so that both are compared together.</summary>
    private static void Go(JsonElement one, TraceScore frames)
    {
        JsonElement expected = one.GetProperty("expected");
        List<string> read = [.. Read(one).SelectMany(All).Select(Key)];
        foreach (JsonElement frame in expected.GetProperty("frames").EnumerateArray().Concat(expected.GetProperty("created_by").EnumerateArray()))
        {
            string right = Key(frame);
            frames.Add(read.Remove(right), one.GetProperty("name").GetString()!, right, string.Join(" ; ", read));
        }
    }

    private static void Block(JsonElement one, TraceScore blocks)
    {
        string[] lines = one.GetProperty("input").GetString()!.Split('\n');
        int first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line)) + 1, last = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)) + 1;
        string ours = string.Join(" ; ", Read(one).Select(trace => $"{trace.InputLine}-{trace.InputLastLine}")), right = $"{first}-{last}";
        blocks.Add(ours == right, one.GetProperty("name").GetString()!, right, ours);
    }

    private static void Crash(JsonElement one, TraceScore types, TraceScore states)
    {
        JsonElement expected = one.GetProperty("expected"), environment = one.GetProperty("environment");
        string name = one.GetProperty("name").GetString()!;
        string? reports = Setting(environment, "REPORT_OOMS_AND_HANGS");
        var options = new CrashOptions
        {
            Target = Setting(environment, "FUZZ_TARGET"),
            IncludesExhaustion = reports is not null,
            IncludesRuntimeErrors = Setting(environment, "DETECT_V8_RUNTIME_ERRORS") is not null,
        };
        CrashSignature? read = CrashReader.Read(new StringReader(one.GetProperty("input").GetString()!), options);
        if (expected.TryGetProperty("type", out JsonElement type))
            types.Add(type.GetString() == (read?.Type ?? ""), name, type.GetString()!, read?.Type ?? "(none)");
        if (!expected.TryGetProperty("state", out JsonElement state)) return;
        string right = string.Join('\n', state.EnumerateArray().Select(line => line.GetString())), ours = read is null ? "" : string.Join('\n', read.State);
        states.Add(right == ours, name, right, ours);
    }

    private static string? Setting(JsonElement environment, string name) => environment.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static StackTrace[] Read(JsonElement one) => [.. StackTraceReader.Read(new StringReader(one.GetProperty("input").GetString()!))];

    private static IEnumerable<TraceFrame> All(StackTrace trace) => trace.Frames.Concat(trace.InnerTraces.SelectMany(All));

    private static string Key(JsonElement frame) => $"{Text(frame, "function")}|{Text(frame, "file")}|{Number(frame, "line")}";

    private static string Key(TraceFrame frame) => $"{Known(frame.Function)}|{Known(frame.File)}|{frame.Line ?? 0}";

    private static string Text(JsonElement frame, string name) => frame.TryGetProperty(name, out JsonElement value) ? Known(value.GetString()) : "";

    private static string Known(string? text) => text is null or "<unknown>" or "??" or "<unavailable>" ? "" : text;

    private static string Number(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64().ToString(CultureInfo.InvariantCulture) : "0";
}
