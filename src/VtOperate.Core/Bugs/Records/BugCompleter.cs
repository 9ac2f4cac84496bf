using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.Solutions;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs.Records;

/// <summary>Holds a fix against the check that was recorded, and gathers what belongs to the end of a bug. It writes nothing.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="reporter">Where it says how far it is.</param>
/// <param name="clock">What time it is.</param>
public sealed class BugCompleter(IEngine engine, OperationConfiguration configuration, IReporter reporter, TimeProvider clock)
{
    private const int MostRequirements = 3;
    private const int FewestRuns = 3, MostRuns = 200;
    private const double MayMiss = 0.05;

    /// <summary>Proves that the fix mends the bug, or refuses.</summary>
    /// <param name="request">Which fix of which bug.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.MoveNotAllowed"/>: the check did not fail before the fix or does not pass after it, there is no check and no reason, or no test comes with the fix and no reason is given;
    /// <see cref="ErrorId.RecordNotFound"/>, <see cref="ErrorId.RevisionNotFound"/>.
    /// </exception>
    public BugCompletion Verify(BugCompletionRequest request, CancellationToken stop)
    {
        BugRecord record = new BugRecords(engine, configuration, reporter).Find(request.Label);
        if (record.Status is BugStatus.Closed or BugStatus.Declined or BugStatus.Duplicate) throw BugMoveRules.Refused(record, BugStatus.Verified, "it is not open any more");
        using IGitRepository repository = engine.Git.Open(configuration.Root) ?? throw new OperationException(ErrorId.RepositoryNotFound, configuration.Root, $"'{configuration.Root}' is in no git repository, so that no commit can be verified.");
        ObjectId fix = RequiredCommit.Of(repository, request.Revision);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode node = history.ReadCommit(fix);
        if (node.Parents.Count == 0) throw BugMoveRules.Refused(record, BugStatus.Verified, $"the commit {fix} has no parent here, so that there is nothing before the fix");
        ObjectId parent = node.Parents[0];
        string[] tests = [.. history.CompareTrees(history.ReadCommit(parent).Tree, node.Tree, stop).Where(change => !change.IsDeleted && TestFiles.IsTest(change.Path) && TestFiles.IsCode(CodeLanguage.OfFile(change.Path))).Select(change => change.Path)];
        if (tests.Length == 0 && request.NoRegressionTest is null)
            throw BugMoveRules.Refused(record, BugStatus.Verified, $"the commit {fix.ToString()[..10]} brings no test that would keep the bug from coming back. Add one to it, or give -NoRegressionTest with the reason");
        Reproduction? recorded = Recorded(record, request);
        bool isRun = recorded is not null && request.MayRun(recorded);
        (Reproduction? before, Reproduction? after) = isRun ? Run(record, recorded!, request, parent, fix, tests, stop) : (null, null);
        List<ChecklistItem> items = recorded is not null && !isRun ? [new ChecklistItem("Verified", ChecklistState.Open, $"Not run: {recorded.Check.Text}")] : [.. Proof(record, request, before, after)];
        items.Add(tests.Length > 0 ? new ChecklistItem("Regression test", ChecklistState.Done, string.Join(", ", tests)) : new ChecklistItem("Regression test", ChecklistState.NotNeeded, $"None: {request.NoRegressionTest}"));
        PatternWarning[] warnings = Patterns(repository, parent, fix, items, stop);
        ConstitutionReview? constitution = Constitution(fix, items, stop);
        IReadOnlyList<RequirementMatch> requirements = Requirements(record, items, stop);
        NextAction review = new PlanningCommand(engine).FindReview(configuration.Root, stop);
        items.Add(new ChecklistItem("Review", ChecklistState.Open, review.Command is null ? review.Text : $"{review.Text} {review.Command}"));
        items.Add(new ChecklistItem("Closed", ChecklistState.Open, $"After the review: Update-BugInvestigation {record.Label} Closed"));
        return new BugCompletion
        {
            BugId = record.Label,
            Status = record.Status,
            Fix = fix.ToString(),
            IsProved = recorded is null || isRun,
            Before = before,
            After = after,
            RegressionTests = tests,
            Items = items,
            PatternWarnings = warnings,
            Requirements = requirements,
            Constitution = constitution,
            NextStep = review,
            Repository = repository.Root,
        };
    }

