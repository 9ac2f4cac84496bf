using VtOperate.Core.Errors;

namespace VtOperate.Core.Documents;

/// <summary>Where the front matter of a document and each of its fields stand. What the YAML reader read decides; where a field's place cannot be told with certainty, there are none.</summary>
internal sealed class FrontMatterPlaces
{
    private readonly string _text;
    private readonly string _file;

    private FrontMatterPlaces(string text, string file) => (_text, _file) = (text, file);

    /// <summary>Whether there is a front matter, be it empty.</summary>
    public bool Exists { get; private init; }

    /// <summary>Where its first field may stand: after the first delimiter.</summary>
    public int YamlStart { get; private init; }

    /// <summary>The start of the closing delimiter.</summary>
    public int YamlEnd { get; private init; }

    /// <summary>Where the body begins.</summary>
    public int BodyStart { get; private init; }

    /// <summary>The line at which the body begins, from 1.</summary>
    public int BodyLine { get; private init; }

    /// <summary>The fields in the order of the text.</summary>
    public IReadOnlyList<FieldPlace> Fields { get; private set; } = [];

    /// <summary>Finds the fields of a readable text.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when the front matter never ends, is not valid, or is no list of keys with values, one a line.</exception>
    public static FrontMatterPlaces Of(string text, string file, IYamlReader yaml)
    {
        FrontMatter front = FrontMatter.Split(text);
        if (front.IsUnterminated) throw Refused(file, 1, "the front matter has no closing line '---'");
        if (!front.Exists && text.StartsWith("----", StringComparison.Ordinal)) throw Refused(file, 1, "its first line looks like the beginning of a front matter and is none: that is exactly '---'");
        int start = 0;
        for (int line = 1; line < front.YamlLine; line++) start = NextLine(text, start);
        var places = new FrontMatterPlaces(text, file)
        {
            Exists = front.Exists,
            YamlStart = start,
            YamlEnd = start + front.Yaml.Length,
            BodyStart = text.Length - front.Body.Length,
            BodyLine = front.BodyLine,
        };
        if (front.Yaml.Length > 0) places.Fields = places.Locate(Parse(front, file, yaml), front.YamlLine);
        return places;
    }

    /// <summary>The error that says why a document is left as it is.</summary>
    public static OperationException Refused(string file, int line, string why, Exception? cause = null) =>
        new(ErrorId.DocumentNotEditable, file, $"'{file}' line {line}: {why}; the file is left as it is.", cause);

    private static YamlMap Parse(FrontMatter front, string file, IYamlReader yaml)
    {
        try
        {
            return yaml.Read(front.Yaml, file, front.YamlLine) switch
            {
                null => new YamlMap([], front.YamlLine, 1),
                YamlMap map => map,
                { } other => throw Refused(file, other.Line, "the front matter is not a list of 'key: value' lines"),
            };
        }
        catch (OperationException bad) when (bad.Id == ErrorId.YamlInvalid)
        {
            throw new OperationException(ErrorId.DocumentNotEditable, file, $"{bad.Message.TrimEnd('.')}; the file is left as it is.", bad);
        }
    }

    private List<FieldPlace> Locate(YamlMap map, int firstLine)
    {
        var lines = new List<int>();
        for (int at = YamlStart; at < YamlEnd; at = YamlTokens.NextLine(_text, at, YamlEnd)) lines.Add(at);
        var starts = new List<(int Line, int Key)>();
        foreach ((YamlScalar key, _) in map.Entries)
        {
            int index = key.Line - firstLine;
            if (index < 0 || index >= lines.Count) throw Uncertain(key, firstLine);
            int line = lines[index], start = line + key.Column - 1;
            bool isFirstOnLine = start < YamlEnd && _text.AsSpan(line, start - line).IndexOfAnyExcept(' ') < 0;
            bool isInColumn = starts.Count == 0 || start - line == starts[0].Key - starts[0].Line && line > starts[^1].Line;
            if (!isFirstOnLine || !isInColumn) throw Uncertain(key, firstLine);
            starts.Add((line, start));
        }

        var fields = new List<FieldPlace>();
        for (int i = 0; i < starts.Count; i++)
        {
            (YamlScalar key, YamlNode value) = map.Entries[i];
            int limit = i + 1 < starts.Count ? starts[i + 1].Line : YamlEnd, colon = Colon(key, starts[i].Key, limit);
            if (colon < 0) throw Uncertain(key, firstLine);
            fields.Add(Field(key.Value, value, starts[i], colon, limit));
        }

        return fields;
    }

    private OperationException Uncertain(YamlScalar key, int firstLine) =>
        Refused(_file, Math.Max(key.Line, firstLine), $"the place of the key '{key.Value}' is not certain");

