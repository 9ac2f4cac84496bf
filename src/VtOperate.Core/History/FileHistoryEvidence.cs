using VtOperate.Core.Errors;

namespace VtOperate.Core.History;

/// <summary>
/// Who changed the files lately. Where blame misses the culprit although it touched the file, it is among the newest three entries of the
/// file's log, so those count even when none of their lines is in the trace.
/// </summary>
internal sealed class FileHistoryEvidence(SuspectSearch search)
{
    /// <summary>How many files are asked about at most.</summary>
    internal const int MostFiles = 12;
    private const int Newest = 12;
    private const double HistoryWeight = 2;
    private const double CoverageWeight = 1.5;

    /// <summary>The newest entry of each file's log.</summary>
    internal Dictionary<string, CommitNode> NewestOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the newest entries of each file's log.</summary>
    /// <param name="files">Path and weight, heaviest first.</param>
    internal void Gather(IReadOnlyList<(string Path, double Weight)> files)
    {
        if (files.Count > MostFiles) search.Note($"Of {files.Count} files, the history of the first {MostFiles} was read.");
        Dictionary<ObjectId, int> touched = [];
        int counted = Math.Min(files.Count, MostFiles);
        foreach ((string path, double weight) in files.Take(MostFiles))
        {
            try
            {
                Gather(path, weight, touched);
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                search.Note($"The history of {path} cannot be read to its end: {problem.Message}");
            }
        }

        if (counted < 2) return;
        foreach ((ObjectId id, int count) in touched)
        {
            if (count > 1) search.Ledger.Add(id, "Coverage", $"changed {count} of the {counted} files in question", CoverageWeight * count / counted);
        }
    }

    private void Gather(string path, double weight, Dictionary<ObjectId, int> touched)
    {
        int place = 0;
        foreach (CommitNode commit in PathLog.Read(search.History, search.Head.Id, path, search.Stop))
        {
            if (!search.Admits(commit)) break;
            NewestOf.TryAdd(path, commit);
            if (commit.IsBoundary) break;
            search.Ledger.Add(commit.Id, "FileHistory", Describe(path, place), HistoryWeight * weight / (place + 1), path);
            touched[commit.Id] = touched.GetValueOrDefault(commit.Id) + 1;
            if (++place == Newest) break;
        }
    }

    private static string Describe(string path, int place) => place switch
    {
        0 => $"the newest change of {path}",
        1 => $"the second newest change of {path}",
        2 => $"the third newest change of {path}",
        _ => $"number {place + 1} of the newest changes of {path}",
    };
}
