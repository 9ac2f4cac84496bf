using System.Text.Json;

namespace VtOperate.Core.Traces;

/// <summary>
/// A source map: for places of a generated file, the places they were made from. Source: Source Map Format, ECMA-426 (revision 3: VLQ mappings in base 64, <c>sources</c>, <c>sourceRoot</c>,
/// <c>names</c>, index maps with <c>sections</c>). What is damaged is left out.
/// </summary>
public sealed class SourceMap
{
    private const int MostSegments = 4_000_000;
    private const int MostSections = 1000;
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private readonly List<Segment> _segments = [];
    private readonly List<string> _sources = [];
    private readonly List<string> _names = [];

    private SourceMap()
    {
    }

    /// <summary>The generated file it speaks of, as it says, or null.</summary>
    public string? File { get; private set; }

    /// <summary>Reads a map; null when the bytes are none.</summary>
    public static SourceMap? Read(ReadOnlySpan<byte> content)
    {
        // A line against inclusion as script may stand before it.
        if (content.StartsWith(")]}'"u8)) content = content[(content.IndexOf((byte)'\n') + 1)..];
        if (content.StartsWith("\uFEFF"u8)) content = content[3..];
        try
        {
            var reader = new Utf8JsonReader(content, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (!JsonDocument.TryParseValue(ref reader, out JsonDocument? document)) return null;
            using (document)
            {
                var map = new SourceMap();
                if (!map.Add(document.RootElement, 0, 0, 0)) return null;
                map._segments.Sort(static (left, right) => left.Line != right.Line ? left.Line.CompareTo(right.Line) : left.Column.CompareTo(right.Column));
                return map;
            }
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The place in the sources that a place of the generated file was made from; null when the map does not say.</summary>
    /// <param name="line">The line of the generated file, from 1.</param>
    /// <param name="column">The column, from 1; null where it is not known, and then the line must have been made from one line alone.</param>
    public (string Source, int Line, int Column, string? Name)? Find(int line, int? column)
    {
        int low = 0, high = _segments.Count;
        int wanted = (column ?? 1) - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            Segment at = _segments[middle];
            if (at.Line < line - 1 || (at.Line == line - 1 && at.Column <= wanted)) low = middle + 1;
            else high = middle;
        }

        int found = low - 1;
        if (column is null)
        {
            found = found >= 0 && _segments[found].Line == line - 1 ? found : low;
            for (int i = found; i < _segments.Count && _segments[i].Line == line - 1; i++)
            {
                if (_segments[i].Source != _segments[found].Source || _segments[i].SourceLine != _segments[found].SourceLine) return null;
            }
        }

        if (found < 0 || found >= _segments.Count || _segments[found].Line != line - 1 || _segments[found].Source < 0) return null;
        Segment segment = _segments[found];
        return (_sources[segment.Source], segment.SourceLine + 1, segment.SourceColumn + 1, segment.Name >= 0 ? _names[segment.Name] : null);
    }

    private bool Add(JsonElement map, int line, int column, int depth)
    {
        if (map.ValueKind != JsonValueKind.Object) return false;
        File ??= Text(map, "file");
        if (map.TryGetProperty("sections", out JsonElement sections) && sections.ValueKind == JsonValueKind.Array && depth == 0)
        {
            int count = 0;
            foreach (JsonElement section in sections.EnumerateArray())
            {
                if (++count > MostSections) break;
                if (section.ValueKind != JsonValueKind.Object || !section.TryGetProperty("offset", out JsonElement offset) || !section.TryGetProperty("map", out JsonElement inner)) continue;
                Add(inner, Number(offset, "line"), Number(offset, "column"), depth + 1);
            }

            return count > 0;
        }

        if (Text(map, "mappings") is not { } mappings || !map.TryGetProperty("sources", out JsonElement sources) || sources.ValueKind != JsonValueKind.Array) return false;
        string root = Text(map, "sourceRoot") ?? "";
        if (root.Length > 0 && !root.EndsWith('/')) root += "/";
        int firstSource = _sources.Count, firstName = _names.Count;
        foreach (JsonElement source in sources.EnumerateArray()) _sources.Add(source.ValueKind == JsonValueKind.String ? Joined(root, source.GetString()!) : "");
        if (map.TryGetProperty("names", out JsonElement names) && names.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement name in names.EnumerateArray()) _names.Add(name.ValueKind == JsonValueKind.String ? name.GetString()! : "");
        }

        Decode(mappings, line, column, firstSource, firstName);
        return true;
    }

    private void Decode(string mappings, int line, int firstColumn, int firstSource, int firstName)
    {
        long source = 0, sourceLine = 0, sourceColumn = 0, name = 0, column = firstColumn;
        Span<long> fields = stackalloc long[5];
        for (int at = 0; at < mappings.Length && _segments.Count < MostSegments;)
        {
            char sign = mappings[at];
            if (sign is ';' or ',')
            {
                if (sign == ';') (line, column) = (line + 1, 0);
                at++;
                continue;
            }

            int count = 0;
            while (at < mappings.Length && mappings[at] is not (';' or ','))
            {
                if (!TryTake(mappings, ref at, out long value)) return;
                if (count < fields.Length) fields[count] = value;
                count++;
            }

            column += fields[0];
            if (count >= 4) (source, sourceLine, sourceColumn) = (source + fields[1], sourceLine + fields[2], sourceColumn + fields[3]);
            if (count >= 5) name += fields[4];
            bool isMapped = count >= 4 && source >= 0 && firstSource + source < _sources.Count && sourceLine is >= 0 and < int.MaxValue && sourceColumn is >= 0 and < int.MaxValue;
            bool isNamed = count >= 5 && name >= 0 && firstName + name < _names.Count;
            if (column is < 0 or > int.MaxValue) return;
            _segments.Add(new Segment(line, (int)column, isMapped ? firstSource + (int)source : -1, (int)(isMapped ? sourceLine : 0), (int)(isMapped ? sourceColumn : 0), isNamed ? firstName + (int)name : -1));
        }
    }

    // Five bits a digit, the lowest first; the sixth says that more follow, the lowest of all is the sign.
    private static bool TryTake(string text, ref int at, out long value)
    {
        value = 0;
        for (int shift = 0; at < text.Length && shift < 40; shift += 5)
        {
            int digit = Digits.IndexOf(text[at++], StringComparison.Ordinal);
            if (digit < 0) return false;
            value |= (long)(digit & 31) << shift;
            if ((digit & 32) != 0) continue;
            value = (value & 1) == 0 ? value >> 1 : -(value >> 1);
            return true;
        }

        return false;
    }

    private static string Joined(string root, string source) => source.Contains("://", StringComparison.Ordinal) || source.StartsWith('/') ? source : root + source;

    private static string? Text(JsonElement map, string name) => map.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement map, string name) => map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out JsonElement value) && value.TryGetInt32(out int number) && number >= 0 ? number : 0;

    private readonly record struct Segment(int Line, int Column, int Source, int SourceLine, int SourceColumn, int Name);
}
