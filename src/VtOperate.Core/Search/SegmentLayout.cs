namespace VtOperate.Core.Search;

/// <summary>
/// The layout of a segment, all numbers little-endian: a header of fixed size; the stored values, one after the other; the postings, one term after the other in the
/// order of the terms; the tables. Decision 19 describes it.
/// </summary>
internal static class SegmentLayout
{
    /// <summary>The first bytes of every segment: <c>VTSG</c>, read as a little-endian number. On a machine that wrote it otherwise it reads otherwise.</summary>
    public const uint Magic = 0x47535456;

    /// <summary>The version of the layout.</summary>
    public const uint Version = 1;

    /// <summary>Bytes of the header: magic, version, documents, fields, terms, start of the tables, bytes of ids and terms, length of the whole, checksum of the tables, checksum of the header before it.</summary>
    public const int HeaderLength = 11 * sizeof(uint);

    /// <summary>Bytes of a field's entry: total length (8) and documents that have it (4).</summary>
    public const int FieldEntry = sizeof(ulong) + sizeof(uint);

    /// <summary>Bytes of a document's entry, of which there is one more than documents: start of its id, start of its stored value, checksum of that value.</summary>
    public const int DocumentEntry = 3 * sizeof(uint);

    /// <summary>Bytes of a term's entry, of which there is one more than terms: start of its text, start of its postings, documents that hold it, checksum of its postings.</summary>
    public const int TermEntry = 4 * sizeof(uint);

    /// <summary>The most fields a document may have.</summary>
    public const int MaxFields = 255;

    /// <summary>How many bits a field's number takes in a posting.</summary>
    public static int FieldBits(int fields) => System.Numerics.BitOperations.Log2((uint)Math.Max(1, fields - 1)) + (fields > 1 ? 1 : 0);
}
