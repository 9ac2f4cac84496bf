using VtOperate.Core.History;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>An open clone: what the cases of one repository are measured with, one after another.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="History">Its history.</param>
/// <param name="Renames">Pairs moved files.</param>
internal sealed record CloneWork(IGitRepository Repository, HistoryReader History, RenameFinder Renames)
{
    /// <summary>The commit of a name; null, and said, when the clone does not have it.</summary>
    internal CommitNode? Find(string revision)
    {
        if (Repository.Resolve(revision) is { } id) return History.ReadCommit(id);
        Console.Error.WriteLine($"not run: {Repository.Root} has no {revision}");
        return null;
    }
}
