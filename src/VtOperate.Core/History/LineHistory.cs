namespace VtOperate.Core.History;

/// <summary>
/// Every commit that changed given lines, through renames, as <c>git log -L</c> finds them: lines that a commit touches stand for all that it replaced by them, a merge that takes the lines
/// from one parent as they are is passed over, and one that takes them from none is told. Not thread-safe.
/// </summary>
/// <param name="history">The history.</param>
/// <param name="renames">Finds what a file was called before.</param>
public sealed class LineHistory(HistoryReader history, RenameFinder renames)
{
    // As in blame: only wrong clocks bring lines to a commit again, and a circle never ends.
    private const int MostVisits = 64;
    private readonly FileDiffs _diffs = new(history, ignoreBlanks: false);

    /// <summary>Follows lines of a file. Lines beyond the file's end are left out. Streams, newest first.</summary>
    /// <param name="head">The commit at which the lines are counted.</param>
    /// <param name="path">The file.</param>
    /// <param name="wanted">First line from 1, and how many.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object on the way is missing or damaged.</exception>
    public IEnumerable<ChangedLines> Read(ObjectId head, string path, IEnumerable<(int First, int Count)> wanted, CancellationToken stop)
    {
        ObjectId blob = history.FindBlob(history.ReadCommit(head).Tree, path);
        if (blob.IsZero) yield break;
        var queue = new PriorityQueue<CommitNode, (long Age, int Turn)>();
        Dictionary<ObjectId, SortedDictionary<string, List<LineSpan>>> open = [];
        Dictionary<ObjectId, int> visits = [];
        int turn = 0;
        Add(head, path, LineSpans.Clip(wanted, _diffs.Lines(blob).Count));
        while (queue.TryDequeue(out CommitNode? commit, out _))
        {
            stop.ThrowIfCancellationRequested();
            open.Remove(commit.Id, out SortedDictionary<string, List<LineSpan>>? files);
            int visit = visits[commit.Id] = visits.GetValueOrDefault(commit.Id) + 1;
            if (visit > MostVisits) continue;
            List<string> changed = HandOn(commit, files!, Add, stop);
            if (changed.Count == 0 || visit > 1) continue;
            history.Confirm(commit);
            foreach (string file in changed) yield return new ChangedLines(commit, file, files![file].ConvertAll(span => (span.Start + 1, span.End - span.Start)));
        }

        void Add(ObjectId id, string file, List<LineSpan> spans)
        {
            if (spans.Count == 0) return;
            if (!open.TryGetValue(id, out SortedDictionary<string, List<LineSpan>>? files))
            {
                open.Add(id, files = new SortedDictionary<string, List<LineSpan>>(StringComparer.Ordinal));
                CommitNode commit = history.ReadCommit(id);
                queue.Enqueue(commit, (-commit.Time, turn++));
            }

            files[file] = files.TryGetValue(file, out List<LineSpan>? before) ? LineSpans.Union(before, spans) : spans;
        }
    }

    /// <summary>The lines of a function in a file at a commit, as <c>git log -L :name:file</c> would follow them, but for functions within others, too: by indentation, in any language.</summary>
    /// <param name="head">The commit.</param>
    /// <param name="path">The file.</param>
    /// <param name="name">The function's name, letter by letter.</param>
    /// <returns>First line from 1 and how many; null when the file or the function is not there.</returns>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when an object is missing or damaged.</exception>
    public (int First, int Count)? FindFunction(ObjectId head, string path, string name)
    {
        ObjectId blob = history.FindBlob(history.ReadCommit(head).Tree, path);
        if (blob.IsZero || name.Length == 0) return null;
        return CodeBlock.FindFunction(CodeBlock.Split(history.PeekBlob(blob)), name) is { } found ? (found.First + 1, found.Last - found.First + 1) : null;
    }

    // Gives the parents what they have. The files that the commit changed.
    private List<string> HandOn(CommitNode commit, SortedDictionary<string, List<LineSpan>> files, Action<ObjectId, string, List<LineSpan>> add, CancellationToken stop)
    {
        if (commit.Parents.Count == 0) return [.. files.Keys];
        List<(ObjectId Parent, string Path, List<LineSpan> Spans)> candidates = [];
        List<string> changed = [];
        foreach (ObjectId id in commit.Parents)
        {
            List<(ObjectId, string, List<LineSpan>)> own = [];
            List<string> touched = [];
            foreach ((string path, List<LineSpan> spans) in files)
            {
                (string before, List<LineSpan> mapped, bool isTouched) = MapBack(commit, id, path, spans, stop);
                own.Add((id, before, mapped));
                if (isTouched) touched.Add(path);
            }

            if (touched.Count == 0)
            {
                // This parent has it all; nothing is looked for elsewhere.
                foreach ((ObjectId parent, string path, List<LineSpan> spans) in own) add(parent, path, spans);
                return [];
            }

            changed.AddRange(touched.Except(changed, StringComparer.Ordinal));
            candidates.AddRange(own);
        }

        foreach ((ObjectId parent, string path, List<LineSpan> spans) in candidates) add(parent, path, spans);
        return changed;
    }

    private (string Path, List<LineSpan> Spans, bool IsTouched) MapBack(CommitNode commit, in ObjectId parentId, string path, List<LineSpan> spans, CancellationToken stop)
    {
        if (parentId == commit.Parents[0] && history.IsSureToBeUnchanged(commit, path)) return (path, spans, false);
        CommitNode parent = history.ReadCommit(parentId);
        ObjectId after = history.FindBlob(commit.Tree, path), before = history.FindBlob(parent.Tree, path);
        if (after == before) return (path, spans, false);
        if (before.IsZero)
        {
            if (renames.Find(parent, commit, path, stop) is not { } renamed) return (path, [], true);
            (path, before) = (renamed.Path, renamed.Before);
            if (after == before) return (path, spans, false);
        }

        (List<LineSpan> mapped, bool isTouched) = LineSpans.MapBack(spans, LineDiff.FindChanges(_diffs.Lines(before), _diffs.Lines(after), stop));
        return (path, mapped, isTouched);
    }
}
