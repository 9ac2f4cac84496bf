using System.Collections.Concurrent;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>Runs a check in a checkout of a commit's parent with some of the commit's changes. Checkouts are used again.</summary>
internal sealed class CommitRunner(IEngine engine, string repository, ObjectId parent, FileDifferences changes, IProbe probe, ReductionOptions options) : ICandidateRunner, IDisposable
{
    private readonly ConcurrentBag<IWorktree> _free = [];

    public ProbeRun Run(ReadOnlyMemory<byte> content, CancellationToken stop)
    {
        if (!_free.TryTake(out IWorktree? worktree)) worktree = engine.Worktrees.Open(repository, parent, stop);
        try
        {
            worktree.Switch(parent, stop);
            IFileStore files = engine.Files;
            foreach ((string path, byte[]? text) in changes.Apply(ListForm.Names(content.Span).ToHashSet(StringComparer.Ordinal)))
            {
                string file = Path.Combine(worktree.Folder, path);
                if (text is null) files.Remove(file);
                else files.WriteAtomically(file, text);
            }

            return probe.Run(CandidateRequest.With(new ProbeRequest(worktree.Folder) { Timeout = options.Timeout }, [worktree.Folder], appends: false), stop);
        }
        finally
        {
            _free.Add(worktree);
        }
    }

    public void Dispose()
    {
        foreach (IWorktree worktree in _free) worktree.Dispose();
    }
}
