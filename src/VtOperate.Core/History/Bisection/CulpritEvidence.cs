using System.Globalization;
using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Core.History.Bisection;

/// <summary>Why a commit is named as the culprit: what was seen there and at its parents, and what it changes.</summary>
internal static class CulpritEvidence
{
    private const int MostFiles = 20;

    /// <summary>The reasons for the answer of a check that is always right.</summary>
    /// <param name="session">The bisection.</param>
    /// <param name="culprit">The commit.</param>
    /// <param name="parents">Its parents that were run.</param>
    /// <param name="verdicts">What was said at the commit and then at each parent.</param>
    /// <param name="stop">Ends the reading.</param>
    internal static IReadOnlyList<Evidence> Of(BisectionSession session, CommitNode culprit, IReadOnlyList<ObjectId> parents, IReadOnlyList<ProbeVerdict> verdicts, CancellationToken stop)
    {
        List<Evidence> evidence = [new("Fails", Say("the check", verdicts[0], "here"), 1, Sha: culprit.Id.ToString())];
        for (int i = 0; i < parents.Count; i++)
            evidence.Add(new Evidence("Parent", Say("it", verdicts[i + 1], $"at its {(parents.Count == 1 ? "parent" : "parent " + (i + 1).ToString(CultureInfo.InvariantCulture))} {parents[i].ToString()[..10]}"), 1, Sha: parents[i].ToString()));
        evidence.AddRange(Files(session, culprit, stop));
        return evidence;
    }

    /// <summary>The reasons for the answer of a check that is not always right.</summary>
    internal static IReadOnlyList<Evidence> OfRates(BisectionSession session, CommitNode culprit, (int Fails, int Runs) with, (int Fails, int Runs) without, CancellationToken stop)
    {
        List<Evidence> evidence =
        [
            new("Fails", string.Create(CultureInfo.InvariantCulture, $"the check failed in {with.Fails} of {with.Runs} runs at commits that have it"), 1, Sha: culprit.Id.ToString()),
            new("Passes", string.Create(CultureInfo.InvariantCulture, $"it failed in {without.Fails} of {without.Runs} runs at commits that do not"), 1),
        ];
        evidence.AddRange(Files(session, culprit, stop));
        return evidence;
    }

    private static string Say(string what, ProbeVerdict verdict, string where) => verdict switch
    {
        ProbeVerdict.Bad => $"{what} fails {where}",
        ProbeVerdict.Good => $"{what} passes {where}",
        _ => $"{what} could not be judged {where}",
    };

    private static IEnumerable<Evidence> Files(BisectionSession session, CommitNode culprit, CancellationToken stop)
    {
        List<FileChange> changes = session.History.ReadChanges(culprit, stop);
        foreach (FileChange change in changes.Take(MostFiles))
            yield return new Evidence("Changed", (change.Before.IsZero ? "adds " : change.After.IsZero ? "deletes " : "changes ") + change.Path, 0, change.Path, null, culprit.Id.ToString());
        if (changes.Count > MostFiles) yield return new Evidence("Changed", string.Create(CultureInfo.InvariantCulture, $"and {changes.Count - MostFiles} more {(changes.Count - MostFiles == 1 ? "file" : "files")}"));
    }
}
