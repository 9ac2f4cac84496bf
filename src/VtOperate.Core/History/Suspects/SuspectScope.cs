using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Suspects;

/// <summary>Which commits may be named at all: not those that a good commit has, not those made before one time or after another.</summary>
/// <param name="Since">Commits before this, in seconds since 1970, are left out; null for none.</param>
/// <param name="Until">Commits after this, in seconds since 1970, are left out; null for none.</param>
/// <param name="Known">The commits that a good commit has; null where none was named.</param>
internal sealed record SuspectScope(long? Since, long? Until, IReadOnlySet<ObjectId>? Known)
{
    /// <summary>Every commit.</summary>
    internal static SuspectScope All { get; } = new(null, null, null);

    /// <summary>Whether the scope is a stretch of history, whose commits are then all suspects.</summary>
    internal bool IsStretch => Known is not null || Since is not null;

    /// <summary>Reads the scope of a question.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/> when the good commit is none, or a commit cannot be read.</exception>
    internal static SuspectScope Read(IGitRepository repository, HistoryReader history, SuspectQuery query, CancellationToken stop)
    {
        HashSet<ObjectId>? known = null;
        if (!string.IsNullOrWhiteSpace(query.Good))
        {
            ObjectId good = repository.Resolve(query.Good) ?? throw new OperationException(ErrorId.RevisionNotFound, query.Good, $"'{query.Good}' names no commit in '{repository.Root}'.");
            known = [];
            foreach (CommitNode commit in CommitWalk.Read(history, good, stop)) known.Add(commit.Id);
        }

        return new SuspectScope(query.Since?.ToUnixTimeSeconds(), query.OccurredAt?.ToUnixTimeSeconds(), known);
    }

    /// <summary>Whether a commit may be named.</summary>
    internal bool Admits(CommitNode commit) => (Since is not { } since || commit.Time >= since) && (Until is not { } until || commit.Time <= until) && Known?.Contains(commit.Id) != true;
}
