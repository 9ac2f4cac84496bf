using VtOperate.Core.History;
using VtOperate.Core.History.Origins;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// The known variants of SZZ, for comparison only: B (every commit that blame names for a removed line; Śliwerski et al., MSR 2005), AG (without blank lines and comments; Kim et al., ASE 2006), MA (AG without merges and
/// without commits that change nothing; da Costa et al., TSE 2017), L (of AG's the one with most lines) and R (of AG's the newest; both Davies et al., JSEP 2014).
/// </summary>
internal static class SzzVariants
{
    internal static readonly string[] Names = ["B-SZZ", "AG-SZZ", "MA-SZZ", "L-SZZ", "R-SZZ"];

    private const int MostLines = 5000;

    /// <summary>What each variant answers for a fix.</summary>
    internal static Dictionary<string, IReadOnlyList<string>> Answer(HistoryReader history, RenameFinder renames, CommitNode parent, CommitNode fix)
    {
        Dictionary<ObjectId, (CommitNode Commit, int Lines, int Telling)> blamed = [];
        var blame = new Blame(history, renames);
        foreach (FileChange change in history.CompareTrees(parent.Tree, fix.Tree, CancellationToken.None))
        {
            if (change.IsAdded || !FixReader.IsSource(change.Path)) continue;
            ReadOnlyMemory<byte> before = history.ReadBlob(change.Before), after = change.IsDeleted ? default : history.ReadBlob(change.After);
            if (!FixReader.IsText(before.Span) || !FixReader.IsText(after.Span)) continue;
            string[] lines = CodeBlock.Split(before.Span);
            List<FixHunk> hunks = FixReader.Differences(LineHashes.Of(before.Span), LineHashes.Of(after.Span), CancellationToken.None);
            if (hunks.Sum(hunk => hunk.BeforeCount) > MostLines) continue;
            foreach (BlamedLines found in blame.Explain(parent.Id, change.Path, hunks.Select(hunk => (hunk.BeforeFirst + 1, hunk.BeforeCount)), CancellationToken.None))
            {
                int telling = Enumerable.Range(found.First - 1, found.Count).Count(line => !CodeBlock.IsTrivial(lines[line]));
                (CommitNode _, int all, int known) = blamed.GetValueOrDefault(found.Commit.Id);
                blamed[found.Commit.Id] = (found.Commit, all + found.Count, known + telling);
            }
        }

        List<(CommitNode Commit, int Lines, int Telling)> every = [.. blamed.Values.OrderByDescending(entry => entry.Commit.Time).ThenBy(entry => entry.Commit.Id)];
        List<(CommitNode Commit, int Lines, int Telling)> some = every.FindAll(entry => entry.Telling > 0);
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["B-SZZ"] = Ids(every),
            ["AG-SZZ"] = Ids(some),
            ["MA-SZZ"] = Ids(some.FindAll(entry => entry.Commit.Parents.Count == 1)),
            ["L-SZZ"] = Ids([.. some.OrderByDescending(entry => entry.Telling).Take(1)]),
            ["R-SZZ"] = Ids([.. some.Take(1)]),
        };
    }

    private static List<string> Ids(List<(CommitNode Commit, int Lines, int Telling)> entries) => [.. entries.Select(entry => entry.Commit.Id.ToString())];
}
