using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Origins;

/// <summary>
/// Gathers the commits that a fix can be traced to. Blame of the removed lines alone misses a third of the culprits (Rosa et al., "Evaluating SZZ Implementations
/// Through a Developer-informed Oracle", ICSE 2021, find 28 % with no variant), so the lines beside the fix, the function around it, the newest changes of the fixed files and the newest commits
/// of the history are asked, too.
/// </summary>
internal sealed class OriginCandidates
{
    private const int MostFiles = 12;
    private const int MostBlamedLines = 800;
    private const int MostFunctionLines = 240;
    private const int LogLength = 12;
    private const int LogReach = 40;
    private const int NewestCommits = 50;
    private const int CountedCommits = 5000;
    private const double CosmeticWeight = 0.2;
    private readonly HistoryReader _history;
    private readonly RenameFinder _renames;
    private readonly CommitNode _parent;
    private readonly Dictionary<ObjectId, OriginCandidate> _found = [];
    private readonly CancellationToken _stop;

    private OriginCandidates(HistoryReader history, RenameFinder renames, CommitNode parent, CancellationToken stop) =>
        (_history, _renames, _parent, _stop) = (history, renames, parent, stop);

    /// <summary>The candidates, newest first.</summary>
    internal IReadOnlyList<OriginCandidate> Found => [.. _found.Values.OrderByDescending(candidate => candidate.Commit.Time).ThenBy(candidate => candidate.Commit.Id)];

    /// <summary>What could not be read.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>The weight of all removed lines.</summary>
    internal double Removed { get; private set; }

    /// <summary>All lines beside replaced ones.</summary>
    internal int Near { get; private set; }

    /// <summary>All lines around insertions.</summary>
    internal int Around { get; private set; }

    /// <summary>All lines of the functions that were changed.</summary>
    internal int Function { get; private set; }

    /// <summary>All hunks that were blamed.</summary>
    internal int Hunks { get; private set; }

    /// <summary>The logs that were read.</summary>
    internal int Logs { get; private set; }

    /// <summary>Gathers them.</summary>
    internal static OriginCandidates Gather(HistoryReader history, RenameFinder renames, CommitNode parent, IReadOnlyList<FixedFile> files, CancellationToken stop)
    {
        var gathered = new OriginCandidates(history, renames, parent, stop);
        var blame = new Blame(history, renames);
        for (int i = 0; i < Math.Min(files.Count, MostFiles); i++)
        {
            if (files[i].IsNew) continue;
            try
            {
                gathered.Blame(blame, files[i], i);
                gathered.ReadLog(files[i].Path);
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                gathered.Notes.Add($"The history of {files[i].Path} cannot be read to its end: {problem.Message}");
            }
        }

        gathered.ReadNewest();
        return gathered;
    }

    private OriginCandidate Of(CommitNode commit)
    {
        if (!_found.TryGetValue(commit.Id, out OriginCandidate? candidate)) _found.Add(commit.Id, candidate = new OriginCandidate(commit));
        return candidate;
    }

    private void Blame(Blame blame, FixedFile file, int number)
    {
        Dictionary<int, TieKind> wanted = WantedLines(file);
        foreach (BlamedLines lines in blame.Explain(_parent.Id, file.Path, wanted.Keys.Select(line => (line + 1, 1)), _stop))
        {
            if (lines.Commit.IsBoundary) continue;
            OriginCandidate candidate = Of(lines.Commit);
            for (int line = lines.First - 1; line < lines.First - 1 + lines.Count; line++) Count(candidate, file, number, line, wanted[line]);
        }

        Hunks += file.Hunks.Count;
    }

    private void Count(OriginCandidate candidate, FixedFile file, int number, int line, TieKind kind)
    {
        string text = file.Before[line];
        candidate.Tie(new TiedLine(file.Path, line + 1, kind, text.Trim()));
        switch (kind)
        {
            case TieKind.Removed:
                double weight = CodeBlock.IsTrivial(text) ? CosmeticWeight : 1;
                candidate.Removed += weight;
                Removed += weight;
                break;
            case TieKind.Near:
                candidate.Near++;
                Near++;
                break;
            case TieKind.Around:
                candidate.Around++;
                Around++;
                break;
            default:
                candidate.Function++;
                Function++;
                return;
        }

        for (int i = 0; i < file.Hunks.Count; i++)
        {
            FixHunk hunk = file.Hunks[i];
            if (line >= hunk.BeforeFirst - 2 && line <= hunk.BeforeFirst + hunk.BeforeCount + 1) candidate.Hunks.Add((number, i));
        }
    }

    private static Dictionary<int, TieKind> WantedLines(FixedFile file)
    {
        Dictionary<int, TieKind> wanted = [];
        foreach (FixHunk hunk in file.Hunks)
        {
            for (int i = 0; i < hunk.BeforeCount && wanted.Count < MostBlamedLines; i++) wanted[hunk.BeforeFirst + i] = TieKind.Removed;
        }

        foreach (FixHunk hunk in file.Hunks)
        {
            if (hunk.BeforeCount > 0)
            {
                Want(hunk.BeforeFirst - 1, TieKind.Near);
                Want(hunk.BeforeFirst + hunk.BeforeCount, TieKind.Near);
            }
            else
            {
                for (int i = -2; i < 2; i++) Want(hunk.BeforeFirst + i, TieKind.Around);
            }
        }

        int most = wanted.Count + MostFunctionLines;
        foreach (FixHunk hunk in file.Hunks)
        {
            if (file.Before.Length == 0) break;
            (int first, int last) = CodeBlock.Find(file.Before, Math.Min(hunk.BeforeFirst, file.Before.Length - 1));
            for (int line = first; line <= last && wanted.Count < most; line++)
            {
                if (!CodeBlock.IsTrivial(file.Before[line])) Want(line, TieKind.Function);
            }
        }

        return wanted;

        void Want(int line, TieKind kind)
        {
            if (line >= 0 && line < file.Before.Length) wanted.TryAdd(line, kind);
        }
    }

    private void ReadLog(string path)
    {
        int place = 0;
        foreach (CommitNode commit in FollowedLog.Read(_history, _renames, _parent.Id, path, LogReach, _stop).Take(LogLength))
        {
            if (commit.IsBoundary) continue;
            OriginCandidate candidate = Of(commit);
            candidate.Logs++;
            if (candidate.LogPlace < 0 || place < candidate.LogPlace) candidate.LogPlace = place;
            place++;
        }

        Logs++;
    }

    private void ReadNewest()
    {
        int place = 0;
        foreach (OriginCandidate candidate in _found.Values) candidate.Between = CountedCommits;
        try
        {
            foreach (CommitNode commit in CommitWalk.Read(_history, _parent.Id, _stop).Take(CountedCommits))
            {
                if (place < NewestCommits && !commit.IsBoundary) Of(commit).Place = place;
                if (_found.TryGetValue(commit.Id, out OriginCandidate? candidate)) candidate.Between = place;
                place++;
            }
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            Notes.Add($"The newest commits cannot all be read: {problem.Message}");
        }
    }
}
