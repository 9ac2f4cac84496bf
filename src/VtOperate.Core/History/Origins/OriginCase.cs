namespace VtOperate.Core.History.Origins;

/// <summary>One fix with its candidates measured: what <see cref="OriginModel"/> ranks, and what it is learned from.</summary>
/// <param name="Files">What the fix changed.</param>
/// <param name="Candidates">The candidates, newest first.</param>
/// <param name="Figures">Their figures, in the same order (<see cref="OriginFeature"/>).</param>
/// <param name="Notes">What could not be read.</param>
internal sealed record OriginCase(IReadOnlyList<FixedFile> Files, IReadOnlyList<OriginCandidate> Candidates, IReadOnlyList<double[]> Figures, IReadOnlyList<string> Notes)
{
    /// <summary>Gathers and measures the candidates of a fix.</summary>
    /// <param name="history">The history.</param>
    /// <param name="renames">Pairs moved files.</param>
    /// <param name="parent">The state before the fix: nothing newer is looked at.</param>
    /// <param name="files">What the fix changed.</param>
    /// <param name="message">The words of the fix; empty to do without.</param>
    /// <param name="author">Who made the fix; empty when nobody says.</param>
    /// <param name="time">When the fix was made, in seconds since 1970.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="Errors.OperationException">The state before the fix cannot be read.</exception>
    internal static OriginCase Read(HistoryReader history, RenameFinder renames, CommitNode parent, IReadOnlyList<FixedFile> files, string message, string author, long time, CancellationToken stop)
    {
        OriginCandidates candidates = OriginCandidates.Gather(history, renames, parent, files, stop);
        IReadOnlyList<OriginCandidate> found = candidates.Found;
        Dictionary<ObjectId, CommitDelta> deltas = [];
        foreach (OriginCandidate candidate in found) deltas.Add(candidate.Commit.Id, CommitDelta.Read(history, candidate.Commit, stop));
        var features = new OriginFeatures(history, candidates, files, FixTerms.Of(files, message), deltas, time, author);
        return new OriginCase(files, found, [.. found.Select(features.Measure)], candidates.Notes);
    }
}
