using VtOperate.Core.Errors;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Suspects;

/// <summary>One report with its candidates measured: what <see cref="SuspectModel"/> ranks, and what it is learned from.</summary>
/// <param name="Gathered">What was gathered.</param>
/// <param name="Candidates">The candidates, newest first.</param>
/// <param name="Figures">Their figures, in the same order (<see cref="SuspectFeature"/>).</param>
/// <param name="Features">What measured them.</param>
internal sealed record SuspectCase(SuspectCandidates Gathered, IReadOnlyList<SuspectCandidate> Candidates, IReadOnlyList<double[]> Figures, SuspectFeatures Features)
{
    /// <summary>Gathers and measures the candidates of a report.</summary>
    /// <param name="search">The search; what could not be read is noted there.</param>
    /// <param name="frames">The frames in the repository, heaviest first.</param>
    /// <param name="files">The files in question, likeliest first.</param>
    /// <param name="known">Changes that were read before, and those that are read now; null to keep none.</param>
    internal static SuspectCase Read(SuspectSearch search, IReadOnlyList<SuspectFrame> frames, IReadOnlyList<QuestionedFile> files, Dictionary<ObjectId, CommitDelta>? known = null)
    {
        SuspectCandidates gathered = SuspectCandidates.Gather(search, frames, files);
        IReadOnlyList<SuspectCandidate> found = gathered.Found;
        Dictionary<ObjectId, CommitDelta> deltas = known ?? [];
        foreach (SuspectCandidate candidate in found)
        {
            search.Stop.ThrowIfCancellationRequested();
            if (!deltas.ContainsKey(candidate.Commit.Id)) deltas.Add(candidate.Commit.Id, ReadDelta(search, candidate.Commit));
        }

        var features = new SuspectFeatures(search, gathered, deltas);
        return new SuspectCase(gathered, found, [.. found.Select(features.Measure)], features);
    }

    private static CommitDelta ReadDelta(SuspectSearch search, CommitNode commit)
    {
        if (commit.IsBoundary) return CommitDelta.None;
        try
        {
            return CommitDelta.Read(search.History, commit, search.Stop);
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            search.Note($"What {commit.Id.ToString()[..8]} changed cannot be read: {problem.Message}");
            return CommitDelta.None;
        }
    }
}
