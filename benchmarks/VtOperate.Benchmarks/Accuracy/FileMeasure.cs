using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Measures the files of every case. The words of a blob are read once.</summary>
internal static class FileMeasure
{
    internal static List<FileSample> Measure(IReadOnlyList<FileCase> cases, string clones, FileWeights weights, FileVersions versions) =>
        [.. new CloneRunner(clones).Measure(cases, entry => entry.Repository, (work, entry) => Measure(work, entry, weights, versions)).Select(entry => entry.Row)];

    private static FileSample? Measure(CloneWork work, FileCase entry, FileWeights weights, FileVersions versions)
    {
        if (work.Find(entry.Version) is not { } head) return null;
        IReadOnlyList<VersionFile> files = versions.Of(work.Repository, work.History, head);
        return new FileSample(entry, FileRanking.Measure(work.History, head, files, entry.Query, work.Repository.Root, weights, CancellationToken.None));
    }
}
