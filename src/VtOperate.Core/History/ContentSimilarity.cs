using System.Runtime.InteropServices;

namespace VtOperate.Core.History;

/// <summary>
/// How alike two contents are, as git counts it when it looks for renames (the span hashes of diffcore-delta): both are cut behind each line end and each 64 bytes, and what counts is how many bytes of the one stand in
/// pieces that the other has as well, by the size of the larger. In text a carriage return before a line feed is passed over.
/// </summary>
internal sealed class ContentSimilarity
{
    private const int LongestPiece = 64;
    private const ulong Start = 14695981039346656037, Prime = 1099511628211;

    private readonly Dictionary<ulong, int> _pieces = [];
    private readonly int _size;

    /// <summary>Cuts a content.</summary>
    internal ContentSimilarity(ReadOnlySpan<byte> content)
    {
        _size = content.Length;
        bool isText = !BinaryContent.IsBinary(content);
        ulong hash = Start;
        int length = 0;
        for (int i = 0; i < content.Length; i++)
        {
            byte sign = content[i];
            if (isText && sign == '\r' && i + 1 < content.Length && content[i + 1] == '\n') continue;
            hash = (hash ^ sign) * Prime;
            if (++length < LongestPiece && sign != '\n') continue;
            Add(hash, length);
            (hash, length) = (Start, 0);
        }

        if (length > 0) Add(hash, length);
    }

    /// <summary>The share of the larger content that both have, 0 to 1; 0 where one is less than half as large as the other, or empty.</summary>
    internal double With(ContentSimilarity other)
    {
        int larger = Math.Max(_size, other._size), smaller = Math.Min(_size, other._size);
        if (smaller == 0 || smaller < RenameFinder.LeastSimilarity * larger) return 0;
        long shared = 0;
        foreach ((ulong piece, int bytes) in other._pieces) shared += Math.Min(bytes, _pieces.GetValueOrDefault(piece));
        return (double)shared / larger;
    }

    private void Add(ulong piece, int bytes) => CollectionsMarshal.GetValueRefOrAddDefault(_pieces, piece, out _) += bytes;
}
