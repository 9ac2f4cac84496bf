using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Storage;

/// <summary>An operations store on a branch of its own. It is written through the object database: work tree, index and current branch are never touched, so it does not matter what is checked out.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="folder">Any folder of the repository, absolute.</param>
/// <param name="branch">The short name of the branch.</param>
/// <param name="reference">The full name of the reference.</param>
/// <param name="time">The clock.</param>
public sealed class BranchStore(IEngine engine, string folder, string branch, string reference, TimeProvider time) : IOperationStore
{
    /// <summary>The reference of what is never pushed.</summary>
    public const string PrivateReference = "refs/vtoperate/private";

    // Another writer may come first each time, and what a killed one left is taken away after ten seconds; only a branch that moves without end is an error.
    private const int MostTries = 100;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The full name of the reference.</summary>
    public string Reference => reference;

    /// <summary>The short name of the branch.</summary>
    public string Branch => branch;

    /// <summary>The folder of the repository as it was named, absolute.</summary>
    public string Folder => folder;

    /// <inheritdoc/>
    public string Place => reference == PrivateReference ? $"private store of '{folder}'" : $"branch '{branch}' of '{folder}'";

    /// <inheritdoc/>
    public string StateFolder
    {
        get
        {
            using IGitRepository repository = OpenRepository();
            return Storage.StateFolder.Of(engine, folder, repository);
        }
    }

    /// <inheritdoc/>
    public IStoreSnapshot Open()
    {
        IGitRepository repository = OpenRepository();
        return new BranchSnapshot(repository, repository.ReadReference(reference));
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> NamesEverywhere(string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        List<ObjectId> places;
        using (IGitRepository repository = OpenRepository())
        {
            places = [.. repository.References.Where(item => item.Name == "refs/heads/" + branch || (item.Name.StartsWith("refs/remotes/", StringComparison.Ordinal) && item.Name.EndsWith("/" + branch, StringComparison.Ordinal))).Select(item => item.Commit)];
            if (repository.ReadReference(PrivateReference) is { } own) places.Add(own);
        }

        foreach (ObjectId place in places.Distinct())
        {
            using var snapshot = new BranchSnapshot(OpenRepository(), place);
            if (snapshot.FindFolder(path) is not { } found) continue;
            names.UnionWith(snapshot.ListFolders(found).Select(item => item.Name));
            names.UnionWith(snapshot.ListFiles(found).Select(item => item.Name));
        }

        return names;
    }

    /// <inheritdoc/>
    public void Change(string message, Func<IStoreSnapshot, IReadOnlyList<StoreEdit>> decide, CancellationToken stop)
    {
        string state = StateFolder;
        using IDisposable held = engine.Files.Lock(Path.Combine(state, "store.lock"), s_patience, stop);
        for (int i = 0; i < MostTries; i++)
        {
            stop.ThrowIfCancellationRequested();
            using var snapshot = (BranchSnapshot)Open();
            IReadOnlyList<StoreEdit> edits = decide(snapshot);
            if (edits.Count == 0) return;
            var change = new BranchChange(reference, snapshot.Commit is { } at ? [at] : [], [.. edits.Select(edit => KeyValuePair.Create(edit.Path, (ReadOnlyMemory<byte>?)edit.Content))], message, time.GetUtcNow());
            if (snapshot.Repository.Commit(change) is not null) return;

            // git itself holds the branch, or moved it a moment ago.
            stop.WaitHandle.WaitOne(Math.Min(10 * (i + 1), 200));
        }

        throw new OperationException(ErrorId.LockHeld, reference, $"The {Place} is moved by another program again and again; nothing was written.");
    }

    private IGitRepository OpenRepository() => engine.Git.Open(folder) ?? throw new OperationException(ErrorId.RepositoryNotFound, folder, $"'{folder}' is in no git repository, so it cannot hold the branch '{branch}'.");
}
