using System.Text;
using System.Text.Json;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Reads JSON into the same nodes with lines that YAML is read into. Comments and commas too many are passed over.</summary>
internal static class JsonNodes
{
    private const int MostNodes = 200_000;

    /// <summary>The whole; null where it is empty.</summary>
    /// <param name="text">The JSON text.</param>
    /// <exception cref="JsonException">It is no JSON, or has more values than are read; its line counts from 0.</exception>
    public static YamlNode? Read(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
        var place = new Place(bytes);
        var open = new Stack<(List<KeyValuePair<YamlScalar, YamlNode>>? Map, List<YamlNode>? List, int Line, YamlScalar? Key)>();
        YamlNode? done = null;
        int nodes = 0;
        while (reader.Read())
        {
            if (++nodes > MostNodes) throw new JsonException("It has too many values.", null, place.LineOf(reader.TokenStartIndex) - 1, null);
            int line = place.LineOf(reader.TokenStartIndex);
            YamlNode? value = null;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(([], null, line, null));
                    break;
                case JsonTokenType.StartArray:
                    open.Push((null, [], line, null));
                    break;
                case JsonTokenType.PropertyName:
                    var top = open.Pop();
                    open.Push(top with { Key = new YamlScalar(reader.GetString() ?? "", false, line, 1) });
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var closed = open.Pop();
                    value = closed.Map is { } map ? new YamlMap(map, closed.Line, 1) : new YamlList(closed.List!, closed.Line, 1);
                    break;
                default:
                    value = reader.TokenType == JsonTokenType.String ? new YamlScalar(reader.GetString() ?? "", false, line, 1) : new YamlScalar(Encoding.UTF8.GetString(reader.ValueSpan), true, line, 1);
                    break;
            }

            if (value is null) continue;
            if (!open.TryPeek(out var holder)) done = value;
            else if (holder.Map is { } entries) entries.Add(new(holder.Key!, value));
            else holder.List!.Add(value);
        }

        return done;
    }

    private sealed class Place(byte[] bytes)
    {
        private long _at;
        private int _line = 1;

        public int LineOf(long position)
        {
            _line += bytes.AsSpan((int)_at, (int)(position - _at)).Count((byte)'\n');
            _at = position;
            return _line;
        }
    }
}
