using System.Globalization;
using System.Text.Json;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage;

namespace VtOperate.Core.History.Bisection;

/// <summary>Keeps bisections that run in <c>bisections/&lt;ulid&gt;.json</c> of the state folder, each guarded by a lock of its process. What has ended is taken away.</summary>
/// <param name="files">The file system.</param>
/// <param name="stateFolder">The state folder of the repository, absolute.</param>
internal sealed class BisectionStore(IFileStore files, string stateFolder)
{
    // The output is kept for the answer; the end of it says what went wrong.
    private const int MostOutput = 2000;
    private const int MostBytes = 1 << 26;
    private const string Suffix = ".json";

    // Version 1 did not keep what decides a verdict beside the check.
    private const int Version = 2;

    private readonly string _folder = Path.Combine(stateFolder, "bisections");

    /// <summary>The file of a bisection.</summary>
    internal string FileOf(string id) => Path.Combine(_folder, id + Suffix);

    /// <summary>Writes the state whole; a kill leaves the one before.</summary>
    internal void Save(BisectionState state) => files.WriteAtomically(FileOf(state.Id), Write(state));

    /// <summary>Takes a bisection for this process; null when another one has it.</summary>
    internal IDisposable? TryHold(string id, CancellationToken stop)
    {
        try
        {
            return files.Lock(LockOf(id), TimeSpan.Zero, stop);
        }
        catch (OperationException held) when (held.Id == ErrorId.LockHeld)
        {
            return null;
        }
    }

    /// <summary>Forgets a bisection that has ended.</summary>
    internal void Remove(string id) => files.Remove(FileOf(id));

    /// <summary>Takes the file of a lock away that was given back, if its bisection has ended; while it has not, another process may hold it.</summary>
    internal void RemoveLock(string id)
    {
        if (files.FileExists(FileOf(id))) return;
        try
        {
            files.Remove(LockOf(id));
        }
        catch (OperationException busy) when (busy.Id == ErrorId.FileUnwritable)
        {
            // Another process has just taken it; it is that one's now.
        }
    }

    /// <summary>The ids of those that have not ended, newest first.</summary>
    internal IReadOnlyList<string> List(CancellationToken stop) =>
        [.. files.ListFiles(_folder, Suffix, false, stop).Select(path => Path.GetFileNameWithoutExtension(path)).Where(Ulid.IsWellFormed).OrderDescending(StringComparer.Ordinal)];

    /// <summary>Reads a bisection.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.BisectionUnreadable"/> when the file is torn or none of ours.</exception>
    internal BisectionState Read(string id)
    {
        string file = FileOf(id);
        try
        {
            using JsonDocument document = JsonDocument.Parse(files.ReadBytes(file, MostBytes));
            return Read(id, document.RootElement);
        }
        catch (Exception torn) when (torn is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new OperationException(ErrorId.BisectionUnreadable, file, $"The bisection in '{file}' cannot be read: {torn.Message}", torn);
        }
    }

    private string LockOf(string id) => Path.Combine(_folder, id + ".lock");

