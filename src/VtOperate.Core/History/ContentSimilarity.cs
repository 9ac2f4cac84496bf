namespace VtOperate.Core.History;

/// <summary>
/// How alike two contents are, as git counts it when it looks for renames (the span hashes of diffcore-delta): both are cut behind each line end and each 64 bytes, and what counts is how many bytes of the one stand in
/// pieces that the other has as well, by the size of the larger. In text a carriage return before a line feed is passed over. Pieces are told apart by git's own hash of 17 bits, because pieces that
/// fall together there are alike for git.
/// </summary>
internal sealed class ContentSimilarity
{
    /// <summary>The score of equal contents.</summary>
    internal const int Highest = 60_000;

    /// <summary>Files that score less are not the same file, which is git's bound, too.</summary>
    internal const int Least = Highest / 2;

    private const int LongestPiece = 64;
    private const uint Base = 107_927;

    private readonly int _size;
    private readonly (int Hash, int Bytes)[] _pieces;

    /// <summary>Cuts a content.</summary>
    internal ContentSimilarity(ReadOnlySpan<byte> content)
    {
        _size = content.Length;
        bool isText = !BinaryContent.IsBinary(content);
        List<(int Hash, int Bytes)> pieces = [];
        uint low = 0, high = 0;
        int length = 0;
        for (int i = 0; i < content.Length; i++)
        {
            byte sign = content[i];
            if (isText && sign == '\r' && i + 1 < content.Length && content[i + 1] == '\n') continue;
            (low, high) = (((low << 7) ^ (high >> 25)) + sign, (high << 7) ^ (low >> 25));
            if (++length < LongestPiece && sign != '\n') continue;
            pieces.Add((Hash(low, high), length));
            (low, high, length) = (0, 0, 0);
        }

        if (length > 0) pieces.Add((Hash(low, high), length));
        _pieces = Unite(pieces);
    }

    /// <summary>How alike they are, 0 to 60,000; 0 where one is less than half as large as the other, or empty.</summary>
    internal int With(ContentSimilarity other)
    {
        long larger = Math.Max(_size, other._size), smaller = Math.Min(_size, other._size);
        if (smaller == 0 || larger * (Highest - Least) < (larger - smaller) * Highest) return 0;
        long shared = 0;
        for (int left = 0, right = 0; left < _pieces.Length && right < other._pieces.Length;)
        {
            int order = _pieces[left].Hash - other._pieces[right].Hash;
            if (order == 0) shared += Math.Min(_pieces[left].Bytes, other._pieces[right].Bytes);
            if (order <= 0) left++;
            if (order >= 0) right++;
        }

        return (int)(shared * Highest / larger);
    }

    private static int Hash(uint low, uint high) => (int)((low + (high * 0x61)) % Base);

    private static (int Hash, int Bytes)[] Unite(List<(int Hash, int Bytes)> pieces)
    {
        pieces.Sort(static (left, right) => left.Hash.CompareTo(right.Hash));
        int kept = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (kept > 0 && pieces[kept - 1].Hash == pieces[i].Hash) pieces[kept - 1] = (pieces[i].Hash, pieces[kept - 1].Bytes + pieces[i].Bytes);
            else pieces[kept++] = pieces[i];
        }

        return [.. pieces[..kept]];
    }
}
