namespace VtOperate.Core.History.Origins;

/// <summary>A fix in words: the terms and lines it took away and put in, and the words of its message.</summary>
internal sealed class FixTerms
{
    private FixTerms() { }

    /// <summary>Terms of all changed lines.</summary>
    internal HashSet<ulong> Changed { get; } = [];

    /// <summary>Terms of the removed lines.</summary>
    internal HashSet<ulong> Removed { get; } = [];

    /// <summary>Terms of the added lines that no removed line has.</summary>
    internal HashSet<ulong> AddedOnly { get; } = [];

    /// <summary>Removed lines without white space.</summary>
    internal HashSet<ulong> RemovedLines { get; } = [];

    /// <summary>Added lines without white space.</summary>
    internal HashSet<ulong> AddedLines { get; } = [];

    /// <summary>Terms of the message; empty when it was withheld.</summary>
    internal HashSet<ulong> Message { get; private init; } = [];

    /// <summary>Every term.</summary>
    internal IEnumerable<ulong> All => Changed.Concat(Message).Distinct();

    /// <summary>Reads a fix.</summary>
    internal static FixTerms Of(IReadOnlyList<FixedFile> files, string message)
    {
        var terms = new FixTerms { Message = TermHashes.Of(message) };
        foreach (FixedFile file in files)
        {
            foreach (string line in file.Removed())
            {
                if (CodeBlock.IsTrivial(line)) continue;
                TermHashes.Add(line, terms.Removed);
                terms.RemovedLines.Add(HashOf(line));
            }

            foreach (string line in file.Added())
            {
                if (CodeBlock.IsTrivial(line)) continue;
                TermHashes.Add(line, terms.AddedOnly);
                terms.AddedLines.Add(HashOf(line));
            }
        }

        terms.Changed.UnionWith(terms.Removed);
        terms.Changed.UnionWith(terms.AddedOnly);
        terms.AddedOnly.ExceptWith(terms.Removed);

        // A line that was only moved is neither.
        HashSet<ulong> moved = [.. terms.RemovedLines.Intersect(terms.AddedLines)];
        terms.RemovedLines.ExceptWith(moved);
        terms.AddedLines.ExceptWith(moved);
        return terms;
    }

    private static ulong HashOf(string line) => LineHashes.WithoutBlanks(System.Text.Encoding.UTF8.GetBytes(line))[0];
}
