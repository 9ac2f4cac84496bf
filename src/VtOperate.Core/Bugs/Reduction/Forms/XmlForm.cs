namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>
/// XML by its structure (XML 1.0, fifth edition, section 2): elements, comments, instructions and sections may go with the blanks before them, attributes too; the root element stays. Then the words and
/// letters of texts and attribute values. Whatever stays is untouched, byte by byte.
/// </summary>
internal sealed class XmlForm
{
    private const int Deepest = 512;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly TextUnits _units;
    private int _at;
    private int _depth;

    private XmlForm(ReadOnlyMemory<byte> content)
    {
        (_content, _units) = (content, new TextUnits(content));
        _at = _units.Start;
    }

    /// <summary>The tree of the elements; null when it is not well-formed enough, or not in UTF-8.</summary>
    internal static ReductionPart? TryRead(ReadOnlyMemory<byte> content)
    {
        var form = new XmlForm(content);
        if (!form._units.IsNarrow) return null;
        int start = form._at, roots = 0;
        var parts = new List<ReductionPart>();
        while (form._at < content.Length)
        {
            form.SkipBlanks();
            if (form._at >= content.Length) break;
            bool isElement = form.Rest.Length > 1 && form.Rest[0] == '<' && form.Rest[1] is not ((byte)'!' or (byte)'?');
            if (form.Rest[0] != '<' || form.ReadMarkup(form._at, !isElement) is not { } part) return null;
            roots += isElement ? 1 : 0;
            if (!isElement) form.SkipBlanks();

            // What stands around the root takes the blanks behind it along.
            parts.Add(isElement ? part : new ReductionPart(part.Start, form._at));
        }

        return roots == 1 ? new ReductionPart(start, content.Length, parts) { MayGo = false } : null;
    }

    private ReadOnlySpan<byte> Rest => _content.Span[_at..];

    private ReductionPart? ReadMarkup(int lead, bool mayGo)
    {
        if (Rest.StartsWith("<!--"u8)) return ReadTo(lead, "-->"u8, mayGo);
        if (Rest.StartsWith("<![CDATA["u8)) return ReadSection(lead);
        if (Rest.StartsWith("<?"u8)) return ReadTo(lead, "?>"u8, mayGo);
        if (Rest.StartsWith("<!"u8)) return ReadDeclaration(lead);
        return ReadElement(lead, mayGo);
    }

    private ReductionPart? ReadTo(int lead, ReadOnlySpan<byte> end, bool mayGo)
    {
        int length = Rest.IndexOf(end);
        if (length < 0) return null;
        _at += length + end.Length;
        return new ReductionPart(lead, _at) { MayGo = mayGo };
    }

    private ReductionPart? ReadSection(int lead)
    {
        int from = _at + 9, length = Rest.IndexOf("]]>"u8);
        if (length < 0) return null;
        int to = _at + length;
        _at = to + 3;
        return new ReductionPart(lead, _at, () => TextForm.Tokens(_units, from, to));
    }

    private ReductionPart? ReadDeclaration(int lead)
    {
        for (int open = 0; _at < _content.Length; _at++)
        {
            byte sign = Rest[0];
            if (sign is (byte)'"' or (byte)'\'')
            {
                int length = Rest[1..].IndexOf(sign);
                if (length < 0) return null;
                _at += length + 1;
            }
            else if (sign == '<')
            {
                open++;
            }
            else if (sign == '>' && --open == 0)
            {
                _at++;
                return new ReductionPart(lead, _at);
            }
        }

        return null;
    }

    private ReductionPart? ReadElement(int lead, bool mayGo)
    {
        _at++;
        ReadOnlyMemory<byte> name = ReadName();
        if (name.IsEmpty || ++_depth > Deepest) return null;
        var parts = new List<ReductionPart>();
        while (true)
        {
            int before = _at;
            SkipBlanks();
            if (Rest.StartsWith("/>"u8))
            {
                _at += 2;
                break;
            }

            if (Rest.StartsWith(">"u8))
            {
                _at++;
                if (!ReadContent(parts) || !ReadClose(name)) return null;
                break;
            }

            if (before == _at || ReadAttribute(before) is not { } attribute) return null;
            parts.Add(attribute);
        }

        _depth--;
        return new ReductionPart(lead, _at, parts) { MayGo = mayGo };
    }

    private ReductionPart? ReadAttribute(int lead)
    {
        if (ReadName().IsEmpty) return null;
        SkipBlanks();
        if (!Rest.StartsWith("="u8)) return null;
        _at++;
        SkipBlanks();
        if (Rest.IsEmpty || Rest[0] is not ((byte)'"' or (byte)'\'')) return null;
        int length = Rest[1..].IndexOf(Rest[0]);
        if (length < 0) return null;
        int from = _at + 1, to = from + length;
        _at = to + 1;
        return new ReductionPart(lead, _at, () => Words(from, to));
    }

    private bool ReadContent(List<ReductionPart> parts)
    {
        while (_at < _content.Length && !Rest.StartsWith("</"u8))
        {
            int lead = _at;
            SkipBlanks();
            if (Rest.StartsWith("</"u8)) return true;
            if (Rest.IsEmpty) return false;
            ReductionPart? part = Rest[0] == '<' ? ReadMarkup(lead, true) : ReadText(lead);
            if (part is null) return false;
            parts.Add(part);
        }

        return _at < _content.Length;
    }

    private ReductionPart ReadText(int lead)
    {
        int length = Rest.IndexOf((byte)'<'), from = _at;
        _at = length < 0 ? _content.Length : _at + length;
        int to = _at;
        return new ReductionPart(lead, to, () => Words(from, to));
    }

    // Words and signs; an entity (&amp;) is one sign.
    private List<ReductionPart> Words(int from, int to)
    {
        var words = new List<ReductionPart>();
        for (int at = from; at < to; at = words[^1].End)
        {
            int end = at < to && _content.Span[at] == '&' ? _content.Span[at..to].IndexOf((byte)';') : -1;
            if (end > 0)
            {
                words.Add(new ReductionPart(at, at + end + 1));
                continue;
            }

            int stop = _content.Span[(at + 1)..to].IndexOf((byte)'&');
            words.AddRange(TextForm.Tokens(_units, at, stop < 0 ? to : at + 1 + stop));
        }

        return words;
    }

    private bool ReadClose(ReadOnlyMemory<byte> name)
    {
        _at += 2;
        if (!ReadName().Span.SequenceEqual(name.Span)) return false;
        SkipBlanks();
        if (!Rest.StartsWith(">"u8)) return false;
        _at++;
        return true;
    }

    private ReadOnlyMemory<byte> ReadName()
    {
        int start = _at;
        while (_at < _content.Length && (char.IsAsciiLetterOrDigit((char)Rest[0]) || Rest[0] is (byte)':' or (byte)'_' or (byte)'-' or (byte)'.' or >= 0x80)) _at++;
        return _content[start.._at];
    }

    private void SkipBlanks()
    {
        while (_at < _content.Length && Rest[0] is ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) _at++;
    }
}
