using VtOperate.Core.Errors;

namespace VtOperate.Core.History;

/// <summary>A range of revisions as git writes it: <c>a..b</c> is what <c>b</c> has more than <c>a</c>, <c>a...b</c> counts from where both parted; a missing end is head.</summary>
/// <param name="From">Where it begins; null when only one revision was named.</param>
/// <param name="To">Where it ends.</param>
/// <param name="IsFork">Whether it begins where both parted.</param>
internal readonly record struct RevisionRange(ObjectId? From, ObjectId To, bool IsFork)
{
    /// <summary>Reads a range.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.HistoryEmpty"/> or <see cref="ErrorId.RevisionNotFound"/>.</exception>
    internal static RevisionRange Read(IGitRepository repository, string range)
    {
        int dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return new RevisionRange(null, Resolve(repository, range), false);
        bool isFork = range.AsSpan(dots).StartsWith("...");
        return new RevisionRange(Resolve(repository, range[..dots]), Resolve(repository, range[(dots + (isFork ? 3 : 2))..]), isFork);
    }

    private static ObjectId Resolve(IGitRepository repository, string revision)
    {
        if (repository.Head is null) throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet.");
        string name = revision.Trim();
        return repository.Resolve(name.Length == 0 ? "HEAD" : name) ?? throw new OperationException(ErrorId.RevisionNotFound, name, $"'{name}' names no commit of '{repository.Root}'.");
    }

    /// <summary>The commits of the range, newest first by time of commit.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ObjectUnreadable"/> when a commit is missing or damaged.</exception>
    internal IEnumerable<CommitNode> Commits(HistoryReader history, CancellationToken stop)
    {
        HashSet<ObjectId> left = [];
        if (From is { } from)
        {
            foreach (CommitNode commit in CommitWalk.Read(history, from, stop)) left.Add(commit.Id);
        }

        foreach (CommitNode commit in CommitWalk.Read(history, To, stop))
        {
            if (!left.Contains(commit.Id)) yield return commit;
        }
    }
}