    /// <summary>How often a check that fails at a rate has to be run so that at least one failure is seen in 19 of 20 times; never more than 200, which is too few below a rate of 1.5 %.</summary>
    /// <param name="rate">The share of runs that fail, above 0.</param>
    public static int RunsFor(double rate) => rate >= 1 ? FewestRuns : Math.Clamp((int)Math.Ceiling(Math.Log(MayMiss) / Math.Log(1 - rate)), FewestRuns, MostRuns);

    // The check to run; null where there is a reason to do without.
    private static Reproduction? Recorded(BugRecord record, BugCompletionRequest request)
    {
        if (record.Reproductions.FirstOrDefault(found => found.IsReproduced) is not { } recorded)
        {
            if ((request.NoReproduction ?? record.NoReproduction) is not null) return null;
            throw BugMoveRules.Refused(record, BugStatus.Verified, $"no recorded check has failed. Record one: Test-BugReproduction ... -Id {record.Label} -Save; or give -NoReproduction with the reason");
        }

        if (!recorded.Check.IsPartial) return recorded;
        if (request.NoReproduction is not null) return null;
        throw BugMoveRules.Refused(record, BugStatus.Verified, "the recorded check holds a secret or variables of the session and cannot be run from the record. Record one without, or give -NoReproduction with the reason");
    }

    private (Reproduction Before, Reproduction After) Run(BugRecord record, Reproduction recorded, BugCompletionRequest request, ObjectId parent, ObjectId fix, string[] tests, CancellationToken stop)
    {
        IProbe probe = request.MakeProbe(recorded.Check);
        var rules = new ProbeRules(recorded.ErrorPattern is null ? null : SymptomPattern.Read(recorded.ErrorPattern), recorded.TimeoutIsSymptom);
        var run = new ReproductionRequest(Path.GetFullPath(recorded.Folder, configuration.Root), probe, recorded.Check, rules)
        {
            Count = request.Count ?? RunsFor(recorded.Rate is > 0 and { } rate ? rate : 1),
            Timeout = recorded.Timeout,
            CarriedFrom = fix,
            BugId = record.Label,
            Shell = request.Shell,
        };
        var reproducer = new Reproducer(engine, reporter, clock);
        Reproduction before = reproducer.Run(run with { At = parent.ToString() }, [], null, stop);
        // A test that the fix adds to a file that was there before has to be seen failing as well.
        if (!before.IsReproduced && tests.Length > 0) before = reproducer.Run(run with { At = parent.ToString(), AlsoCarried = tests }, [], null, stop);
        if (!before.IsReproduced) throw BugMoveRules.Refused(record, BugStatus.Verified, $"the recorded check did not fail right before the fix, at {parent.ToString()[..10]}: {before.Reason}");
        Reproduction after = reproducer.Run(run with { At = fix.ToString() }, [], null, stop);
        if (after.Results.All(one => one.Outcome == RunOutcome.Passed)) return (before, after);
        throw BugMoveRules.Refused(record, BugStatus.Verified, $"the recorded check does not pass at the fix {fix.ToString()[..10]}: {after.Reason} Note it with Update-BugInvestigation {record.Label} -FailedFix {fix.ToString()[..10]}");
    }

    // A check that fails at times may pass by chance.
    private static string Missed(BugRecord record, Reproduction before, Reproduction after)
    {
        double rate = record.Reproductions.FirstOrDefault(found => found.IsReproduced)?.Rate ?? before.Rate ?? 1;
        return rate >= 1 ? "" : FormattableString.Invariant($"; at its rate of {100 * rate:0.#} % that many pass by chance in {100 * Math.Pow(1 - rate, after.Runs):0.#} % of cases, with the fix or without");
    }

