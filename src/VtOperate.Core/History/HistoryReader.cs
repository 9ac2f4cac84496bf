using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History;

/// <summary>
/// Commits, trees and files by id, with what was read kept as long as it is likely to be asked for again. Histories share most of
/// their trees, so the same question about neighbouring commits is answered without reading anything. Not thread-safe.
/// </summary>
public sealed class HistoryReader(IObjectReader objects, IReadOnlySet<ObjectId> shallowBoundary)
{
    private const int MostEntries = 1 << 18;
    private readonly TreeComparison _trees = new(objects);

    // Where history was cut off or given other parents the graph tells another story; git ignores it there, too.
    private readonly ICommitGraph? _graph = shallowBoundary.Count == 0 && objects.Grafts.Count == 0 ? objects.Graph : null;

    /// <summary>What was found out before, by this reader and those that had the memory before it.</summary>
    internal HistoryMemory Memory { get; } = objects.Memory;

    /// <summary>Whether the walk met a commit whose parents a shallow clone cut off.</summary>
    public bool MetBoundary { get; private set; }

    /// <summary>The commit, read once.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when it is missing, damaged or no commit.</exception>
    public CommitNode ReadCommit(in ObjectId id)
    {
        if (!Memory.Commits.TryGetValue(id, out CommitNode? commit)) Memory.Commits.Add(id, commit = _graph?.Find(id) ?? ParseCommit(id));
        MetBoundary |= commit.IsBoundary;
        return commit;
    }

    /// <summary>The author, times and message of a commit.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when it is missing or no commit.</exception>
    public CommitText ReadText(in ObjectId id) => CommitParser.ParseText(PeekObject(id, ObjectKind.Commit));

    /// <summary>The content of a file.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when it is missing, damaged or no file.</exception>
    public ReadOnlyMemory<byte> ReadBlob(in ObjectId id) => ReadObject(id, ObjectKind.Blob);

    /// <summary>The content of a file, valid until this history is asked for anything else.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when it is missing, damaged or no file.</exception>
    public ReadOnlySpan<byte> PeekBlob(scoped in ObjectId id) => PeekObject(id, ObjectKind.Blob);

    /// <summary>The blob at a path in a tree; zero when there is no file at it.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a tree on the way is missing or damaged.</exception>
    public ObjectId FindBlob(in ObjectId tree, string path)
    {
        PathEntry entry = FindEntry(tree, path);
        return entry.IsTree || entry.IsSubmodule ? default : entry.Id;
    }

    /// <summary>What stands at a path in a tree, folders and submodules included; an entry with a zero id when nothing does.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a tree on the way is missing or damaged.</exception>
    public PathEntry FindEntry(in ObjectId tree, string path)
    {
        ObjectId at = tree;
        int[] names = NumbersOf(path);
        for (int i = 0; i < names.Length; i++)
        {
            PathEntry entry = FindEntry(at, names[i]);
            if (i == names.Length - 1) return entry;
            if (!entry.IsTree) break;
            at = entry.Id;
        }

        return default;
    }

    /// <summary>Every file of a tree, in git's order; submodules are left out.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a tree is missing, damaged or nested absurdly deep.</exception>
    public IEnumerable<TreeFile> ListFiles(ObjectId tree, CancellationToken stop) => ListFiles(tree, "", 0, stop);

    /// <summary>The paths that differ between two trees, in git's order; a zero id stands for an empty tree, submodules are left out. Modes are not compared.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a tree is missing, damaged or nested absurdly deep.</exception>
    public List<FileChange> CompareTrees(in ObjectId before, in ObjectId after, CancellationToken stop)
    {
        List<FileChange> changes = [];
        CompareTrees(before, after, "", 0, false, changes, stop);
        return changes;
    }

    /// <summary>As <see cref="CompareTrees(in ObjectId, in ObjectId, CancellationToken)"/>, together with the paths whose modes alone differ.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a tree is missing, damaged or nested absurdly deep.</exception>
    public List<FileChange> CompareTreesAndModes(in ObjectId before, in ObjectId after, CancellationToken stop)
    {
        List<FileChange> changes = [];
        CompareTrees(before, after, "", 0, true, changes, stop);
        return changes;
    }

