using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Reads a change with the text of its files before and after.</summary>
/// <param name="repository">The repository.</param>
/// <param name="files">The work tree.</param>
/// <param name="root">The root of the project, absolute.</param>
internal sealed class ChangeReader(IGitRepository repository, IFileStore files, string root)
{
    private const int MostBytes = 2 << 20;
    private readonly string _prefix = RepositoryPath.Prefix(root, repository.Root);

    /// <summary>Reads what a range adds, what a commit adds, or with neither what is not committed yet.</summary>
    internal ConstitutionChange Read(string? range, string? commit, HistoryReader history, CancellationToken stop)
    {
        if (commit is not null) return OfCommit(commit, history, stop);
        if (range is null) return OfWorkTree(repository.Head, history, stop);
        RevisionRange wanted = RevisionRange.Read(repository, range);
        if (wanted.From is not { } from) return OfWorkTree(wanted.To, history, stop);
        ObjectId start = wanted.IsFork ? MergeBase.Of(history, from, wanted.To, stop) ?? from : from;
        IEnumerable<CommitNode> commits = wanted.Commits(history, stop).Where(node => node.Parents.Count < 2);
        return OfTrees(history.ReadCommit(start).Tree, history.ReadCommit(wanted.To).Tree, new AddedLines(repository, files).Of(range, stop), commits, history, stop);
    }

    private ConstitutionChange OfCommit(string name, HistoryReader history, CancellationToken stop)
    {
        ObjectId id = repository.Resolve(name) ?? throw new OperationException(ErrorId.RevisionNotFound, name, $"'{name}' names no commit of '{repository.Root}'.");
        CommitNode node = history.ReadCommit(id);
        CommitNode[] own = node.Parents.Count < 2 ? [node] : [];
        return node.Parents.Count == 0 ? OfTrees(default, node.Tree, null, own, history, stop)
            : OfTrees(history.ReadCommit(node.Parents[0]).Tree, node.Tree, new AddedLines(repository, files).Of($"{node.Parents[0]}..{id}", stop), own, history, stop);
    }

    private ConstitutionChange OfTrees(ObjectId before, ObjectId after, IEnumerable<DiffFile>? added, IEnumerable<CommitNode> commits, HistoryReader history, CancellationToken stop)
    {
        Dictionary<string, IReadOnlySet<int>>? lines = added is null ? null : Lines(added);
        var changed = new List<ChangedFile>();
        foreach (FileChange change in history.CompareTrees(before, after, stop))
        {
            if (Relative(change.Path) is not { } path) continue;
            string? now = change.IsDeleted ? null : Decode(history.ReadBlob(change.After).Span);
            changed.Add(new ChangedFile(path, change.IsAdded ? null : Decode(history.ReadBlob(change.Before).Span), now, lines is null ? All(now) : lines.GetValueOrDefault(change.Path) ?? new HashSet<int>()) { IsNew = change.IsAdded, IsGone = change.IsDeleted });
        }

        ChangedCommit[] named = [.. commits.Select(node => new ChangedCommit(node.Id.ToString(), history.ReadText(node.Id).Subject))];
        return new ConstitutionChange(changed, named, Others(after, changed, history, stop));
    }

    private ConstitutionChange OfWorkTree(ObjectId? from, HistoryReader history, CancellationToken stop)
    {
        ObjectId tree = from is { } start ? history.ReadCommit(start).Tree : default;
        var added = Lines(new AddedLines(repository, files).Of(from is null || from == repository.Head ? null : from.ToString(), stop));
        WorkTreeState state = repository.ReadState(stop);
        var paths = new SortedSet<string>(state.Modified.Concat(state.Untracked).Concat(state.Conflicted).Concat(added.Keys), StringComparer.Ordinal);
        if (from is not null && repository.Head is { } head && head != from) paths.UnionWith(history.CompareTrees(tree, history.ReadCommit(head).Tree, stop).Select(change => change.Path));
        var changed = new List<ChangedFile>();
        foreach (string path in paths)
        {
            if (Relative(path) is not { } relative) continue;
            ObjectId old = tree.IsZero ? default : history.FindBlob(tree, path);
            changed.Add(new ChangedFile(relative, old.IsZero ? null : Decode(history.ReadBlob(old).Span), ReadFile(Path.Combine(repository.Root, path)), added.GetValueOrDefault(path) ?? new HashSet<int>()) { IsNew = old.IsZero, IsGone = !files.FileExists(Path.Combine(repository.Root, path)) });
        }

        return new ConstitutionChange(changed, [], Others(tree, changed, history, stop));
    }

    private Func<Func<string, bool>, IEnumerable<ChangedFile>> Others(ObjectId tree, List<ChangedFile> changed, HistoryReader history, CancellationToken stop)
    {
        var known = changed.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return wanted => tree.IsZero ? [] : history.ListFiles(tree, stop)
            .Where(file => !file.IsLink && Relative(file.Path) is { } path && !known.Contains(path) && wanted(path))
            .Select(file => Decode(history.ReadBlob(file.Blob).Span) is { } text ? new ChangedFile(Relative(file.Path)!, text, text, new HashSet<int>()) : null)
            .OfType<ChangedFile>();
    }

    private string? ReadFile(string path)
    {
        if (!files.FileExists(path) || files.Stamp(path) is not { } stamp || stamp.Length > MostBytes) return null;
        return Decode(files.ReadBytes(path));
    }

    private static string? Decode(ReadOnlySpan<byte> bytes) => bytes.Length > MostBytes || bytes[..Math.Min(bytes.Length, 8000)].Contains((byte)0) ? null : TextDocument.Decode(bytes).Text;

    private static Dictionary<string, IReadOnlySet<int>> Lines(IEnumerable<DiffFile> added) => added.ToDictionary(file => file.Path, file => (IReadOnlySet<int>)file.Added.Select(line => line.Line).ToHashSet(), StringComparer.Ordinal);

    private static HashSet<int> All(string? text) => text is null ? [] : [.. Enumerable.Range(1, text.AsSpan().Count('\n') + 1)];

    private string? Relative(string path) => path.StartsWith(_prefix, StringComparison.Ordinal) ? path[_prefix.Length..] : null;
}
