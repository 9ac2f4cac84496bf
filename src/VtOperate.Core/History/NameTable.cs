namespace VtOperate.Core.History;

/// <summary>
/// Every name that stands in the code of a tree, as 64-bit hashes (FNV-1a, Fowler, Noll and Vo): whether a name stands nowhere is certain, whether it stands
/// somewhere is certain but for a collision in 2^64. Prose, binary files and files above two megabytes are left out.
/// </summary>
internal sealed class NameTable
{
    private const int LargestFile = 2 << 20;
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    private static readonly string[] s_prose = [".md", ".markdown", ".mdx", ".txt", ".rst", ".adoc"];

    private readonly HashSet<ulong> _hashes = [];

    private NameTable() { }

    /// <summary>Reads the tree of a commit.</summary>
    /// <exception cref="Errors.OperationException">An object is missing or damaged.</exception>
    public static NameTable Of(HistoryReader history, CommitNode commit, CancellationToken stop)
    {
        var table = new NameTable();
        var seen = new HashSet<ObjectId>();
        foreach (TreeFile file in history.ListFiles(commit.Tree, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (file.IsLink || Array.Exists(s_prose, suffix => file.Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) || !seen.Add(file.Blob)) continue;
            ReadOnlySpan<byte> text = history.PeekBlob(file.Blob);
            if (IsText(text)) table.Add(text);
        }

        return table;
    }

    /// <summary>Whether the name stands somewhere as a word of its own.</summary>
    public bool Contains(string name) => _hashes.Contains(Hash(System.Text.Encoding.UTF8.GetBytes(name)));

    /// <summary>Whether a file holds the name as a word of its own.</summary>
    public static bool Holds(ReadOnlySpan<byte> text, string name)
    {
        ReadOnlySpan<byte> word = System.Text.Encoding.UTF8.GetBytes(name);
        if (!IsText(text)) return false;
        for (int at = 0; text[at..].IndexOf(word) is var found && found >= 0; at += found + 1)
        {
            int start = at + found, end = start + word.Length;
            if ((start == 0 || !IsWord(text[start - 1])) && (end == text.Length || !IsWord(text[end]))) return true;
        }

        return false;
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        for (int at = 0; at < text.Length;)
        {
            if (!IsWord(text[at]))
            {
                at++;
                continue;
            }

            int end = WordEnd(text, at);
            _hashes.Add(Hash(text[at..end]));

            // Get-Thing is one name where commands are called so.
            if (end + 1 < text.Length && text[end] == '-' && IsWord(text[end + 1])) _hashes.Add(Hash(text[at..WordEnd(text, end + 1)]));
            at = end;
        }
    }

    private static int WordEnd(ReadOnlySpan<byte> text, int start)
    {
        int end = start;
        while (end < text.Length && IsWord(text[end])) end++;
        return end;
    }

    private static bool IsText(ReadOnlySpan<byte> text) => text.Length <= LargestFile && !BinaryContent.IsBinary(text);

    private static bool IsWord(byte sign) => char.IsAsciiLetterOrDigit((char)sign) || sign is (byte)'_' or >= 0x80;

    private static ulong Hash(ReadOnlySpan<byte> word)
    {
        ulong hash = Basis;
        foreach (byte sign in word) hash = (hash ^ sign) * Prime;
        return hash;
    }
}
