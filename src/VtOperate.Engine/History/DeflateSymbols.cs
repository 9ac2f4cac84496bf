namespace VtOperate.Engine.History;

/// <summary>What the symbols of deflate stand for (RFC 1951, section 3.2.5), as entries of a <see cref="HuffmanTable"/> without the length of their code.</summary>
internal static class DeflateSymbols
{
    internal const int Literals = 288;
    internal const int Distances = 32;
    internal const int Lengths = 19;

    /// <summary>A symbol that the format keeps for nothing. Its entry is no code at all, whatever length is added to it.</summary>
    internal const uint Reserved = HuffmanTable.Special | (1u << 12);

    /// <summary>The end of a block.</summary>
    internal const uint EndOfBlock = HuffmanTable.Special | (1u << 13);

    /// <summary>Bytes, the end of a block, and lengths of matches.</summary>
    internal static uint[] OfLiterals { get; } = MakeLiterals();

    /// <summary>Distances of matches.</summary>
    internal static uint[] OfDistances { get; } = MakeDistances();

    /// <summary>Lengths of codes, as the head of a block gives them.</summary>
    internal static uint[] OfLengths { get; } = [.. Enumerable.Range(0, Lengths).Select(symbol => (uint)symbol << 16)];

    private static uint[] MakeLiterals()
    {
        uint[] symbols = new uint[Literals];
        for (uint value = 0; value < 256; value++) symbols[value] = HuffmanTable.Literal | (value << 16);
        symbols[256] = EndOfBlock;
        uint length = 3;
        for (int symbol = 257; symbol < 285; symbol++)
        {
            int extra = symbol < 265 ? 0 : (symbol - 261) / 4;
            symbols[symbol] = (length << 16) | ((uint)extra << 8);
            length += 1u << extra;
        }

        symbols[285] = 258u << 16;
        symbols[286] = symbols[287] = Reserved;
        return symbols;
    }

    private static uint[] MakeDistances()
    {
        uint[] symbols = new uint[Distances];
        uint distance = 1;
        for (int symbol = 0; symbol < 30; symbol++)
        {
            int extra = symbol < 4 ? 0 : (symbol - 2) / 2;
            symbols[symbol] = (distance << 16) | ((uint)extra << 8);
            distance += 1u << extra;
        }

        symbols[30] = symbols[31] = Reserved;
        return symbols;
    }
}
