using System.Runtime.InteropServices;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;

namespace VtOperate.Core.History.Localisation;

/// <summary>
/// Measures which files earlier commits point to: those that commits with messages like the report changed, and those that were mended lately. Only commits before the report count, because a
/// later one may be the very fix.
/// </summary>
/// <param name="sheet">Where the figures go.</param>
/// <param name="history">Reads commits.</param>
internal sealed class FixFigures(FigureSheet sheet, HistoryReader history)
{
    private const int MostCommits = 3000;
    private const int MostSimilar = 12;
    private const int MostRecent = 40;
    private const int MostFiles = 30;
    private const double Halving = 12;
    private const double NoFix = 0.6;

    private static readonly string[] s_fixWords = ["fix", "fixe", "bug", "correct", "resolv", "repair", "broken", "npe", "regression", "issue", "crash", "hang", "leak"];
    private static readonly HashSet<uint> s_fixTerms = [.. s_fixWords.SelectMany(Tokenizer.Terms).Select(term => TermHash.Of(term))];

    private readonly Dictionary<string, int> _numbers = sheet.Files.Select((file, i) => (file.Path, i)).ToDictionary(entry => entry.Path, entry => entry.i, StringComparer.Ordinal);

    /// <summary>Measures the commits from a commit backward that are older than a time.</summary>
    public void Measure(ObjectId head, IReadOnlyList<(string Word, uint Term, double Weight)> words, DateTimeOffset? reportedAt, CancellationToken stop)
    {
        long until = reportedAt?.ToUnixTimeSeconds() ?? long.MaxValue;
        List<(CommitNode Commit, HashSet<uint> Terms)> commits = [];
        Dictionary<uint, int> holders = [];
        int looked = 0;
        foreach (CommitNode commit in CommitWalk.Read(history, head, stop))
        {
            if (++looked > 2 * MostCommits || commits.Count == MostCommits) break;
            if (commit.Time >= until || commit.Parents.Count > 1 || commit.IsBoundary) continue;
            HashSet<uint> terms = TermsOf(history.ReadText(commit.Id).Message);
            foreach (uint term in terms) CollectionsMarshal.GetValueRefOrAddDefault(holders, term, out _)++;
            commits.Add((commit, terms));
        }

        MeasureSimilar(commits, holders, words, stop);
        MeasureRecent(commits, stop);
    }

    private void MeasureSimilar(List<(CommitNode Commit, HashSet<uint> Terms)> commits, Dictionary<uint, int> holders, IReadOnlyList<(string Word, uint Term, double Weight)> words, CancellationToken stop)
    {
        List<(CommitNode Commit, double Score)> scored = [];
        foreach ((CommitNode commit, HashSet<uint> terms) in commits)
        {
            double score = 0;
            foreach ((_, uint term, double weight) in words)
            {
                if (terms.Contains(term)) score += weight * Bm25.Rarity(commits.Count, holders[term]);
            }

            if (score > 0) scored.Add((commit, score / Math.Sqrt(terms.Count + 8) * (IsFix(terms) ? 1 : NoFix)));
        }

        scored.Sort((left, right) => right.Score.CompareTo(left.Score));
        foreach ((CommitNode commit, double score) in scored.Take(MostSimilar))
        {
            List<int> files = FilesOf(commit, stop);
            foreach (int file in files) Raise(file, FileFigure.SimilarFix, score / scored[0].Score / Math.Sqrt(files.Count), commit);
        }
    }

    private void MeasureRecent(List<(CommitNode Commit, HashSet<uint> Terms)> commits, CancellationToken stop)
    {
        int number = 0;
        foreach ((CommitNode commit, HashSet<uint> terms) in commits)
        {
            if (!IsFix(terms)) continue;
            if (++number > MostRecent) break;
            List<int> files = FilesOf(commit, stop);
            foreach (int file in files) Raise(file, FileFigure.RecentFix, Math.Pow(0.5, number / Halving) / Math.Sqrt(files.Count), commit);
        }
    }

    private void Raise(int file, FileFigure figure, double value, CommitNode commit)
    {
        if (value > sheet.Row(file)[(int)figure]) sheet.Raise(file, figure, value, history.ReadText(commit.Id).Subject, null, commit.Id.ToString());
    }

    private List<int> FilesOf(CommitNode commit, CancellationToken stop)
    {
        List<int> files = [];
        try
        {
            List<FileChange> changes = history.ReadChanges(commit, stop);
            if (changes.Count > MostFiles) return files;
            foreach (FileChange change in changes)
            {
                if (_numbers.TryGetValue(change.Path, out int file) && !sheet.Files[file].IsTest && TestFiles.IsCode(sheet.Files[file].Family)) files.Add(file);
            }
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            // A clone without that commit's trees ranks by the rest.
            files.Clear();
        }

        return files;
    }

    private static bool IsFix(HashSet<uint> terms)
    {
        foreach (uint term in s_fixTerms)
        {
            if (terms.Contains(term)) return true;
        }

        return false;
    }

    private static HashSet<uint> TermsOf(string message)
    {
        const int Longest = 2000;
        var sink = new Sink([]);
        Tokenizer.Read(message.AsSpan(0, Math.Min(message.Length, Longest)), ref sink);
        return sink.Terms;
    }

    private readonly struct Sink(HashSet<uint> terms) : ITokenSink
    {
        public HashSet<uint> Terms => terms;

        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length)
        {
            if (kind != TermKind.Compound) terms.Add(TermHash.Of(term));
        }
    }
}
