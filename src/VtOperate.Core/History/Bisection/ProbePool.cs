using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.History.Bisection;

/// <summary>Runs a check at commits, several at once, each in a checkout of its own that is switched from commit to commit, so that what was built is used again.</summary>
/// <param name="worktrees">Makes checkouts.</param>
/// <param name="repository">A folder of the repository, absolute.</param>
/// <param name="probe">The check.</param>
/// <param name="carried">The files of the check that a commit may lack.</param>
/// <param name="folder">The folder of the checkout in which it runs, relative; empty for its root.</param>
/// <param name="files">Says whether that folder is there.</param>
/// <param name="timeout">How long a run may take; null for as long as it needs.</param>
internal sealed class ProbePool(IWorktrees worktrees, string repository, IProbe probe, CarriedFiles carried, string folder, IFileStore files, TimeSpan? timeout) : IDisposable
{
    private const int ShortSha = 10;
    private readonly List<IWorktree> _all = [];
    private readonly Stack<IWorktree> _idle = [];
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _missing = new(StringComparer.Ordinal);

    /// <summary>What differs in the checkouts from those of git, one sentence each.</summary>
    internal IReadOnlyCollection<string> Notes => _notes;

    /// <summary>What the check names and a commit does not have, with what to do about it, one text each.</summary>
    internal IReadOnlyCollection<string> Missing => _missing.Values;

    /// <summary>Runs the check once at each commit, all at the same time, and hands every run over as soon as it has ended, on the caller's thread.</summary>
    /// <param name="commits">The commits; one may stand there several times.</param>
    /// <param name="ended">Called with the place of the commit and its run.</param>
    /// <param name="stop">Ends all runs.</param>
    /// <exception cref="OperationException">A commit cannot be checked out; what had ended before was handed over.</exception>
    internal void Run(IReadOnlyList<ObjectId> commits, Action<int, ProbeRun> ended, CancellationToken stop)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<(IWorktree? Tree, ProbeRun Run)>[] tasks = [.. commits.Select(commit =>
        {
            IWorktree? free = _idle.TryPop(out IWorktree? tree) ? tree : null;
            return Task.Factory.StartNew(() => RunOne(free, commit, cancel.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        })];
        var open = new List<int>(Enumerable.Range(0, tasks.Length));
        try
        {
            while (open.Count > 0)
            {
                int first = open[Task.WaitAny([.. open.Select(place => tasks[place])], CancellationToken.None)];
                open.Remove(first);
                (IWorktree? tree, ProbeRun run) = tasks[first].GetAwaiter().GetResult();
                if (tree is not null) _idle.Push(tree);
                ended(first, run);
            }
        }
        finally
        {
            // Whatever still runs is ended and waited for, so that nothing is left behind.
            cancel.Cancel();
            foreach (int place in open) Task.WaitAny([tasks[place]], CancellationToken.None);
        }
    }

    public void Dispose()
    {
        foreach (IWorktree tree in _all) tree.Dispose();
        _all.Clear();
        _idle.Clear();
    }

    private (IWorktree? Tree, ProbeRun Run) RunOne(IWorktree? tree, ObjectId commit, CancellationToken stop)
    {
        if (tree is null)
        {
            tree = worktrees.Open(repository, commit, stop);
            lock (_all)
            {
                _all.Add(tree);
                _notes.UnionWith(tree.Notes);
            }
        }
        else
        {
            tree.Switch(commit, stop);
            lock (_all) _notes.UnionWith(tree.Notes);
        }

        IReadOnlyList<CarriedFile> laid = carried.Lay(tree);
        if (laid.Count > 0)
        {
            lock (_all) _notes.UnionWith(laid.Select(file => $"{file.RelativePath} was carried from the work tree into the checkouts of commits that do not have it."));
        }

        foreach (string path in carried.Missing(tree))
        {
            lock (_all) _missing.TryAdd(path, CarriedFiles.SayMissing(path, commit.ToString()[..ShortSha]));
        }

        string place = ProbeFolder.In(folder, tree.Folder);
        return files.FolderExists(place)
            ? (tree, probe.Run(new ProbeRequest(place) { Timeout = timeout }, stop))
            : (tree, new ProbeRun(ProbeEnd.NoFolder, -1, "", TimeSpan.Zero) { Problem = $"The folder '{folder}', in which the check runs, does not exist at this commit.", StartedAt = DateTimeOffset.UtcNow });
    }
}