    private static byte[] Write(BisectionState state)
    {
        string? pattern = state.ErrorPattern is null ? null : SecretRedactor.Redact(state.ErrorPattern);
        var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("id", state.Id);
            WriteList(json, "good", state.Good);
            json.WriteString("bad", state.Bad);
            json.WriteBoolean("firstParent", state.FirstParent);
            WriteList(json, "paths", state.Paths);
            json.WriteNumber("parallel", state.Parallel);
            json.WriteBoolean("flaky", state.Flaky);
            json.WriteNumber("confidence", state.Confidence);
            json.WriteString("check", state.Check);
            json.WriteString("folder", state.Folder);
            json.WriteString("errorPattern", pattern);
            if (pattern != state.ErrorPattern) json.WriteBoolean("patternPartial", true);
            if (state.Timeout is { } timeout) json.WriteNumber("timeoutSeconds", timeout.TotalSeconds);
            else json.WriteNull("timeoutSeconds");
            json.WriteBoolean("timeoutIsSymptom", state.TimeoutIsSymptom);
            if (state.Carried is { } carried) WriteList(json, "carried", carried);
            json.WriteStartArray("suspects");
            foreach ((string sha, double share) in state.Suspects)
            {
                json.WriteStartObject();
                json.WriteString("sha", sha);
                json.WriteNumber("share", share);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("runs");
            foreach (BisectRun run in state.Runs) WriteRun(json, run);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return content.ToArray();
    }

    private static void WriteRun(Utf8JsonWriter json, BisectRun run)
    {
        json.WriteStartObject();
        json.WriteString("sha", run.Sha);
        json.WriteString("purpose", run.Purpose.ToString());
        json.WriteString("verdict", run.Verdict.ToString());
        json.WriteString("reason", run.Reason);
        json.WriteNumber("atOnce", run.AtOnce);
        json.WriteNumber("exitCode", run.ExitCode);
        json.WriteNumber("seconds", Math.Round(run.Duration.TotalSeconds, 3));
        json.WriteString("started", run.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        json.WriteString("output", run.Output.Length > MostOutput ? run.Output[^MostOutput..] : run.Output);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static BisectionState Read(string id, JsonElement root)
    {
        int version = root.GetProperty("v").GetInt32();
        if (version is < 1 or > Version) throw new FormatException($"it is of version {version}, and this module knows those up to {Version}.");
        BisectionState state = ReadFirst(id, root);
        if (version == 1) return state with { IsOlder = true };
        return state with
        {
            Folder = root.GetProperty("folder").GetString() ?? "",
            ErrorPattern = root.GetProperty("errorPattern").GetString(),
            IsPatternPartial = root.TryGetProperty("patternPartial", out JsonElement partial) && partial.GetBoolean(),
            Timeout = root.GetProperty("timeoutSeconds") is { ValueKind: JsonValueKind.Number } seconds ? TimeSpan.FromSeconds(seconds.GetDouble()) : null,
            TimeoutIsSymptom = root.GetProperty("timeoutIsSymptom").GetBoolean(),
            Carried = root.TryGetProperty("carried", out JsonElement carried) ? Texts(carried) : null,
        };
    }

    private static BisectionState ReadFirst(string id, JsonElement root) => new()
    {
        Id = id,
        Good = Texts(root.GetProperty("good")),
        Bad = root.GetProperty("bad").GetString() ?? "",
        FirstParent = root.GetProperty("firstParent").GetBoolean(),
        Paths = Texts(root.GetProperty("paths")),
        Parallel = Math.Clamp(root.GetProperty("parallel").GetInt32(), 1, 64),
        Flaky = root.GetProperty("flaky").GetBoolean(),
        Confidence = root.GetProperty("confidence").GetDouble(),
        Check = root.GetProperty("check").GetString() ?? "",
        Suspects = [.. root.GetProperty("suspects").EnumerateArray().Select(item => (item.GetProperty("sha").GetString() ?? "", item.GetProperty("share").GetDouble()))],
        Runs = [.. root.GetProperty("runs").EnumerateArray().Select(ReadRun)],
    };

    private static BisectRun ReadRun(JsonElement item) => new(
        item.GetProperty("sha").GetString() ?? "",
        Enum.Parse<BisectPurpose>(item.GetProperty("purpose").GetString() ?? ""),
        Enum.Parse<ProbeVerdict>(item.GetProperty("verdict").GetString() ?? ""),
        item.GetProperty("exitCode").GetInt32(),
        TimeSpan.FromSeconds(item.GetProperty("seconds").GetDouble()),
        DateTimeOffset.Parse(item.GetProperty("started").GetString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        item.GetProperty("output").GetString() ?? "")
    {
        Reason = item.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() ?? "" : "",
        AtOnce = item.TryGetProperty("atOnce", out JsonElement atOnce) ? Math.Clamp(atOnce.GetInt32(), 1, 64) : 1,
    };

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString() ?? "")];
}
