namespace VtOperate.Core.Search;

/// <summary>
/// Walks over the places of one term in one segment without allocating: <see cref="NextDocument"/>, then <see cref="NextField"/> as often as wanted. Documents ascend, and fields within one.
/// A document's entry is: gap to the one before, length of the rest; for each field count - 1, number and whether another follows; then for each field its positions as gaps.
/// </summary>
internal ref struct PostingCursor
{
    private readonly int _fieldBits;
    private ByteReader _bytes;
    private int _entryStart, _entryEnd;
    private bool _hasField;

    /// <summary>Begins before the first document.</summary>
    public PostingCursor(ReadOnlySpan<byte> postings, int fieldBits)
    {
        _bytes = new ByteReader(postings);
        _fieldBits = fieldBits;
    }

    /// <summary>The number of the document in its segment.</summary>
    public int Document { get; private set; }

    /// <summary>The number of the field.</summary>
    public int Field { get; private set; }

    /// <summary>How often the term stands in the field, at least 1.</summary>
    public int Count { get; private set; }

    /// <summary>Goes to the next document. False when there is none.</summary>
    public bool NextDocument()
    {
        _bytes.At = _entryEnd;
        if (_bytes.IsAtEnd) return false;
        Document += (int)_bytes.Number();
        int length = (int)_bytes.Number();
        _entryStart = _bytes.At;
        _entryEnd = _entryStart + length;
        if (length <= 0 || _entryEnd < 0) throw new IndexDamagedException();
        _hasField = true;
        return true;
    }

    /// <summary>Goes to the next field of this document. False when there is none.</summary>
    public bool NextField()
    {
        if (!_hasField) return false;
        uint code = _bytes.Number();
        _hasField = (code & 1) != 0;
        Field = (int)((code >> 1) & ((1u << _fieldBits) - 1));
        Count = (int)((code >> 1) >> _fieldBits) + 1;
        return true;
    }

    /// <summary>
    /// Writes the positions of the term in a field of this document, ascending, and returns how many it wrote: as many as there is room for. Neighbouring words have
    /// neighbouring numbers; an identifier shares its number with its first part. Call it when the fields have been walked over, or instead of that.
    /// </summary>
    public int ReadPositions(int field, scoped Span<int> positions)
    {
        _bytes.At = _entryStart;
        _hasField = true;
        int before = 0, count = 0;
        while (NextField())
        {
            if (Field < field) before += Count;
            else if (Field == field) count = Count;
        }

        for (int i = 0; i < before; i++) _bytes.Number();
        int written = Math.Min(count, positions.Length), at = 0;
        for (int i = 0; i < written; i++) positions[i] = at += (int)_bytes.Number();
        return written;
    }
}
