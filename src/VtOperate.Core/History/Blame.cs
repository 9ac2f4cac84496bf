namespace VtOperate.Core.History;

/// <summary>
/// Which commit last touched given lines. Lines are handed from a file to its parents' files as long as they are the same there; the walk
/// ends as soon as every wanted line is explained, so its work follows the question and not the length of the history. Not thread-safe.
/// </summary>
/// <param name="history">The history.</param>
/// <param name="renames">Finds what a file was called before.</param>
/// <param name="options">What counts as the same line; null for git's default.</param>
public sealed class Blame(HistoryReader history, RenameFinder renames, BlameOptions? options = null)
{
    // A healthy history hands lines to one file of one commit a few times at most, when clocks were wrong; a cycle never ends.
    private const int MostVisits = 64;
    private readonly BlameOptions _options = options ?? BlameOptions.Default;
    private readonly FileDiffs _diffs = new(history, options?.IgnoreBlanks ?? false);

    /// <summary>Explains line ranges of a file at a commit. Lines beyond the file's end are left out.</summary>
    /// <param name="head">The commit at which the lines are counted.</param>
    /// <param name="path">The file, which must be there at that commit.</param>
    /// <param name="wanted">First line from 1, and how many; ranges may overlap.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>Ascending by line, each wanted line once.</returns>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object on the way is missing or damaged.</exception>
    public IReadOnlyList<BlamedLines> Explain(ObjectId head, string path, IEnumerable<(int First, int Count)> wanted, CancellationToken stop)
    {
        CommitNode top = history.ReadCommit(head);
        ObjectId blob = history.FindBlob(top.Tree, path);
        if (blob.IsZero) return [];
        var queue = new BlameQueue();
        queue.Add(top, path, blob, BlameRanges.Clip(wanted, _diffs.Lines(blob).Count));
        List<BlamedLines> found = [];
        Dictionary<(ObjectId, string), int> visits = [];
        while (queue.TryTake(out BlameSuspect? suspect))
        {
            stop.ThrowIfCancellationRequested();
            int visit = visits.GetValueOrDefault((suspect.Commit.Id, suspect.Path)) + 1;
            visits[(suspect.Commit.Id, suspect.Path)] = visit;
            List<BlameRange> own = visit > MostVisits ? suspect.Ranges : HandOn(suspect, queue, stop);
            if (own.Count > 0) history.Confirm(suspect.Commit);
            foreach (BlameRange range in own) found.Add(new BlamedLines(range.Final + 1, range.Count, suspect.Commit, suspect.Path, range.Source + 1));
        }

        return BlameRanges.Join(found);
    }

    // Gives the parents what they have; what is left is the commit's own. A parent with the very file takes it all, before any is compared line by line.
    private List<BlameRange> HandOn(BlameSuspect suspect, BlameQueue queue, CancellationToken stop)
    {
        CommitNode commit = suspect.Commit;
        if (commit.Parents.Count == 0) return suspect.Ranges;
        if (history.IsSureToBeUnchanged(commit, suspect.Path))
        {
            queue.Add(history.ReadCommit(commit.Parents[0]), suspect.Path, suspect.Blob, suspect.Ranges);
            return [];
        }

        var sources = new BlameSource[commit.Parents.Count];
        for (int i = 0; i < sources.Length; i++)
        {
            CommitNode parent = history.ReadCommit(commit.Parents[i]);
            sources[i] = new BlameSource(parent, suspect.Path, history.FindBlob(parent.Tree, suspect.Path));
            if (TryHandWhole(sources[i], suspect, queue)) return [];
        }

        for (int i = 0; i < sources.Length; i++)
        {
            if (!sources[i].Blob.IsZero || renames.Find(sources[i].Commit, commit, suspect.Path, stop) is not { } renamed) continue;
            sources[i] = new BlameSource(sources[i].Commit, renamed.Path, renamed.Before);
            if (TryHandWhole(sources[i], suspect, queue)) return [];
        }

        return HandParts(suspect, sources, queue, stop);
    }

    private static bool TryHandWhole(BlameSource source, BlameSuspect suspect, BlameQueue queue)
    {
        if (source.Blob != suspect.Blob) return false;
        queue.Add(source.Commit, source.Path, source.Blob, suspect.Ranges);
        return true;
    }

    private List<BlameRange> HandParts(BlameSuspect suspect, BlameSource[] sources, BlameQueue queue, CancellationToken stop)
    {
        List<BlameRange> left = suspect.Ranges;
        left.Sort((one, other) => one.Source.CompareTo(other.Source));
        foreach (BlameSource source in sources)
        {
            if (left.Count == 0) break;
            if (source.Blob.IsZero) continue;
            (List<BlameRange> passed, left) = BlameRanges.Divide(left, _diffs.Shared(source.Blob, suspect.Blob, stop));
            queue.Add(source.Commit, source.Path, source.Blob, passed);
        }

        if (!_options.FollowMovedLines) return left;
        foreach (BlameSource source in sources)
        {
            if (left.Count == 0) break;
            if (source.Blob.IsZero) continue;
            (List<BlameRange> passed, left) = MovedLines.Find(left, _diffs.Lines(source.Blob), _diffs.Lines(suspect.Blob), stop);
            queue.Add(source.Commit, source.Path, source.Blob, passed);
        }

        return left;
    }
}
