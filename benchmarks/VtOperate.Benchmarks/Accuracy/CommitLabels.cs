using VtOperate.Core.History;
using VtOperate.Core.History.Origins;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>
/// The silver labels of a report, taken from its fixes: what our own Find-BugOrigin names first, the fix's message withheld so that words of the report cannot come in through it, and, made
/// without any learned weight, the newest commit that wrote a removed line (R-SZZ).
/// </summary>
/// <param name="Origins">What Find-BugOrigin names first for each fix; empty where it cannot tell.</param>
/// <param name="Blamed">What R-SZZ names for each fix.</param>
internal sealed record CommitLabels(IReadOnlyList<string> Origins, IReadOnlyList<string> Blamed)
{
    internal static CommitLabels Read(CloneWork work, CommitCase entry)
    {
        HashSet<string> origins = new(StringComparer.Ordinal), blamed = new(StringComparer.Ordinal);
        ObjectId? state = work.Find(entry.State)?.Id;
        long until = entry.ReportedAt.ToUnixTimeSeconds();
        foreach (string sha in entry.Fixes)
        {
            if (state is not { } before || work.Find(sha) is not { Parents.Count: > 0 } fix) continue;
            BugOriginReport report = BugOriginFinder.OfCommit(work.Repository, work.History, sha, new OriginQuery { Repository = work.Repository.Root, IgnoreMessage = true, OccurredAt = entry.ReportedAt, First = 1 }, CancellationToken.None);
            if (report.Origins is [{ } first, ..] && IsBefore(first.Sha)) origins.Add(first.Sha);
            IReadOnlyList<string> known = SzzVariants.Answer(work.History, work.Renames, work.History.ReadCommit(fix.Parents[0]), fix)["AG-SZZ"];
            foreach (string newest in known.Where(id => Node(id).Time <= until && IsBefore(id)).Take(1)) blamed.Add(newest);

            bool IsBefore(string id) => work.History.IsAncestor(Node(id).Id, before, CancellationToken.None);
        }

        return new CommitLabels([.. origins], [.. blamed]);

        CommitNode Node(string id) => work.History.ReadCommit(work.Repository.Resolve(id)!.Value);
    }
}
