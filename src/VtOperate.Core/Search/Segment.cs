using System.Buffers.Binary;
using System.Text;

namespace VtOperate.Core.Search;

/// <summary>An immutable index over some documents in one block of bytes, in memory or mapped from a file. For any number of threads.</summary>
internal sealed class Segment
{
    private readonly ReadOnlyMemory<byte> _block;
    private readonly bool _isTrusted;
    private readonly int _fieldBits, _lengths, _documents, _terms, _ids, _termTexts, _tables;

    private Segment(ReadOnlyMemory<byte> block, bool isTrusted)
    {
        (_block, _isTrusted) = (block, isTrusted);
        ReadOnlySpan<byte> bytes = block.Span;
        if (bytes.Length < SegmentLayout.HeaderLength) throw new IndexDamagedException("The segment is shorter than its header.");
        var header = new ByteReader(bytes);
        if (header.Fixed32() != SegmentLayout.Magic || header.Fixed32() != SegmentLayout.Version) throw new IndexDamagedException("The segment is of another kind or version.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[(SegmentLayout.HeaderLength - sizeof(uint))..]) != Checksum.Of(bytes[..(SegmentLayout.HeaderLength - sizeof(uint))])) throw new IndexDamagedException();
        (Count, Fields, Terms, _tables) = (Size(ref header), Size(ref header), Size(ref header), Size(ref header));
        int idBytes = Size(ref header), termBytes = Size(ref header), total = Size(ref header);
        uint checksum = header.Fixed32();
        if (total != bytes.Length || Fields > SegmentLayout.MaxFields || _tables > total) throw new IndexDamagedException("The segment is cut off.");
        if (!isTrusted && Checksum.Of(bytes[_tables..]) != checksum) throw new IndexDamagedException("The tables of the segment are damaged.");
        _fieldBits = SegmentLayout.FieldBits(Fields);
        _lengths = _tables + Fields * SegmentLayout.FieldEntry;
        long documents = _lengths + (long)Count * Fields * sizeof(uint);
        long terms = documents + (Count + 1L) * SegmentLayout.DocumentEntry;
        long ids = terms + (Terms + 1L) * SegmentLayout.TermEntry;
        if (ids + idBytes + termBytes != total) throw new IndexDamagedException("The tables of the segment do not fit its length.");
        (_documents, _terms, _ids, _termTexts) = ((int)documents, (int)terms, (int)ids, (int)ids + idBytes);
    }

    /// <summary>How many documents it holds.</summary>
    public int Count { get; }

    /// <summary>How many fields a document has.</summary>
    public int Fields { get; }

    /// <summary>How many distinct terms it holds.</summary>
    public int Terms { get; }

    /// <summary>All of it.</summary>
    public ReadOnlyMemory<byte> Block => _block;

    /// <summary>Opens a block that this process has just made, or one that may hold anything.</summary>
    /// <exception cref="IndexDamagedException">It is no segment, or not whole. Postings and stored values are checked when they are read.</exception>
    public static Segment Open(ReadOnlyMemory<byte> block, bool isTrusted = false) => new(block, isTrusted);

    /// <summary>The id of a document.</summary>
    public string Id(int document) => Encoding.UTF8.GetString(IdBytes(document));

    /// <summary>The id of a document as UTF-8.</summary>
    public ReadOnlySpan<byte> IdBytes(int document) => Between(_ids, Entry(_documents, document, SegmentLayout.DocumentEntry, 0), Entry(_documents, document + 1, SegmentLayout.DocumentEntry, 0));

    /// <summary>What was kept with a document.</summary>
    /// <exception cref="IndexDamagedException">It is not what was written.</exception>
    public ReadOnlySpan<byte> Stored(int document) => Checked(
        Between(0, Entry(_documents, document, SegmentLayout.DocumentEntry, 1), Entry(_documents, document + 1, SegmentLayout.DocumentEntry, 1)),
        Entry(_documents, document, SegmentLayout.DocumentEntry, 2));

    /// <summary>The length of all documents' fields in terms, document by document, as little-endian numbers of 4 bytes.</summary>
    public ReadOnlySpan<byte> Lengths => _block.Span[_lengths.._documents];

    /// <summary>The length of a field of a document, in terms.</summary>
    public int FieldLength(int document, int field) => (int)BinaryPrimitives.ReadUInt32LittleEndian(_block.Span[(_lengths + (document * Fields + field) * sizeof(uint))..]);

    /// <summary>The length of a field over all documents, in terms.</summary>
    public long TotalLength(int field) => (long)BinaryPrimitives.ReadUInt64LittleEndian(_block.Span[(_tables + field * SegmentLayout.FieldEntry)..]);

    /// <summary>How many documents have the field.</summary>
    public int DocumentsWithField(int field) => (int)BinaryPrimitives.ReadUInt32LittleEndian(_block.Span[(_tables + field * SegmentLayout.FieldEntry + sizeof(ulong))..]);

    /// <summary>The number of a term, or -1. Terms are numbered in the order of their UTF-8 bytes.</summary>
    public int Find(ReadOnlySpan<byte> term)
    {
        int at = LowerBound(term);
        return at < Terms && TermBytes(at).SequenceEqual(term) ? at : -1;
    }

    /// <summary>The number of the first term that is not before this one.</summary>
    public int LowerBound(ReadOnlySpan<byte> term)
    {
        int low = 0, high = Terms;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (TermBytes(middle).SequenceCompareTo(term) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>A term as UTF-8.</summary>
    public ReadOnlySpan<byte> TermBytes(int term) => Between(_termTexts, Entry(_terms, term, SegmentLayout.TermEntry, 0), Entry(_terms, term + 1, SegmentLayout.TermEntry, 0));

    /// <summary>How many documents hold a term.</summary>
    public int DocumentsWithTerm(int term) => (int)Entry(_terms, term, SegmentLayout.TermEntry, 2);

    /// <summary>Where a term stands.</summary>
    /// <exception cref="IndexDamagedException">It is not what was written.</exception>
    public PostingCursor Postings(int term) => new(PostingBytes(term), _fieldBits);

    /// <summary>Where a term stands, as bytes.</summary>
    /// <exception cref="IndexDamagedException">It is not what was written.</exception>
    public ReadOnlySpan<byte> PostingBytes(int term) => Checked(
        Between(0, Entry(_terms, term, SegmentLayout.TermEntry, 1), Entry(_terms, term + 1, SegmentLayout.TermEntry, 1)),
        Entry(_terms, term, SegmentLayout.TermEntry, 3));

    private static int Size(ref ByteReader header)
    {
        uint size = header.Fixed32();
        return size <= int.MaxValue ? (int)size : throw new IndexDamagedException();
    }

    private uint Entry(int table, int number, int width, int column) => BinaryPrimitives.ReadUInt32LittleEndian(_block.Span[(table + number * width + column * sizeof(uint))..]);

    private ReadOnlySpan<byte> Between(int start, uint from, uint to)
    {
        ReadOnlySpan<byte> bytes = _block.Span;
        if (from > to || to > (uint)(bytes.Length - start)) throw new IndexDamagedException();
        return bytes.Slice(start + (int)from, (int)(to - from));
    }

    private ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> bytes, uint checksum) =>
        _isTrusted || Checksum.Of(bytes) == checksum ? bytes : throw new IndexDamagedException();
}
