using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>Reads and writes <c>reproduction.json</c>: every reproduction of a bug that was saved, oldest first. UTF-8, LF, keys in a fixed order; what it does not know it keeps. Pure.</summary>
public static class ReproductionFile
{
    /// <summary>The name of the file, beside the report of the bug.</summary>
    public const string Name = "reproduction.json";

    private const int MostOutput = 4_000;
    private static readonly JsonSerializerOptions s_style = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions s_tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The file with one more reproduction at its end.</summary>
    /// <param name="text">The file as it is; null where there is none.</param>
    /// <param name="file">Its path, for errors.</param>
    /// <param name="added">What is added.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/>: the file is none of these.</exception>
    public static string Append(string? text, string file, Reproduction added)
    {
        JsonObject root = text is null ? new JsonObject { ["version"] = 1, ["bug"] = added.BugId, ["reproductions"] = new JsonArray() } : Root(text, file);
        if (root["reproductions"] is not JsonArray list) throw Unreadable(file, "it has no list 'reproductions'");
        list.Add(Write(added));
        return root.ToJsonString(s_style).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>The reproductions of a file, newest first. One that lacks what every one has is left out.</summary>
    /// <param name="text">The file.</param>
    /// <param name="file">Its path, for errors.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/>: the file is none of these.</exception>
    public static IReadOnlyList<Reproduction> Read(string text, string file)
    {
        List<Reproduction> found = [];
        JsonObject root = Root(text, file);
        foreach (JsonNode? node in root["reproductions"] as JsonArray ?? [])
        {
            if (node is JsonObject item && Read(item, file) is { } read) found.Add(read with { BugId = Text(root, "bug") });
        }

        found.Reverse();
        return found;
    }

    /// <summary>Whether two say the same: same check on the same files in the same environment with the same answer.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool SaySame(Reproduction left, Reproduction right) =>
        left.Verdict == right.Verdict && left.Check.Text == right.Check.Text && left.ErrorPattern == right.ErrorPattern && left.Sha == right.Sha && left.Baseline == right.Baseline
        && left.Runs == right.Runs && left.Failures == right.Failures && left.Folder == right.Folder && left.ChangedFiles.SequenceEqual(right.ChangedFiles) && left.CarriedFiles.SequenceEqual(right.CarriedFiles) && left.Environment.DifferencesFrom(right.Environment).Count == 0;

    private static JsonObject Root(string text, string file)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: s_tolerant) as JsonObject ?? throw Unreadable(file, "it is no JSON object");
        }
        catch (JsonException bad)
        {
            throw Unreadable(file, bad.Message.TrimEnd('.'));
        }
    }

    private static OperationException Unreadable(string file, string why) => new(ErrorId.DocumentNotEditable, file, $"'{file}' is no record of reproductions: {why}.");

    private static JsonObject Write(Reproduction item)
    {
        RunEnvironment environment = item.Environment;
        var check = new JsonObject { ["text"] = item.Check.Text };
        if (item.Check.Program is { } program)
        {
            check["command"] = program;
            check["arguments"] = List(item.Check.Arguments);
        }

        if (item.Check.Script is { } script) check["script"] = script;
        if (item.Check.IsPartial) check["partial"] = true;
        var results = new JsonArray();
        foreach (ReproductionRun run in item.Results)
        {
            results.Add(new JsonObject
            {
                ["place"] = run.Place.ToString(),
                ["sha"] = run.Sha,
                ["outcome"] = run.Outcome.ToString(),
                ["exitCode"] = run.ExitCode,
                ["milliseconds"] = (long)Math.Round(run.Duration.TotalMilliseconds),
            });
        }

        ReproductionRun? telling = item.Results.FirstOrDefault(run => run.Outcome == RunOutcome.Failed) ?? (item.Results.Count > 0 ? item.Results[0] : null);
        return new JsonObject
        {
            ["id"] = item.Id,
            ["at"] = item.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["verdict"] = item.Verdict.ToString(),
            ["reason"] = item.Reason,
            ["check"] = check,
            ["errorPattern"] = item.ErrorPattern,
            ["timeoutSeconds"] = item.Timeout?.TotalSeconds,
            ["timeoutIsSymptom"] = item.TimeoutIsSymptom,
            ["sha"] = item.Sha,
            ["baseline"] = item.Baseline,
            ["folder"] = item.Folder,
            ["changedFiles"] = List(item.ChangedFiles),
            ["carriedFiles"] = new JsonArray([.. item.CarriedFiles.Select(file => (JsonNode)new JsonObject { ["path"] = file.RelativePath, ["sha256"] = file.Hash, ["sha"] = file.Sha, ["committed"] = file.IsCommitted })]),
            ["runs"] = item.Runs,
            ["failures"] = item.Failures,
            ["rate"] = item.Rate,
            ["interval"] = new JsonArray(item.Interval.Low, item.Interval.High),
            ["environment"] = new JsonObject
            {
                ["system"] = environment.System,
                ["architecture"] = environment.Architecture,
                ["processors"] = environment.Processors,
                ["runtime"] = environment.Runtime,
                ["shell"] = environment.Shell,
                ["culture"] = environment.Culture,
                ["timeZone"] = environment.TimeZone,
                ["variables"] = List(environment.Variables),
            },
            ["evidence"] = new JsonArray([.. item.Evidence.Select(reason => (JsonNode)new JsonObject { ["kind"] = reason.Kind, ["text"] = reason.Text })]),
            ["results"] = results,
            ["output"] = telling is null ? "" : End(telling.Output),
        };
    }

    private static string End(string output) => output.Length <= MostOutput ? output : output[^(char.IsLowSurrogate(output[^MostOutput]) ? MostOutput - 1 : MostOutput)..];

    private static JsonArray List(IReadOnlyList<string> items) => new([.. items.Select(item => (JsonNode)JsonValue.Create(item))]);

    private static Reproduction? Read(JsonObject item, string file)
    {
        if (Text(item, "id") is not { } id || !Enum.TryParse(Text(item, "verdict"), out ReproductionVerdict verdict) || item["check"] is not JsonObject check || Text(check, "text") is not { } text) return null;
        var environment = item["environment"] as JsonObject ?? [];
        JsonArray interval = item["interval"] as JsonArray ?? [];
        return new Reproduction
        {
            Id = id,
            Verdict = verdict,
            Reason = Text(item, "reason") ?? "",
            Runs = (int)(Number(item["runs"]) ?? 0),
            Failures = (int)(Number(item["failures"]) ?? 0),
            Rate = Number(item["rate"]),
            Interval = interval.Count == 2 ? new RateInterval(Number(interval[0]) ?? 0, Number(interval[1]) ?? 1) : new RateInterval(0, 1),
            Check = new RecordedCheck(text) { Program = Text(check, "command"), Arguments = Texts(check["arguments"]), Script = Text(check, "script"), IsPartial = Truth(check["partial"]) },
            ErrorPattern = Text(item, "errorPattern"),
            Timeout = Number(item["timeoutSeconds"]) is { } seconds and > 0 and < 1e8 ? TimeSpan.FromSeconds(seconds) : null,
            TimeoutIsSymptom = Truth(item["timeoutIsSymptom"]),
            Sha = Text(item, "sha"),
            Baseline = Text(item, "baseline"),
            Folder = Text(item, "folder") ?? "",
            ChangedFiles = Texts(item["changedFiles"]),
            CarriedFiles = [.. (item["carriedFiles"] as JsonArray ?? []).OfType<JsonObject>().Select(file => new CarriedFile(Text(file, "path") ?? "", Text(file, "sha256") ?? "", Truth(file["committed"])) { Sha = Text(file, "sha") })],
            Environment = new RunEnvironment
            {
                System = Text(environment, "system") ?? "",
                Architecture = Text(environment, "architecture") ?? "",
                Processors = (int)(Number(environment["processors"]) ?? 0),
                Runtime = Text(environment, "runtime") ?? "",
                Shell = Text(environment, "shell"),
                Culture = Text(environment, "culture") ?? "",
                TimeZone = Text(environment, "timeZone") ?? "",
                Variables = Texts(environment["variables"]),
            },
            Evidence = [.. (item["evidence"] as JsonArray ?? []).OfType<JsonObject>().Select(reason => new Evidence(Text(reason, "kind") ?? "", Text(reason, "text") ?? ""))],
            At = DateTimeOffset.TryParse(Text(item, "at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at) ? at : default,
            File = file,
        };
    }

    private static string? Text(JsonObject item, string key) => item[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) ? number : null;

    private static bool Truth(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool truth) && truth;

    private static string[] Texts(JsonNode? node) => [.. (node as JsonArray ?? []).OfType<JsonValue>().Select(value => value.TryGetValue(out string? text) ? text : null).OfType<string>()];
}
