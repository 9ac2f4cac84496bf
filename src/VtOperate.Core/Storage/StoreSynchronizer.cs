using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Storage;

/// <summary>
/// Brings a store and its remote to the same state: fetches, unites what was written apart, pushes, and does it again when somebody else was quicker. Nothing is forced; a private
/// store is never pushed. Which of two stores comes first makes no difference to what both hold at the end.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="store">The shared store.</param>
/// <param name="time">The clock.</param>
public sealed class StoreSynchronizer(IEngine engine, BranchStore store, TimeProvider time)
{
    private const int MostRounds = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>What would be received and sent, from what was fetched last; nothing is fetched, written or sent.</summary>
    /// <param name="remote">The name of the remote.</param>
    /// <param name="stop">Ends the comparison.</param>
    public StoreSync Plan(string remote, CancellationToken stop)
    {
        using IGitRepository repository = Open();
        ObjectId? ours = repository.ReadReference(store.Reference), theirs = repository.ReadReference(Tracking(remote));
        (List<string> received, List<string> sent) = Differences(repository, ours, theirs, stop);
        return new StoreSync(remote, received, sent, received.Count > 0 && sent.Count > 0, ours?.ToString(), repository.Root);
    }

    /// <summary>Brings both to the same state.</summary>
    /// <param name="remote">The name of the remote.</param>
    /// <param name="credential">What the remote is shown; null for nothing.</param>
    /// <param name="stop">Ends the exchange; what was received stays.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RemoteFailed"/>: it cannot be reached, refuses, or moves faster than this can follow.</exception>
    public StoreSync Run(string remote, RemoteCredential? credential, CancellationToken stop)
    {
        SortedSet<string> received = new(StringComparer.Ordinal), sent = new(StringComparer.Ordinal);
        bool isUnited = false;
        for (int round = 0; round < MostRounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            engine.Remotes.Fetch(store.Folder, remote, store.Branch, credential, stop);
            using IDisposable held = engine.Files.Lock(Path.Combine(store.StateFolder, "store.lock"), s_patience, stop);
            using IGitRepository repository = Open();
            ObjectId? ours = repository.ReadReference(store.Reference), theirs = repository.ReadReference(Tracking(remote));
            (List<string> incoming, List<string> outgoing) = Differences(repository, ours, theirs, stop);
            received.UnionWith(incoming);
            sent.UnionWith(outgoing);
            if (ours == theirs) return Done(ours);
            if (theirs is { } tip && !Unite(repository, ours, tip, remote, ref isUnited, stop)) continue;
            ObjectId? now = repository.ReadReference(store.Reference);
            if (now == theirs) return Done(now);

            // A local remote lets two pushers pass at once; only what is there afterwards counts.
            if (engine.Remotes.Push(store.Folder, remote, store.Branch, credential, stop)) engine.Remotes.Fetch(store.Folder, remote, store.Branch, credential, stop);
            else stop.WaitHandle.WaitOne(Random.Shared.Next(20, 200));
            using IGitRepository after = Open();
            if (after.ReadReference(Tracking(remote)) == now) return Done(now);
        }

        throw new OperationException(ErrorId.RemoteFailed, remote, string.Create(CultureInfo.InvariantCulture, $"The branch '{store.Branch}' of the remote '{remote}' moved {MostRounds} times while it was united; what was received is kept, and nothing is lost. Run Sync-OperationStore again."));

        StoreSync Done(ObjectId? tip) => new(remote, [.. received], [.. sent], isUnited, tip?.ToString(), store.Folder);
    }

    // False when the branch moved in between.
    private bool Unite(IGitRepository repository, ObjectId? ours, ObjectId theirs, string remote, ref bool isUnited, CancellationToken stop)
    {
        if (ours is not { } own) return repository.TryMove(store.Reference, null, theirs);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        if (own == theirs || history.IsAncestor(theirs, own, stop)) return true;
        if (history.IsAncestor(own, theirs, stop)) return repository.TryMove(store.Reference, own, theirs);
        List<KeyValuePair<string, ReadOnlyMemory<byte>?>> files = [];
        foreach (FileChange change in history.CompareTrees(history.ReadCommit(own).Tree, history.ReadCommit(theirs).Tree, stop))
        {
            if (change.IsDeleted) continue;
            ReadOnlyMemory<byte> other = history.ReadBlob(change.After);
            files.Add(new(change.Path, change.IsAdded ? other : Unite(change.Path, history.ReadBlob(change.Before), other)));
        }

        isUnited = true;
        return repository.Commit(new BranchChange(store.Reference, [own, theirs], files, $"Unite with {remote}", time.GetUtcNow())) is not null;
    }

    private static ReadOnlyMemory<byte> Unite(string path, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs)
    {
        if (path.EndsWith(EventFile.Extension, StringComparison.Ordinal)) return EventUnion.Of(ours, theirs);
        return ours.Span.SequenceCompareTo(theirs.Span) <= 0 ? ours : theirs;
    }

    private static (List<string> Received, List<string> Sent) Differences(IGitRepository repository, ObjectId? ours, ObjectId? theirs, CancellationToken stop)
    {
        List<string> received = [], sent = [];
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId Tree(ObjectId? commit) => commit is { } id ? history.ReadCommit(id).Tree : default;
        foreach (FileChange change in history.CompareTrees(Tree(ours), Tree(theirs), stop))
        {
            if (change.IsAdded) received.Add(change.Path);
            else if (change.IsDeleted) sent.Add(change.Path);
            else Sort(change.Path, history.ReadBlob(change.Before), history.ReadBlob(change.After));
        }

        return (received, sent);

        void Sort(string path, ReadOnlyMemory<byte> own, ReadOnlyMemory<byte> other)
        {
            ReadOnlyMemory<byte> both = Unite(path, own, other);
            if (!both.Span.SequenceEqual(own.Span)) received.Add(path);
            if (!both.Span.SequenceEqual(other.Span)) sent.Add(path);
        }
    }

    private string Tracking(string remote) => $"refs/remotes/{remote}/{store.Branch}";

    private IGitRepository Open() => engine.Git.Open(store.Folder) ?? throw new OperationException(ErrorId.RepositoryNotFound, store.Folder, $"'{store.Folder}' is in no git repository.");
}
