using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.History;

/// <summary>What is added between two commits, or between a commit and the work tree, a file at a time. A file that was renamed is compared with what it was.</summary>
/// <param name="repository">The repository.</param>
/// <param name="files">The work tree.</param>
public sealed class AddedLines(IGitRepository repository, IFileStore files)
{
    private const double LeastShared = 0.5;
    private const int MostBytes = 4 << 20;

    /// <summary>What a range adds. <c>a..b</c> is what <c>b</c> has more than <c>a</c>, <c>a...b</c> what it has more than where both parted; a missing end is head; one revision alone is compared with the work tree.</summary>
    /// <param name="range">The range; null for what is not committed yet, files that git does not know included.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/>; an object cannot be read; <see cref="ErrorId.HistoryEmpty"/> for a range in a repository without commits.</exception>
    public IEnumerable<DiffFile> Of(string? range, CancellationToken stop)
    {
        if (range is null) return OfWorkTree(repository.Head, stop);
        RevisionRange wanted = RevisionRange.Read(repository, range);
        return wanted.From is { } from ? OfCommits(from, wanted.To, wanted.IsFork, stop) : OfWorkTree(wanted.To, stop);
    }

    private IEnumerable<DiffFile> OfCommits(ObjectId from, ObjectId to, bool isFork, CancellationToken stop)
    {
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode before = history.ReadCommit(isFork ? MergeBase.Of(history, from, to, stop) ?? from : from), after = history.ReadCommit(to);
        var renames = new RenameFinder(history);
        foreach (FileChange change in history.CompareTrees(before.Tree, after.Tree, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (change.IsDeleted) continue;
            ReadOnlyMemory<byte> now = history.ReadBlob(change.After);
            if (IsBinary(now.Span)) continue;
            ObjectId old = change.IsAdded ? renames.Find(before, after, change.Path, stop)?.Before ?? default : change.Before;
            if (Compare(change.Path, old.IsZero ? default : history.ReadBlob(old), now, stop) is { } file) yield return file;
        }
    }

    private IEnumerable<DiffFile> OfWorkTree(ObjectId? from, CancellationToken stop)
    {
        if (repository.IsBare) throw new OperationException(ErrorId.RepositoryBare, repository.Root, $"The repository '{repository.Root}' has no work tree to compare with.");
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId tree = from is { } commit ? history.ReadCommit(commit).Tree : default;
        WorkTreeState state = repository.ReadState(stop);
        var paths = new SortedSet<string>(state.Modified.Concat(state.Untracked).Concat(state.Conflicted), StringComparer.Ordinal);
        if (from is { } start && repository.Head is { } head && start != head)
        {
            foreach (FileChange change in history.CompareTrees(tree, history.ReadCommit(head).Tree, stop)) paths.Add(change.Path);
        }

        var gone = new List<ReadOnlyMemory<byte>>();
        foreach (string path in paths)
        {
            if (!tree.IsZero && !files.FileExists(FullPath(path)) && history.FindBlob(tree, path) is { IsZero: false } blob) gone.Add(history.ReadBlob(blob));
        }

        foreach (string path in paths)
        {
            stop.ThrowIfCancellationRequested();
            if (ReadWorkTree(path) is not { } now) continue;
            ObjectId old = tree.IsZero ? default : history.FindBlob(tree, path);
            ReadOnlyMemory<byte> before = old.IsZero ? MovedFrom(gone, now) : history.ReadBlob(old);
            if (Compare(path, before, now, stop) is { } file) yield return file;
        }
    }

    private string FullPath(string path) => Path.Combine(repository.Root, path);

    // A folder is a nested repository; a file may be gone again since git was asked.
    private byte[]? ReadWorkTree(string path)
    {
        string file = FullPath(path);
        if (!files.FileExists(file)) return null;
        using (Stream stream = files.OpenRead(file))
        {
            if (stream.Length > MostBytes) return null;
        }

        byte[] bytes = files.ReadBytes(file);
        return IsBinary(bytes) ? null : bytes;
    }

    private static ReadOnlyMemory<byte> MovedFrom(List<ReadOnlyMemory<byte>> gone, byte[] now)
    {
        ReadOnlyMemory<byte> best = default;
        if (gone.Count == 0) return best;
        var lines = new HashSet<ulong>(LineHashes.Of(now));
        double most = LeastShared;
        foreach (ReadOnlyMemory<byte> file in gone)
        {
            ulong[] old = LineHashes.Of(file.Span);
            double shared = (double)old.Count(lines.Contains) / Math.Max(1, Math.Max(old.Length, lines.Count));
            if (shared > most) (best, most) = (file, shared);
        }

        return best;
    }

    // Line ends do not count: a work tree on Windows has others than the repository.
    private static DiffFile? Compare(string path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> now, CancellationToken stop)
    {
        string[] lines = Lines(now.Span);
        var added = new bool[lines.Length];
        Array.Fill(added, true);
        foreach (LineRun run in LineDiff.FindShared(Hashes(Lines(before.Span)), Hashes(lines), stop)) Array.Fill(added, false, run.After, run.Length);
        var found = new List<DiffLine>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (added[i]) found.Add(new DiffLine(i + 1, lines[i]));
        }

        return found.Count == 0 ? null : new DiffFile(path, found);
    }

    private static ulong[] Hashes(string[] lines) => LineHashes.Of(System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    private static string[] Lines(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return [];
        string text = TextDocument.Decode(bytes).Text;
        string[] lines = text.Split('\n');
        if (text.EndsWith('\n')) Array.Resize(ref lines, lines.Length - 1);
        for (int i = 0; i < lines.Length; i++) lines[i] = lines[i].TrimEnd('\r');
        return lines;
    }

    private static bool IsBinary(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 8000)].Contains((byte)0) && !bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
}
