using System.Text;

namespace VtOperate.Core.Search;

/// <summary>Writes a segment to a stream: first all documents, then all terms in ascending order of their UTF-8 bytes, then <see cref="Finish"/>. The stream must be able to go back to its start.</summary>
internal sealed class SegmentWriter
{
    private readonly Stream _stream;
    private readonly long _start;
    private readonly int _fields;
    private readonly long[] _totals;
    private readonly uint[] _holders;
    private readonly ByteBuffer _lengths = new(1 << 12), _documents = new(1 << 12), _ids = new(1 << 12), _terms = new(1 << 12), _termTexts = new(1 << 12);
    private uint _documentCount, _termCount;
    private long _at = SegmentLayout.HeaderLength;
    private uint _postingsStart;

    /// <summary>Begins a segment where the stream stands.</summary>
    public SegmentWriter(Stream stream, int fields)
    {
        (_stream, _start, _fields) = (stream, stream.Position, fields);
        (_totals, _holders) = (new long[fields], new uint[fields]);
        stream.Write(new byte[SegmentLayout.HeaderLength]);
    }

    /// <summary>Adds the next document.</summary>
    /// <param name="id">Its id as UTF-8.</param>
    /// <param name="lengths">The length of each field in terms.</param>
    /// <param name="stored">What is kept with it.</param>
    public void AddDocument(ReadOnlySpan<byte> id, ReadOnlySpan<int> lengths, ReadOnlySpan<byte> stored)
    {
        _documents.AddFixed((uint)_ids.Length);
        _documents.AddFixed((uint)_at);
        _documents.AddFixed(Checksum.Of(stored));
        _ids.Add(id);
        for (int field = 0; field < _fields; field++)
        {
            _lengths.AddFixed((uint)lengths[field]);
            _totals[field] += lengths[field];
            if (lengths[field] > 0) _holders[field]++;
        }

        Write(stored);
        _documentCount++;
    }

    /// <summary>Adds the next term.</summary>
    /// <param name="term">The term as UTF-8.</param>
    /// <param name="documents">How many documents hold it, at least 1.</param>
    /// <param name="postings">Where it stands, as <see cref="PostingCursor"/> reads it.</param>
    public void AddTerm(ReadOnlySpan<byte> term, int documents, ReadOnlySpan<byte> postings)
    {
        if (_termCount++ == 0) _postingsStart = (uint)_at;
        _terms.AddFixed((uint)_termTexts.Length);
        _terms.AddFixed((uint)_at);
        _terms.AddFixed((uint)documents);
        _terms.AddFixed(Checksum.Of(postings));
        _termTexts.Add(term);
        Write(postings);
    }

    /// <summary>Writes the tables and the header.</summary>
    public void Finish()
    {
        if (_termCount == 0) _postingsStart = (uint)_at;
        _documents.AddFixed((uint)_ids.Length);
        _documents.AddFixed(_postingsStart);
        _documents.AddFixed(0u);
        _terms.AddFixed((uint)_termTexts.Length);
        _terms.AddFixed((uint)_at);
        _terms.AddFixed(0u);
        _terms.AddFixed(0u);
        uint tables = (uint)_at, crc = uint.MaxValue;
        var fields = new ByteBuffer();
        for (int field = 0; field < _fields; field++)
        {
            fields.AddFixed((ulong)_totals[field]);
            fields.AddFixed(_holders[field]);
        }

        foreach (ByteBuffer table in (ReadOnlySpan<ByteBuffer>)[fields, _lengths, _documents, _terms, _ids, _termTexts])
        {
            crc = Checksum.Continue(crc, table.Written);
            Write(table.Written);
        }

        var header = new ByteBuffer(SegmentLayout.HeaderLength);
        foreach (uint number in (ReadOnlySpan<uint>)[SegmentLayout.Magic, SegmentLayout.Version, _documentCount, (uint)_fields, _termCount, tables, (uint)_ids.Length, (uint)_termTexts.Length, (uint)_at, ~crc])
            header.AddFixed(number);
        header.AddFixed(Checksum.Of(header.Written));
        _stream.Position = _start;
        _stream.Write(header.Written);
        _stream.Position = _start + _at;
    }

    /// <summary>A text as the segment keeps it.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _at += bytes.Length;
        if (_at > int.MaxValue) throw new InvalidOperationException("A segment cannot be larger than 2 GB.");
    }
}
