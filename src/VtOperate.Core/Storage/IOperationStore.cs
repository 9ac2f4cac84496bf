namespace VtOperate.Core.Storage;

/// <summary>Where incidents and deployments are kept: files that are only ever added to, shared by several writers. A change is there whole or not at all.</summary>
public interface IOperationStore
{
    /// <summary>Where it is, for people: <c>branch 'operations' of '/work/shop'</c>.</summary>
    string Place { get; }

    /// <summary>The folder for this machine's own state of the store, absolute; it need not exist.</summary>
    string StateFolder { get; }

    /// <summary>What stands there now.</summary>
    IStoreSnapshot Open();

    /// <summary>The names of the folders in a folder, here and in every other place that is known to hold this store: remote branches as they were last fetched, the private one. For numbers that nobody has yet.</summary>
    /// <param name="path">The folder below the root.</param>
    IReadOnlySet<string> NamesEverywhere(string path);

    /// <summary>Changes the store. What is decided on is what stands there then: nobody else writes in between.</summary>
    /// <param name="message">What the change is, in one line.</param>
    /// <param name="decide">Says which files are written, from what stands there; it may be asked again. None changes nothing.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <exception cref="Errors.OperationException">It cannot be written, or another process holds it for too long.</exception>
    void Change(string message, Func<IStoreSnapshot, IReadOnlyList<StoreEdit>> decide, CancellationToken stop);
}
