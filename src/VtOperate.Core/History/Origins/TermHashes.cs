using VtOperate.Core.Search;

namespace VtOperate.Core.History.Origins;

/// <summary>The distinct search terms of a text as 64-bit hashes (FNV-1a, Fowler, Noll and Vo), which are cheap to hold for many commits.</summary>
internal readonly struct TermHashes(HashSet<ulong> terms) : ITokenSink
{
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;
    private const int LeastLength = 3;

    /// <summary>Adds the terms of a text.</summary>
    internal static void Add(string text, HashSet<ulong> terms)
    {
        var sink = new TermHashes(terms);
        Tokenizer.Read(text, ref sink);
    }

    /// <summary>The terms of a text.</summary>
    internal static HashSet<ulong> Of(string text)
    {
        HashSet<ulong> terms = [];
        Add(text, terms);
        return terms;
    }

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
    {
        if (kind == TermKind.Number || term.Length < LeastLength) return;
        terms.Add(Hash(term));
    }

    /// <summary>The hash of one term.</summary>
    internal static ulong Hash(ReadOnlySpan<char> term)
    {
        ulong hash = Basis;
        foreach (char sign in term) hash = (hash ^ sign) * Prime;
        return hash;
    }
}
