using System.Collections.Concurrent;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.History.Origins;
using VtOperate.Core.History.Suspects;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Measures the candidates of every report at the state before its fix, as Find-SuspectCommit does, from title and text alone.</summary>
internal static class CommitMeasure
{
    internal static List<(CommitCase Case, CommitRow Row)> Read(IReadOnlyList<CommitCase> cases, string clones, string? kept)
    {
        var versions = new FileVersions(null);
        var deltas = new ConcurrentDictionary<string, Dictionary<ObjectId, CommitDelta>>(StringComparer.Ordinal);
        return new CloneRunner(clones).Measure(cases, entry => entry.Repository, entry => entry.Key, kept, (work, entry) => Measure(work, entry, versions, deltas.GetOrAdd(entry.Repository, _ => [])));
    }

    private static CommitRow? Measure(CloneWork work, CommitCase entry, FileVersions versions, Dictionary<ObjectId, CommitDelta> deltas)
    {
        if (work.Find(entry.State) is not { } head) return null;
        CancellationToken stop = CancellationToken.None;
        var asked = new SuspectFileQuery { Repository = work.Repository.Root, Title = entry.Title, Words = entry.Words, ReportedAt = entry.ReportedAt };
        FileRanking ranking = FileRanking.Measure(work.History, head, versions.Of(work.Repository, work.History, head), asked, work.Repository.Root, FileWeights.Default, stop);
        ReportTerms report = ReportTerms.Read(entry.Title, entry.Words, [], [], stop);
        var search = new SuspectSearch(work.History, work.Renames, head, new SuspectScope(null, entry.ReportedAt.ToUnixTimeSeconds(), null), report, stop);
        IReadOnlyList<SuspectFrame> frames = SuspectFinder.FindFrames(search, report, [], ranking, work.Repository.Root);
        SuspectCase measured = SuspectCase.Read(search, frames, SuspectFinder.FilesOf(search, ranking, []), deltas);
        return new CommitRow(
            [.. measured.Candidates.Select(candidate => candidate.Commit.Id.ToString())],
            measured.Figures,
            [.. measured.Candidates.Select(SuspectModel.ByHand)],
            [.. measured.Gathered.BestLog.Select(commit => commit.Id.ToString())],
            [.. measured.Gathered.Messages.Hits.Select(hit => hit.Commit.Id.ToString())],
            ranking.Order(FileWeights.Default).Take(10).ToDictionary(file => ranking.Sheet.Files[file.File].Path, file => file.Score));
    }
}