    private static string Carried(Reproduction run) => run.CarriedFiles.Count == 0 ? "" : $" with {string.Join(", ", run.CarriedFiles)} of {(run.CarriedFiles[0].Sha is null ? "the work tree" : "the fix")}";

    private static IEnumerable<ChecklistItem> Proof(BugRecord record, BugCompletionRequest request, Reproduction? before, Reproduction? after)
    {
        if (before is null || after is null)
        {
            yield return new ChecklistItem("Verified", ChecklistState.NotNeeded, $"Without a check: {request.NoReproduction ?? record.NoReproduction}");
        }
        else
        {
            yield return new ChecklistItem("Fails before", ChecklistState.Done, FormattableString.Invariant($"{before.Failures} of {before.Runs} runs failed at {before.Sha![..10]}{Carried(before)}: {before.Check.Text}"));
            yield return new ChecklistItem("Passes after", ChecklistState.Done, FormattableString.Invariant($"{after.Runs} of {after.Runs} runs passed at {after.Sha![..10]}{Missed(record, before, after)}."));
        }
    }

    private PatternWarning[] Patterns(IGitRepository repository, ObjectId parent, ObjectId fix, List<ChecklistItem> items, CancellationToken stop)
    {
        var guard = PatternGuard.Read(engine, configuration, reporter, stop);
        PatternWarning[] warnings = [.. new AddedLines(repository, engine.Files).Of($"{parent}..{fix}", stop).SelectMany(file => guard.Check(file, stop))];
        items.Add(guard.Count == 0 ? new ChecklistItem("Pattern checked", ChecklistState.NotNeeded, "There is no critical pattern to compare the fix with.") : warnings.Length == 0
            ? new ChecklistItem("Pattern checked", ChecklistState.Done, FormattableString.Invariant($"The fix repeats none of {guard.Count} known mistakes."))
            : new ChecklistItem("Pattern checked", ChecklistState.Open, string.Join("; ", warnings.Select(warning => FormattableString.Invariant($"{warning.File}:{warning.Line} looks like '{warning.Pattern.Name}'")))));
        return warnings;
    }

    // Nothing is said where there are no specifications; a mistake in the added rules must not look like a fix that respects them.
    private ConstitutionReview? Constitution(ObjectId fix, List<ChecklistItem> items, CancellationToken stop)
    {
        try
        {
            if (new ConstitutionTester(engine, reporter).Review(configuration.Root, null, fix.ToString(), stop) is not { } review) return null;
            items.Add(review.ToChecklistItem(fix.ToString()[..10]));
            return review;
        }
        catch (OperationException problem)
        {
            items.Add(new ChecklistItem("Constitution", ChecklistState.Open, $"Not checked: {problem.Message}"));
            return null;
        }
    }

    private IReadOnlyList<RequirementMatch> Requirements(BugRecord record, List<ChecklistItem> items, CancellationToken stop)
    {
        var search = RequirementSearch.Load(engine, configuration.Root, reporter, stop);
        IReadOnlyList<RequirementMatch> found = search.Requirements.Count == 0 ? [] : search.Find($"{record.Title}\n{record.Description}", MostRequirements, stop);
        items.Add(search.Requirements.Count == 0 ? new ChecklistItem("Specification", ChecklistState.NotNeeded, "No update: the repository has no requirements.")
            : found.Count == 0 ? new ChecklistItem("Specification", ChecklistState.NotNeeded, FormattableString.Invariant($"No update: none of {search.Requirements.Count} requirements is about this bug."))
            : new ChecklistItem("Specification", ChecklistState.Open, $"To be read: {string.Join(", ", found.Select(match => FormattableString.Invariant($"{match.Requirement.Id} ({match.Requirement.File}:{match.Requirement.Line})")))} may be about this bug. Update it where the fix does what it does not say; leave it where the code was wrong and it was right."));
        return found;
    }
}