    /// <summary>Whether it is known without looking that a commit has a path exactly as its first parent has it. False says nothing.</summary>
    public bool IsSureToBeUnchanged(CommitNode commit, string path) => _graph is not null && commit.Parents.Count > 0 && _graph.RulesOutChange(commit.Id, path);

    /// <summary>Holds a commit that goes into an answer against its object, where it came from the commit-graph.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when it is missing or damaged, or the commit-graph tells another tree or other parents.</exception>
    public void Confirm(CommitNode commit)
    {
        if (_graph is null || _graph.Find(commit.Id) is null) return;
        CommitNode real = ParseCommit(commit.Id);
        if (real.Tree != commit.Tree || !real.Parents.SequenceEqual(commit.Parents))
            throw new OperationException(ErrorId.ObjectUnreadable, commit.Id.ToString(), $"The commit-graph of the repository contradicts the commit {commit.Id}. 'git commit-graph write --reachable' makes a new one.");
    }

    /// <summary>What a commit changed against its first parent; against nothing at a root.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when an object is missing or damaged.</exception>
    public List<FileChange> ReadChanges(CommitNode commit, CancellationToken stop) =>
        CompareTrees(commit.Parents.Count == 0 ? default : ReadCommit(commit.Parents[0]).Tree, commit.Tree, stop);

    /// <summary>Every path at which a commit differs from its first parent in any way, modes and submodules included, folders not; null when there are more than a number of them.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when an object is missing or damaged.</exception>
    public IReadOnlyList<string>? ReadChangedPaths(CommitNode commit, int most, CancellationToken stop)
    {
        List<string> paths = [];
        return CollectPaths(commit.Parents.Count == 0 ? default : ReadCommit(commit.Parents[0]).Tree, commit.Tree, "", 0, paths, most, stop) ? paths : null;
    }

    /// <summary>Whether a commit is another one or one of its ancestors. Without generation numbers the walk goes back no further than a week before the older commit, because clocks are wrong by less.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a commit is missing or damaged.</exception>
    public bool IsAncestor(in ObjectId older, in ObjectId newer, CancellationToken stop)
    {
        const long Doubt = 7 * 86_400;
        long earliest = ReadCommit(older).Time - Doubt, generation = _graph?.GenerationOf(older) ?? 0;
        var queue = new CommitQueue(this);
        queue.Add(newer);
        while (queue.TryTake(out CommitNode? commit))
        {
            stop.ThrowIfCancellationRequested();
            if (commit.Id == older) return true;
            if (commit.Time < earliest) return false;
            if (generation > 0 && _graph!.GenerationOf(commit.Id) is > 0 and var own && own <= generation) continue;
            foreach (ObjectId parent in commit.Parents) queue.Add(parent);
        }

        return false;
    }

    private CommitNode ParseCommit(in ObjectId id)
    {
        CommitNode read = CommitParser.ParseNode(id, PeekObject(id, ObjectKind.Commit), shallowBoundary.Contains(id));
        return objects.Grafts.TryGetValue(id, out ObjectId[]? parents) ? read with { Parents = parents } : read;
    }

    private IEnumerable<TreeFile> ListFiles(ObjectId tree, string prefix, int depth, CancellationToken stop)
    {
        if (depth > TreeComparison.DeepestTree) throw Damaged(tree, "it is nested too deep");
        foreach ((string name, PathEntry entry) in Entries(tree))
        {
            stop.ThrowIfCancellationRequested();
            if (entry.IsSubmodule) continue;
            if (!entry.IsTree)
            {
                yield return new TreeFile(prefix + name, entry.Id, entry.IsLink);
                continue;
            }

            foreach (TreeFile file in ListFiles(entry.Id, prefix + name + "/", depth + 1, stop)) yield return file;
        }
    }

