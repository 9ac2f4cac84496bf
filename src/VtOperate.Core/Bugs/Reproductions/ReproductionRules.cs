using System.Globalization;
using VtOperate.Core.Code;

namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>
/// Chooses the verdict. The rules are looked at in this order, and the first that is met decides (decision 0037):
/// a run could not be started (user error; environmental where a program is missing); some runs failed and some passed (flaky); none failed (environmental where the same check failed
/// on the same files in another environment, else not reproduced); it fails with the changes of the work tree and passes without them (data issue where no code is among them, else
/// user error); it fails where it is held to be right as well (not a bug where the symptom was asked for and seen, else environmental); else it is confirmed. Pure.
/// </summary>
public static class ReproductionRules
{
    private const int MostNames = 5;

    /// <summary>The verdict, why, and the evidence.</summary>
    /// <param name="runs">Every run.</param>
    /// <param name="hasSymptom">Whether a failure had to show something.</param>
    /// <param name="changedFiles">The files that differ from the commit, where the check ran in a work tree.</param>
    /// <param name="earlier">What the record of the bug holds of the same check on the same commit, newest first.</param>
    /// <param name="environment">The environment now.</param>
    public static (ReproductionVerdict Verdict, string Reason, IReadOnlyList<Evidence> Evidence) Judge(
        IReadOnlyList<ReproductionRun> runs, bool hasSymptom, IReadOnlyList<string> changedFiles, IReadOnlyList<Reproduction> earlier, RunEnvironment environment)
    {
        RunTally target = new(runs, RunPlace.Target), clean = new(runs, RunPlace.Clean), baseline = new(runs, RunPlace.Baseline);
        List<Evidence> evidence = [];
        (ReproductionVerdict verdict, string reason) = Choose(target, clean, baseline, hasSymptom, changedFiles, earlier, environment, evidence);
        evidence.Insert(0, new Evidence("Rule", reason, 1));
        evidence.Insert(1, new Evidence("Runs", Counted("Asked for", target), Sha: Commit(target)));
        if (clean.Count > 0) evidence.Insert(2, new Evidence("Clean", Counted("Clean checkout of the same commit", clean), Sha: Commit(clean)));
        if (baseline.Count > 0) evidence.Add(new Evidence("Baseline", Counted("Held to be right", baseline), Sha: Commit(baseline)));
        if (changedFiles.Count > 0) evidence.Add(new Evidence("WorkTree", $"The work tree differs from its commit, which makes it the first suspect: {Names(changedFiles)}."));
        return (verdict, reason, evidence);
    }

    private static (ReproductionVerdict Verdict, string Reason) Choose(
        RunTally target, RunTally clean, RunTally baseline, bool hasSymptom, IReadOnlyList<string> changed, IReadOnlyList<Reproduction> earlier, RunEnvironment environment, List<Evidence> evidence)
    {
        if (target.NotStarted > 0) return (ReproductionVerdict.UserError, $"The check could not be run: {target.Reason(RunOutcome.NotStarted)}");
        if (target.ToolMissing > 0) return (ReproductionVerdict.Environmental, $"A program that the check needs is missing here: {target.Reason(RunOutcome.ToolMissing)}");
        if (target is { Failed: > 0, Passed: > 0 })
        {
            RateInterval rate = RateInterval.Of(target.Failed, target.Failed + target.Passed);
            return (ReproductionVerdict.Flaky, Invariant($"On the same files it failed in {target.Failed} of {target.Failed + target.Passed} runs; the true rate is between {rate}."));
        }

        if (target.Failed == 0) return NotSeen(target, hasSymptom, earlier, environment, evidence);
        if (clean.AlwaysPasses)
        {
            string[] code = [.. changed.Where(IsCode)];
            return code.Length == 0
                ? (ReproductionVerdict.DataIssue, $"It fails with the changes of the work tree and passes in a clean checkout of the same commit, and no code is among what is changed: {Names(changed)}.")
                : (ReproductionVerdict.UserError, $"It fails with the changes of the work tree and passes in a clean checkout of the same commit: what fails was never committed. Look at {Names(code)}.");
        }

        if (clean is { Count: > 0, AlwaysFails: false }) evidence.Add(new Evidence("Unknown", "Whether the changes of the work tree matter is not known: the clean checkout gave no clear answer."));
        if (baseline.AlwaysFails)
        {
            return hasSymptom
                ? (ReproductionVerdict.NotABug, "It shows the same symptom at the baseline, whose behaviour is held to be right: either this is how it is meant to be, or the check looks at something else. If the baseline is not known to be right, the bug is older: give an older one.")
                : (ReproductionVerdict.Environmental, "It fails at the baseline as well, where it is held to be right, so no change between them explains it. Without -ErrorPattern it is not known whether both fail alike: something outside of the code may be broken.");
        }

        if (baseline is { Count: > 0, AlwaysPasses: false }) evidence.Add(new Evidence("Unknown", "Whether it is right at the baseline is not known: the check gave no clear answer there."));
        string also = baseline.AlwaysPasses ? " and passes at the baseline" : "";
        string how = hasSymptom ? "with the symptom" : "(any failure counts, because no -ErrorPattern says what the symptom is)";
        return (ReproductionVerdict.Confirmed, Invariant($"It failed in {target.Failed} of {target.Count} runs {how}{also}."));
    }