    private int Colon(YamlScalar key, int start, int limit)
    {
        int end;
        if (_text[start] is '"' or '\'')
        {
            end = YamlTokens.QuotedEnd(_text, start, limit);
        }
        else
        {
            end = start + key.Value.Length;
            if (end >= limit || !_text.AsSpan(start, key.Value.Length).SequenceEqual(key.Value)) return -1;
        }

        if (end < 0) return -1;
        end = YamlTokens.SkipBlanks(_text, end, limit);
        return end < limit && _text[end] == ':' ? end : -1;
    }

    private FieldPlace Field(string key, YamlNode value, (int Line, int Key) start, int colon, int limit)
    {
        int at = YamlTokens.SkipBlanks(_text, colon + 1, limit), next = YamlTokens.NextLine(_text, at, limit);
        FieldStyle style;
        int from = at, to, end = 0;
        if (YamlTokens.IsBlankOrComment(_text, at, limit))
        {
            (style, from, to) = Below(value, colon + 1, next, limit);
            end = style == FieldStyle.Empty ? next : ContentEnd(next, limit);
        }
        else
        {
            (style, to) = Beside(value, at, limit);
            if (style == FieldStyle.BlockScalar) end = BlockScalarEnd(next, limit, start.Key - start.Line);
        }

        if (end == 0) end = ContentEnd(to < 0 ? next : YamlTokens.NextLine(_text, to, limit), limit);
        if (style == FieldStyle.Scalar && _text[at] is not ('"' or '\'')) to = LastPlainEnd(at, end);
        return new FieldPlace(key, value, style, start.Line, start.Key, colon, from, Math.Max(from, to), end);
    }

    private (FieldStyle Style, int From, int To) Below(YamlNode value, int afterColon, int next, int limit)
    {
        if (value is YamlScalar { IsPlain: true, Value.Length: 0 } && ContentEnd(next, limit) == next) return (FieldStyle.Empty, afterColon, afterColon);
        int at = next;
        while (at < limit && YamlTokens.IsBlankOrComment(_text, at, limit)) at = YamlTokens.NextLine(_text, at, limit);
        int first = YamlTokens.SkipBlanks(_text, at, limit);
        if (first >= limit) return (FieldStyle.Other, afterColon, afterColon);
        if (value is YamlScalar) return (_text[first] is '&' or '*' or '!' or '|' or '>' ? FieldStyle.Other : FieldStyle.ScalarBelow, first, first);
        bool isList = value is YamlList list && list.Items.All(item => item is YamlScalar) && _text[first] == '-';
        return (isList ? FieldStyle.BlockList : FieldStyle.Other, first, first);
    }

    private (FieldStyle Style, int To) Beside(YamlNode value, int at, int limit)
    {
        switch (_text[at])
        {
            case '"' or '\'':
                int end = YamlTokens.QuotedEnd(_text, at, limit);
                return value is YamlScalar && end > 0 && YamlTokens.IsBlankOrComment(_text, end, limit) ? (FieldStyle.Scalar, end) : (FieldStyle.Other, -1);
            case '|' or '>':
                return value is YamlScalar ? (FieldStyle.BlockScalar, YamlTokens.PlainEnd(_text, at, limit)) : (FieldStyle.Other, -1);
            case '[':
                bool isFlat = YamlTokens.FlowItems(_text, at, limit, out int close) is { } items && value is YamlList list && list.Items.Count == items.Count;
                return isFlat && YamlTokens.IsBlankOrComment(_text, close + 1, limit) ? (FieldStyle.FlowList, close + 1) : (FieldStyle.Other, -1);
            case '&' or '*' or '!' or '{':
                return (FieldStyle.Other, -1);
            default:
                return value is YamlScalar ? (FieldStyle.Scalar, -1) : (FieldStyle.Other, -1);
        }
    }

    // The end of the last line that holds more than a comment.
    private int ContentEnd(int start, int limit)
    {
        int end = start;
        for (int line = start; line < limit;)
        {
            int next = YamlTokens.NextLine(_text, line, limit);
            if (!YamlTokens.IsBlankOrComment(_text, line, limit)) end = next;
            line = next;
        }

        return end;
    }

    // What looks like a comment is text here, and blank lines at the end may count.
    private int BlockScalarEnd(int start, int limit, int indent)
    {
        int line = start;
        while (line < limit)
        {
            int first = line;
            while (first < limit && _text[first] == ' ') first++;
            bool isBlank = first >= limit || _text[first] is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
            if (!isBlank && first - line <= indent) break;
            line = YamlTokens.NextLine(_text, line, limit);
        }

        return line;
    }

    private int LastPlainEnd(int start, int end)
    {
        int last = YamlTokens.PlainEnd(_text, start, end);
        for (int line = YamlTokens.NextLine(_text, start, end); line < end; line = YamlTokens.NextLine(_text, line, end))
        {
            if (!YamlTokens.IsBlankOrComment(_text, line, end)) last = YamlTokens.PlainEnd(_text, YamlTokens.SkipBlanks(_text, line, end), end);
        }

        return last;
    }

    private static int NextLine(string text, int start)
    {
        int end = text.AsSpan(start).IndexOfAny('\r', '\n');
        if (end < 0) return text.Length;
        end += start;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
