using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Measures the files of every case in the clones. The words of a blob are read once.</summary>
internal static class FileMeasure
{
    internal static List<FileSample> Measure(IReadOnlyList<FileCase> cases, string clones, FileWeights weights, FileVersions versions)
    {
        var samples = new FileSample?[cases.Count];
        var groups = cases.Select((entry, at) => (Case: entry, At: at)).GroupBy(entry => entry.Case.Repository).OrderByDescending(group => group.Count()).ToList();
        Parallel.ForEach(groups, new ParallelOptions { MaxDegreeOfParallelism = 2 }, group =>
        {
            if (new EngineRoot().Git.Open(Clones.Find(clones, group.Key)) is not { } repository)
            {
                Console.Error.WriteLine($"not run: there is no clone of {group.Key} in {clones}");
                return;
            }

            using (repository)
            using (IObjectReader objects = repository.OpenObjects())
            {
                var history = new HistoryReader(objects, repository.ShallowBoundary);
                foreach ((FileCase entry, int at) in group)
                {
                    if (repository.Resolve(entry.Version) is not { } id)
                    {
                        Console.Error.WriteLine($"not run: {entry.Repository} has no {entry.Version}");
                        continue;
                    }

                    CommitNode head = history.ReadCommit(id);
                    IReadOnlyList<VersionFile> files = versions.Of(repository, history, head);
                    samples[at] = new FileSample(entry, FileRanking.Measure(history, head, files, entry.Query, repository.Root, weights, CancellationToken.None));
                }
            }
        });
        return [.. samples.OfType<FileSample>()];
    }
}
