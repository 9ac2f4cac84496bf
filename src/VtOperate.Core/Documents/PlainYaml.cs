using System.Buffers;

namespace VtOperate.Core.Documents;

/// <summary>
/// Reads the YAML that nearly every front matter is: <c>key: value</c> lines from the first column, with plain and quoted scalars and lists of such, each on one line, comments and
/// blank lines. Anything else it leaves to a YAML parser, and what it reads is what that parser reads, places included. Pure.
/// </summary>
internal sealed class PlainYaml
{
    private const int LongestKey = 100;

    // Tabs, carriage returns alone, line ends of YAML 1.1 and what is not printable have rules of their own.
    private static readonly SearchValues<char> s_foreign = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 32).Where(c => c is not ('\r' or '\n')).Select(c => (char)c)) + "\u007f" + string.Concat(Enumerable.Range(0x80, 33).Select(c => (char)c)) + "\u2028\u2029\ufeff\ufffe\uffff");

    private static readonly SearchValues<char> s_indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`");
    private static readonly SearchValues<char> s_flowSigns = SearchValues.Create(":#?[]{}\"'&*!|>%@`");
    private static readonly SearchValues<char> s_keySigns = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private readonly string _text;
    private readonly List<KeyValuePair<YamlScalar, YamlNode>> _entries = [];
    private int _at;
    private int _line;
    private int _lineStart;

    private PlainYaml(string text, int firstLine) => (_text, _line) = (text, firstLine);

    /// <summary>The keys with their values, or null where a YAML parser has to look.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="firstLine">The line of the file at which the text begins, from 1.</param>
    public static YamlMap? TryRead(string text, int firstLine)
    {
        if (text.AsSpan().IndexOfAny(s_foreign) >= 0) return null;
        var reading = new PlainYaml(text, firstLine);
        return reading.Entries() && reading._entries.Count > 0 ? new YamlMap(reading._entries, reading._entries[0].Key.Line, 1) : null;
    }

    private int Column => _at - _lineStart + 1;

    private bool IsLineOver => _at >= _text.Length || _text[_at] is '\n' or '\r';

    private bool Entries()
    {
        while (_at < _text.Length)
        {
            if (TrySkipLine()) continue;
            if (!char.IsAsciiLetter(_text[_at]) && _text[_at] != '_') return false;
            int length = _text.AsSpan(_at).IndexOfAnyExcept(s_keySigns);
            if (length is <= 0 or > LongestKey || _text[_at + length] != ':') return false;
            var key = new YamlScalar(_text.Substring(_at, length), true, _line, 1);
            _at += length + 1;
            int afterColon = Column;
            if (!IsLineOver && _text[_at] != ' ') return false;
            SkipSpaces();
            YamlNode? value;
            if (IsLineOver || _text[_at] == '#')
            {
                int line = _line;
                if (!EndLine()) return false;
                value = (YamlNode?)BlockList() ?? new YamlScalar("", true, line, afterColon);
                if (value is YamlList { Items.Count: 0 }) return false;
            }
            else
            {
                value = _text[_at] == '[' ? FlowList() : Scalar(isFlow: false);
                if (value is null || !EndLine()) return false;
            }

            _entries.Add(new(key, value));
        }

        return true;
    }

    // A blank line, or one that holds a comment alone.
    private bool TrySkipLine()
    {
        int at = _at;
        while (at < _text.Length && _text[at] == ' ') at++;
        if (at < _text.Length && _text[at] is not ('#' or '\r' or '\n')) return false;
        int end = _text.AsSpan(at).IndexOf('\n');
        int next = end < 0 ? _text.Length : at + end + 1;
        int carriage = _text.AsSpan(at, next - at).IndexOf('\r');
        if (carriage >= 0 && (carriage != next - at - 2 || end < 0)) return false;
        StartLine(next);
        return true;
    }

    // What may follow a value on its line, and the line end.
    private bool EndLine()
    {
        int before = _at;
        SkipSpaces();
        if (!IsLineOver && (_text[_at] != '#' || _at == before && _text[_at - 1] != ' ')) return false;
        while (!IsLineOver) _at++;
        if (_at < _text.Length && _text[_at] == '\r')
        {
            if (_at + 1 >= _text.Length || _text[_at + 1] != '\n') return false;
            _at++;
        }

        StartLine(Math.Min(_at + 1, _text.Length));
        return true;
    }

    private void StartLine(int at)
    {
        _at = _lineStart = at;
        _line++;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ') _at++;
    }

    // Null when no list begins here; without items when one begins that is not of the plain kind.
    private YamlList? BlockList()
    {
        var items = new List<YamlNode>();
        int column = 0, line = 0;
        while (_at < _text.Length)
        {
            if (TrySkipLine()) continue;
            int first = _text.AsSpan(_at).IndexOfAnyExcept(' ');
            if (_text[_at + first] != '-' || first > 0 && items.Count > 0 && first + 1 < column)
            {
                if (first > 0) return new YamlList([], 0, 0);
                break;
            }

            _at += first;
            if (items.Count == 0) (line, column) = (_line, Column);
            else if (Column != column) return new YamlList([], 0, 0);
            _at++;
            if (IsLineOver || _text[_at] != ' ') return new YamlList([], 0, 0);
            SkipSpaces();
            if (IsLineOver || _text[_at] == '#' || Scalar(isFlow: false) is not { } item || !EndLine()) return new YamlList([], 0, 0);
            items.Add(item);
        }

        return items.Count == 0 ? null : new YamlList(items, line, column);
    }

    private YamlList? FlowList()
    {
        int line = _line, column = Column;
        var items = new List<YamlNode>();
        _at++;
        SkipSpaces();
        if (!IsLineOver && _text[_at] == ']')
        {
            _at++;
            return new YamlList(items, line, column);
        }

        while (!IsLineOver)
        {
            if (Scalar(isFlow: true) is not { } item) return null;
            items.Add(item);
            SkipSpaces();
            if (IsLineOver || _text[_at] is not (',' or ']')) return null;
            if (_text[_at++] == ']') return new YamlList(items, line, column);
            SkipSpaces();
        }

        return null;
    }

    private YamlScalar? Scalar(bool isFlow) => _text[_at] switch
    {
        '"' => DoubleQuoted(),
        '\'' => SingleQuoted(),
        _ => Plain(isFlow),
    };

    private YamlScalar? Plain(bool isFlow)
    {
        if (s_indicators.Contains(_text[_at])) return null;
        ReadOnlySpan<char> rest = _text.AsSpan(_at);
        int length = isFlow ? rest.IndexOfAny(",]\r\n") : rest.IndexOfAny('\r', '\n');
        if (length < 0) length = rest.Length;
        ReadOnlySpan<char> value = rest[..length];
        if (isFlow && value.ContainsAny(s_flowSigns)) return null;
        int comment = value.IndexOf(" #");
        if (comment >= 0) value = value[..comment];
        value = value.TrimEnd(' ');
        if (value.IsEmpty || value[^1] == ':' || value.IndexOf(": ") >= 0) return null;
        var scalar = new YamlScalar(value.ToString(), true, _line, Column);
        _at += value.Length;
        return scalar;
    }

    private YamlScalar? SingleQuoted()
    {
        int column = Column, start = _at + 1, at = start;
        bool isDoubled = false;
        for (; ; at++)
        {
            if (at >= _text.Length || _text[at] is '\r' or '\n') return null;
            if (_text[at] != '\'') continue;
            if (at + 1 >= _text.Length || _text[at + 1] != '\'') break;
            isDoubled = true;
            at++;
        }

        _at = at + 1;
        string value = _text[start..at];
        return new YamlScalar(isDoubled ? value.Replace("''", "'", StringComparison.Ordinal) : value, false, _line, column);
    }

    private YamlScalar? DoubleQuoted()
    {
        int column = Column, start = _at + 1, at = start;
        bool isEscaped = false;
        for (; ; at++)
        {
            if (at >= _text.Length || _text[at] is '\r' or '\n') return null;
            if (_text[at] == '"') break;
            if (_text[at] != '\\') continue;
            at++;
            if (at >= _text.Length || _text[at] is not ('"' or '\\' or 'n')) return null;
            isEscaped = true;
        }

        _at = at + 1;
        ReadOnlySpan<char> value = _text.AsSpan(start, at - start);
        return new YamlScalar(isEscaped ? Unescaped(value) : value.ToString(), false, _line, column);
    }

    private static string Unescaped(ReadOnlySpan<char> value)
    {
        char[] result = new char[value.Length];
        int length = 0;
        for (int i = 0; i < value.Length; i++)
        {
            char sign = value[i];
            if (sign == '\\') sign = value[++i] == 'n' ? '\n' : value[i];
            result[length++] = sign;
        }

        return new string(result, 0, length);
    }
}