    private static (ReproductionVerdict Verdict, string Reason) NotSeen(RunTally target, bool hasSymptom, IReadOnlyList<Reproduction> earlier, RunEnvironment environment, List<Evidence> evidence)
    {
        if (target.Passed == 0)
        {
            string why = target.TimedOut == target.Count ? "no run ended in its time, which says nothing unless -TimeoutIsSymptom is given"
                : hasSymptom ? $"it fails, and not with the symptom: {target.Reason(RunOutcome.Unclear)}"
                : $"no run gave an answer: {target.Reason(RunOutcome.Unclear)}";
            return (ReproductionVerdict.CannotReproduce, $"The symptom was not seen: {why}");
        }

        if (target.Unclear == 0 && earlier.FirstOrDefault(past => past.IsReproduced && environment.DifferencesFrom(past.Environment).Count > 0) is { } failed)
        {
            foreach (string difference in environment.DifferencesFrom(failed.Environment)) evidence.Add(new Evidence("Environment", difference));
            return (ReproductionVerdict.Environmental, Invariant($"It passes here and failed on the same commit on {failed.At.UtcDateTime:yyyy-MM-dd}, in an environment that differs in {environment.DifferencesFrom(failed.Environment).Count} points."));
        }

        RateInterval rate = RateInterval.Of(0, target.Passed);
        return (ReproductionVerdict.CannotReproduce, Invariant($"It passed in {target.Passed} of {target.Count} runs and failed in none; a failure in up to {100 * rate.High:0} % of runs could still have been missed."));
    }

    // Configuration is no code: what a program is told is data to it.
    private static bool IsCode(string path) => CodeLanguage.OfFile(path) is var family && family is not (CodeFamily.Configuration or CodeFamily.Text) && (family != CodeFamily.Unknown || !Path.HasExtension(path));

    private static string Counted(string what, RunTally tally)
    {
        List<string> parts = [];
        void Add(int count, string word)
        {
            if (count > 0) parts.Add(Invariant($"{count} {word}"));
        }

        Add(tally.Failed, "failed");
        Add(tally.Passed, "passed");
        Add(tally.TimedOut, "ran out of time");
        Add(tally.Unclear - tally.TimedOut, "without an answer");
        Add(tally.ToolMissing, "lacked a program");
        Add(tally.NotStarted, "not started");
        string commit = Commit(tally) is { } sha ? $" ({sha[..10]})" : "";
        return Invariant($"{what}{commit}: {tally.Count} runs, {string.Join(", ", parts)}.");
    }

    private static string? Commit(RunTally tally) => tally.Sha.Length == 40 ? tally.Sha : null;

    private static string Names(IReadOnlyList<string> files) =>
        string.Join(", ", files.Take(MostNames)) + (files.Count > MostNames ? Invariant($" and {files.Count - MostNames} more") : "");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