    // A tree's bytes cannot be held across a yield, so one folder is read at a time.
    private List<(string Name, PathEntry Entry)> Entries(in ObjectId tree)
    {
        List<(string, PathEntry)> entries = [];
        ReadOnlySpan<byte> rest = PeekObject(tree, ObjectKind.Tree);
        while (TreeEntry.TryTake(ref rest, out TreeEntry entry)) entries.Add((Encoding.UTF8.GetString(entry.Name), new PathEntry(entry.Id, entry.Mode)));
        return rest.IsEmpty ? entries : throw Damaged(tree, "an entry is cut off");
    }

    private void CompareTrees(in ObjectId before, in ObjectId after, string prefix, int depth, bool withModes, List<FileChange> changes, CancellationToken stop)
    {
        if (before == after) return;
        if (depth > TreeComparison.DeepestTree) throw Damaged(after, "it is nested too deep");
        stop.ThrowIfCancellationRequested();
        foreach ((string name, PathEntry old, PathEntry now) in _trees.Compare(before, after, withModes, withSubmodules: false))
        {
            if (old.IsTree || now.IsTree) CompareTrees(old.Id, now.Id, prefix + name + "/", depth + 1, withModes, changes, stop);
            else changes.Add(new FileChange(prefix + name, old.Id, now.Id) { ModeBefore = old.Mode, ModeAfter = now.Mode });
        }
    }

    private bool CollectPaths(in ObjectId before, in ObjectId after, string prefix, int depth, List<string> paths, int most, CancellationToken stop)
    {
        if (before == after) return true;
        if (depth > TreeComparison.DeepestTree) throw Damaged(after, "it is nested too deep");
        stop.ThrowIfCancellationRequested();
        foreach ((string name, PathEntry old, PathEntry now) in _trees.Compare(before, after, withModes: true, withSubmodules: true))
        {
            if (old.IsTree || now.IsTree)
            {
                if (!CollectPaths(old.IsTree ? old.Id : default, now.IsTree ? now.Id : default, prefix + name + "/", depth + 1, paths, most, stop)) return false;
            }
            else
            {
                paths.Add(prefix + name);
            }
        }

        return paths.Count <= most;
    }

    private PathEntry FindEntry(in ObjectId tree, int name)
    {
        if (Memory.Entries.TryGetValue((tree, name), out PathEntry known)) return known;
        if (Memory.Entries.Count >= MostEntries) Memory.Entries.Clear();
        PathEntry found = default;
        ReadOnlySpan<byte> rest = PeekObject(tree, ObjectKind.Tree), wanted = Memory.Names[name];
        while (TreeEntry.TryTake(ref rest, out TreeEntry entry))
        {
            if (!entry.Name.SequenceEqual(wanted)) continue;
            found = new PathEntry(entry.Id, entry.Mode);
            rest = [];
        }

        if (!rest.IsEmpty) throw Damaged(tree, "an entry is cut off");
        Memory.Entries.Add((tree, name), found);
        return found;
    }

    private int[] NumbersOf(string path)
    {
        if (Memory.Paths.TryGetValue(path, out int[]? known)) return known;
        string[] names = path.Split('/');
        int[] numbers = new int[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            if (!Memory.Numbers.TryGetValue(names[i], out numbers[i]))
            {
                Memory.Numbers.Add(names[i], numbers[i] = Memory.Names.Count);
                Memory.Names.Add(Encoding.UTF8.GetBytes(names[i]));
            }
        }

        Memory.Paths.Add(path, numbers);
        return numbers;
    }

    private ReadOnlyMemory<byte> ReadObject(in ObjectId id, ObjectKind kind)
    {
        ReadOnlyMemory<byte> content = objects.Read(id, out ObjectKind found);
        return found == kind ? content : throw Damaged(id, $"it is a {found} where a {kind} is expected");
    }

    private ReadOnlySpan<byte> PeekObject(scoped in ObjectId id, ObjectKind kind)
    {
        ReadOnlySpan<byte> content = objects.Peek(id, out ObjectKind found);
        return found == kind ? content : throw Damaged(id, $"it is a {found} where a {kind} is expected");
    }

    private static OperationException Damaged(in ObjectId id, string why) =>
        new(ErrorId.ObjectUnreadable, id.ToString(), $"The git object {id} is damaged: {why}.");
}
