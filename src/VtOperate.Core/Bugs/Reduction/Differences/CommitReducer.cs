using System.Text;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Bugs.Reduction.Differences;

/// <summary>Finds which hunks of a commit alone cause a failure: the smallest set of its changes that makes its parent fail.</summary>
/// <param name="engine">History, checkouts and files.</param>
/// <param name="reporter">Where it says how far it has come.</param>
public sealed class CommitReducer(IEngine engine, IReporter reporter)
{
    /// <summary>Finds them.</summary>
    /// <param name="folder">A folder in the repository, absolute.</param>
    /// <param name="revision">The commit.</param>
    /// <param name="probe">The check; it runs in a checkout of its own.</param>
    /// <param name="options">How it asks, and how far it goes.</param>
    /// <param name="stop">Ends it; the best so far is written to where the result goes.</param>
    /// <exception cref="OperationException">There is no such commit, it has no parent, or its failure does not show.</exception>
    public MinimalReproduction Reduce(string folder, string revision, IProbe probe, ReductionOptions options, CancellationToken stop)
    {
        using IGitRepository repository = engine.Git.Open(folder) ?? throw new OperationException(ErrorId.RepositoryNotFound, folder, $"'{folder}' is in no git repository.");
        ObjectId id = RequiredCommit.Of(repository, revision);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode commit = history.ReadCommit(id);
        if (commit.Parents.Count == 0) throw new OperationException(ErrorId.ValueNotAllowed, revision, $"{id} has no parent whose tree its changes could be applied to.");
        FileDifferences changes = FileDifferences.OfCommit(history, commit, stop);
        if (changes.Names.Count == 0) throw new OperationException(ErrorId.InputMissing, revision, $"{id} changes no files.");
        byte[] content = ListForm.Write(changes.Names);
        using var runner = new CommitRunner(engine, folder, commit.Parents[0], changes, probe, options);
        var plan = new ReductionPlan
        {
            Source = "commit " + id,
            Form = InputForm.Hunks,
            Unit = "hunks",
            Content = content,
            Root = ListForm.Grouped(content),
            Runner = runner,
            Places = new FailurePlaces(null, KeepsLines: false),
            Whole = commit.Parents.Count == 1 ? "the parent with all hunks of the commit" : "the first parent with all hunks of the merge",
            Size = candidate => ListForm.Names(candidate).Count,
            Items = candidate => ListForm.Names(candidate),
            Text = candidate => Encoding.UTF8.GetString(Patch(changes, candidate, stop)),
            Write = (path, best) => engine.Files.WriteAtomically(path, Patch(changes, best, stop)),
        };
        MinimalReproduction result = new ReductionRun(plan, probe, options, reporter).Run(stop) with { Repository = repository.Root };
        if (commit.Parents.Count > 1)
            result = result with { Notes = [.. result.Notes, $"{id.ToString()[..10]} is a merge: these are hunks that it brought to its first parent {commit.Parents[0].ToString()[..10]}. Invoke-BugBisect -Good {commit.Parents[0].ToString()[..10]} -Bad {id.ToString()[..10]} finds the commit that they came with."] };
        return result.SizeAfter > 0 ? result : result with { Notes = [.. result.Notes, "The check fails on the parent in the same way: this commit did not bring the failure."] };
    }

    private static byte[] Patch(FileDifferences changes, byte[] candidate, CancellationToken stop) => changes.Patch(ListForm.Names(candidate).ToHashSet(StringComparer.Ordinal), stop);
}
