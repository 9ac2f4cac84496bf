namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>
/// JSON by its structure (RFC 8259, and leniently: comments, a comma before the closing sign, several values one after the other as in JSON lines): members and items may go with their comma; then the
/// words and letters of strings. Whatever stays is untouched, byte by byte.
/// </summary>
internal sealed class JsonForm
{
    private const int Deepest = 512;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly TextUnits _units;
    private int _at;
    private int _depth;

    private JsonForm(ReadOnlyMemory<byte> content)
    {
        (_content, _units) = (content, new TextUnits(content));
        _at = _units.Start;
    }

    /// <summary>The tree of the values; null when it is not JSON, or not in UTF-8.</summary>
    internal static ReductionPart? TryRead(ReadOnlyMemory<byte> content)
    {
        var form = new JsonForm(content);
        return form._units.IsNarrow ? form.ReadAll() : null;
    }

    private ReductionPart? ReadAll()
    {
        int start = _at;
        var values = new List<ReductionPart>();
        while (true)
        {
            int lead = _at;
            SkipBlanks();
            if (_at >= _content.Length) break;
            if (ReadValue() is not { } value) return null;
            values.Add(Item(value, lead));
        }

        if (values.Count == 0) return null;
        if (values.Count > 1) return new ReductionPart(start, values[^1].End, values) { MayGo = false, IsList = true };
        ReductionPart only = values[0];
        return new ReductionPart(only.Start, only.End, only.Expand()) { MayGo = false, IsList = only.IsList };
    }

    private static ReductionPart Item(ReductionPart value, int lead) => new(value.Start, value.End, value.Expand()) { IsList = value.IsList, LeadStart = lead };

    private ReductionPart? ReadValue()
    {
        byte sign = Current;
        if (sign is (byte)'{' or (byte)'[')
        {
            if (++_depth > Deepest) return null;
            ReductionPart? list = ReadList(sign == '{');
            _depth--;
            return list;
        }

        return sign == '"' ? ReadString() : ReadWord();
    }

    private ReductionPart? ReadList(bool isObject)
    {
        int start = _at++;
        byte close = isObject ? (byte)'}' : (byte)']';
        var items = new List<ReductionPart>();
        int lead = _at;
        while (true)
        {
            SkipBlanks();
            if (Current == close) break;
            ReductionPart? item = isObject ? ReadMember(lead) : ReadValue() is { } value ? Item(value, lead) : null;
            if (item is null) return null;
            items.Add(item);
            lead = _at;
            SkipBlanks();
            if (Current == close) break;
            if (Current != ',') return null;
            _at++;
        }

        _at++;
        return new ReductionPart(start, _at, items) { MayGo = false, IsList = true };
    }

    private ReductionPart? ReadMember(int lead)
    {
        int start = _at;
        if (Current != '"' || ReadString() is null) return null;
        SkipBlanks();
        if (Current != ':') return null;
        _at++;
        SkipBlanks();
        return ReadValue() is { } value ? new ReductionPart(start, value.End, [value]) { LeadStart = lead } : null;
    }

    // The text between the quotes, by words; an escape is one letter.
    private ReductionPart? ReadString()
    {
        int start = _at++;
        while (Current != '"')
        {
            if (_at >= _content.Length || Current == '\n') return null;
            _at += Current == '\\' ? 2 : 1;
        }

        if (_at >= _content.Length) return null;
        int end = ++_at;
        return new ReductionPart(start, end, () => Words(start + 1, end - 1)) { MayGo = false };
    }

    private List<ReductionPart> Words(int from, int to)
    {
        var words = new List<ReductionPart>();
        for (int at = from; at < to;)
        {
            int start = at, letters = 0;
            while (at < to && (letters == 0 || (IsWordAt(start) && IsWordAt(at))))
            {
                at = LetterEnd(at, to);
                letters++;
            }

            int end = at;
            words.Add(letters > 1 ? new ReductionPart(start, end, () => Letters(start, end)) : new ReductionPart(start, end));
        }

        return words;
    }

    private List<ReductionPart> Letters(int from, int to)
    {
        var letters = new List<ReductionPart>();
        for (int at = from; at < to; at = letters[^1].End) letters.Add(new ReductionPart(at, LetterEnd(at, to)));
        return letters;
    }

    private bool IsWordAt(int at) => _content.Span[at] != '\\' && TextUnits.IsWord(_units.At(at).Letter);

    // A letter outside of the first plane is escaped as two, which stay together.
    private int LetterEnd(int at, int to)
    {
        ReadOnlySpan<byte> content = _content.Span;
        if (content[at] != '\\') return Math.Min(to, at + _units.At(at).Length);
        if (at + 1 >= to || content[at + 1] != 'u') return Math.Min(to, at + 2);
        bool isPair = at + 12 <= to && content[at + 6] == '\\' && content[at + 7] == 'u' && (content[at + 2] | 0x20) == 'd' && (content[at + 8] | 0x20) == 'd';
        return Math.Min(to, at + (isPair ? 12 : 6));
    }

    private ReductionPart? ReadWord()
    {
        int start = _at;
        while (_at < _content.Length && (char.IsAsciiLetterOrDigit((char)Current) || Current is (byte)'-' or (byte)'+' or (byte)'.')) _at++;
        return _at > start ? new ReductionPart(start, _at) { MayGo = false } : null;
    }

    private byte Current => _at < _content.Length ? _content.Span[_at] : (byte)0;

    private void SkipBlanks()
    {
        ReadOnlySpan<byte> content = _content.Span;
        while (_at < content.Length)
        {
            ReadOnlySpan<byte> rest = content[_at..];
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') _at++;
            else if (rest.StartsWith("//"u8)) _at = rest.IndexOf((byte)'\n') is >= 0 and int end ? _at + end : content.Length;
            else if (rest.StartsWith("/*"u8)) _at = rest[2..].IndexOf("*/"u8) is >= 0 and int end ? _at + end + 4 : content.Length;
            else return;
        }
    }
}
