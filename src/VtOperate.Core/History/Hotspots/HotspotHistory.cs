using VtOperate.Core.Errors;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Hotspots;

/// <summary>Counts the changes of every source file in a range, under the name that each has at its end.</summary>
internal sealed class HotspotHistory
{
    // A change of so many files at once says nothing of what belongs together.
    private const int MassChange = 30;
    private const int LeastTogether = 3;
    private const double LeastShare = 0.2;
    private const int MostCoupled = 5;

    private readonly Dictionary<string, HotspotTally> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _laterNames = new(StringComparer.Ordinal);
    private readonly List<HotspotCommit> _commits = [];

    private HotspotHistory() { }

    /// <summary>The files.</summary>
    internal IReadOnlyDictionary<string, HotspotTally> Files => _files;

    /// <summary>The commits, newest first.</summary>
    internal IReadOnlyList<HotspotCommit> Commits => _commits;

    /// <summary>Reads a range.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a commit or a tree is missing or damaged.</exception>
    internal static HotspotHistory Read(HistoryReader history, RevisionRange range, HotspotQuery query, CancellationToken stop)
    {
        var counted = new HotspotHistory();
        var renames = new RenameFinder(history);
        long end = history.ReadCommit(range.To).Time, since = query.Since?.ToUnixTimeSeconds() ?? long.MinValue;
        foreach (CommitNode commit in range.Commits(history, stop))
        {
            if (commit.Time < since) break;
            if (commit.Parents.Count > 1 || commit.IsBoundary) continue;
            counted.Add(history, renames, commit, end, query.Paths, stop);
        }

        return counted;
    }

    /// <summary>The files that were mostly changed together with a file.</summary>
    internal CodeCoupling[] CoupledWith(string path)
    {
        Dictionary<string, int> together = new(StringComparer.Ordinal);
        foreach (int number in _files[path].Commits)
        {
            if (_commits[number].Paths.Count > MassChange) continue;
            foreach (string other in _commits[number].Paths)
            {
                if (other != path) together[other] = together.GetValueOrDefault(other) + 1;
            }
        }

        List<CodeCoupling> coupled = [];
        foreach ((string other, int count) in together)
        {
            double share = (double)count / (_files[path].Changes + _files[other].Changes - count);
            if (count >= LeastTogether && share >= LeastShare) coupled.Add(new CodeCoupling(other, count, Math.Round(share, 3)));
        }

        return coupled.OrderByDescending(coupling => coupling.Share).ThenBy(coupling => coupling.RelativePath, StringComparer.Ordinal).Take(MostCoupled).ToArray();
    }

    private void Add(HistoryReader history, RenameFinder renames, CommitNode commit, long end, IReadOnlyList<string> wanted, CancellationToken stop)
    {
        List<FileChange> changes = history.ReadChanges(commit, stop);
        bool deletes = changes.Exists(change => change.IsDeleted);
        List<string> paths = [];
        List<(string Path, FileChange Change)> changed = [];
        foreach (FileChange change in changes)
        {
            if (change.IsDeleted || !FixReader.IsSource(change.Path)) continue;
            string name = _laterNames.GetValueOrDefault(change.Path, change.Path);
            FileChange seen = change;
            if (change.IsAdded && deletes && commit.Parents.Count == 1 && renames.Find(history.ReadCommit(commit.Parents[0]), commit, change.Path, stop) is { } source)
            {
                _laterNames[source.Path] = name;
                seen = change with { Before = source.Before };
                if (source.Before == change.After) continue;
            }

            if (!IsWanted(name, wanted)) continue;
            paths.Add(name);
            changed.Add((name, seen));
        }

        if (paths.Count == 0) return;
        CommitText text = history.ReadText(commit.Id);
        bool isFix = CommitSubject.Find(text.Subject, CommitSubject.Fixes) is not null;
        int number = _commits.Count;
        string author = text.Email.Length > 0 ? text.Email : text.Author;
        _commits.Add(new HotspotCommit(commit, author, isFix, paths, changed));
        foreach (string path in paths)
        {
            if (!_files.TryGetValue(path, out HotspotTally? tally)) _files.Add(path, tally = new HotspotTally());
            tally.Add(number, commit.Time, end, author, isFix);
        }
    }

    private static bool IsWanted(string path, IReadOnlyList<string> wanted)
    {
        if (wanted.Count == 0) return true;
        foreach (string prefix in wanted)
        {
            if (path == prefix || (path.StartsWith(prefix, StringComparison.Ordinal) && path.Length > prefix.Length && path[prefix.Length] == '/')) return true;
        }

        return false;
    }
}
