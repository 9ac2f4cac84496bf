namespace VtOperate.Core.History;

/// <summary>
/// What readers of one repository found out and may find useful again: commits, entries of folders, and which lines two contents share. All of it is about objects by id, which never
/// change, so that it stays true whatever happens to branches and packs. It belongs to one reader at a time.
/// </summary>
public sealed class HistoryMemory
{
    private const int MostCommits = 1 << 17;

    internal Dictionary<ObjectId, CommitNode> Commits { get; } = [];

    internal Dictionary<(ObjectId Tree, int Name), PathEntry> Entries { get; } = [];

    internal Dictionary<string, int> Numbers { get; } = new(StringComparer.Ordinal);

    internal List<byte[]> Names { get; } = [];

    internal Dictionary<string, int[]> Paths { get; } = new(StringComparer.Ordinal);

    internal DiffMemory Diffs { get; } = new();

    internal DiffMemory DiffsWithoutBlanks { get; } = new();

    /// <summary>Gives up what has grown too large to be kept from one command to the next.</summary>
    public void Trim()
    {
        if (Commits.Count > MostCommits) Commits.Clear();
        if (Paths.Count > MostCommits)
        {
            Paths.Clear();
            Numbers.Clear();
            Names.Clear();
            Entries.Clear();
        }

        // The contents themselves are the largest part, and the answers are what is asked for again.
        Diffs.ClearLines();
        DiffsWithoutBlanks.ClearLines();
    }
}
