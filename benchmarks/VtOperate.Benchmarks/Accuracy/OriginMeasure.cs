using VtOperate.Core.History;
using VtOperate.Core.History.Origins;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Measures the candidates of every fix.</summary>
internal static class OriginMeasure
{
    internal static List<OriginSample> Read(IReadOnlyList<OriginSetCase> cases, string clones, string? kept) =>
        [.. new CloneRunner(clones).Measure(cases, entry => entry.Repository, entry => entry.Fix, kept, Measure).Select(entry => new OriginSample(entry.Case, entry.Row.Candidates, entry.Row.Figures, entry.Row.Variants, entry.Row.Named))];

    private static OriginRow? Measure(CloneWork work, OriginSetCase entry)
    {
        if (work.Find(entry.Fix) is not { } fix) return null;
        CommitNode parent = work.History.ReadCommit(fix.Parents[0]);
        string message = work.History.ReadText(fix.Id).Message, author = work.History.ReadText(fix.Id).Author;
        IReadOnlyList<FixedFile> files = FixReader.Read(work.History, work.Renames, parent, fix, CancellationToken.None);
        OriginCase measured = OriginCase.Read(work.History, work.Renames, parent, files, entry.Text, author, fix.Time, CancellationToken.None);
        List<string> named = [];
        foreach ((string commit, string _) in FixMessage.Read(message).Named)
        {
            if (work.Repository.Resolve(commit) is { } culprit && work.History.IsAncestor(culprit, parent.Id, CancellationToken.None)) named.Add(culprit.ToString());
        }

        return new OriginRow([.. measured.Candidates.Select(candidate => candidate.Commit.Id.ToString())], measured.Figures, SzzVariants.Answer(work.History, work.Renames, parent, fix), named);
    }
}
