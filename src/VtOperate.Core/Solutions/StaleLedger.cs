using System.Globalization;
using System.Text.Json;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Solutions;

/// <summary>
/// What was seen stale in earlier checks, in a small JSON file of the repository's state folder. A finding that no longer holds is forgotten, so that it starts anew
/// when it returns. The file can be deleted at any time; one that is damaged counts as empty.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="folder">The state folder, absolute.</param>
public sealed class StaleLedger(IFileStore files, string folder)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly string _file = Path.Combine(folder, "stale.json");
    private readonly Dictionary<string, Dictionary<string, (int Checks, DateTimeOffset FirstSeen)>> _seen = new(StringComparer.Ordinal);
    private Dictionary<string, Dictionary<string, (int Checks, DateTimeOffset FirstSeen)>>? _before;

    /// <summary>Notes a finding of this check, and says how often it held in a row, this check included, and since when.</summary>
    public (int Checks, DateTimeOffset FirstSeen) Note(string solution, string finding, DateTimeOffset now)
    {
        _before ??= Read();
        Examined(solution);
        if (_seen[solution].TryGetValue(finding, out (int, DateTimeOffset) noted)) return noted;
        (int Checks, DateTimeOffset FirstSeen) before = _before.GetValueOrDefault(solution)?.GetValueOrDefault(finding) ?? default;
        noted = before.Checks > 0 ? (before.Checks + 1, before.FirstSeen) : (1, now);
        _seen[solution].Add(finding, noted);
        return noted;
    }

    /// <summary>Notes that a solution was examined: what is not noted for it in this check no longer holds.</summary>
    public void Examined(string solution) => _seen.TryAdd(solution, new(StringComparer.Ordinal));

    /// <summary>Writes what was noted; what other checks know of other solutions stays.</summary>
    /// <exception cref="OperationException">It cannot be written, or another process holds the lock.</exception>
    public void Save(CancellationToken stop)
    {
        using IDisposable held = files.Lock(Path.Combine(folder, "stale.lock"), s_patience, stop);
        Dictionary<string, Dictionary<string, (int Checks, DateTimeOffset FirstSeen)>> all = Read();
        foreach ((string solution, Dictionary<string, (int, DateTimeOffset)> findings) in _seen) all[solution] = findings;
        var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true })) Write(json, all);
        byte[] bytes = content.ToArray();
        if (!files.FileExists(_file) || !files.ReadBytes(_file).AsSpan().SequenceEqual(bytes)) files.WriteAtomically(_file, bytes);
    }

    private static void Write(Utf8JsonWriter json, Dictionary<string, Dictionary<string, (int Checks, DateTimeOffset FirstSeen)>> all)
    {
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        json.WriteStartObject("seen");
        foreach ((string solution, Dictionary<string, (int Checks, DateTimeOffset FirstSeen)> findings) in all.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (findings.Count == 0) continue;
            json.WriteStartObject(solution);
            foreach ((string finding, (int checks, DateTimeOffset firstSeen)) in findings.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(finding);
                json.WriteNumber("checks", checks);
                json.WriteString("first", firstSeen.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private Dictionary<string, Dictionary<string, (int Checks, DateTimeOffset FirstSeen)>> Read()
    {
        var all = new Dictionary<string, Dictionary<string, (int Checks, DateTimeOffset FirstSeen)>>(StringComparer.Ordinal);
        try
        {
            if (!files.FileExists(_file)) return all;
            using JsonDocument document = JsonDocument.Parse(TextDocument.Read(files, _file).Text);
            foreach (JsonProperty solution in document.RootElement.GetProperty("seen").EnumerateObject())
            {
                var findings = new Dictionary<string, (int, DateTimeOffset)>(StringComparer.Ordinal);
                foreach (JsonProperty finding in solution.Value.EnumerateObject())
                    findings[finding.Name] = (finding.Value.GetProperty("checks").GetInt32(), finding.Value.GetProperty("first").GetDateTimeOffset());
                all[solution.Name] = findings;
            }

            return all;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OperationException)
        {
            return new(StringComparer.Ordinal);
        }
    }
}
