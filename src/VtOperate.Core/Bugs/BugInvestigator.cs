using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Hotspots;
using VtOperate.Core.History.Origins;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Constitutions;
using VtOperate.Core.Storage;
using VtOperate.Core.Traces;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs;

/// <summary>
/// Investigates bugs of one repository: what is known already comes first, then where it failed, who is suspected, what is at stake, what is not known,
/// what to do. A part that cannot be done becomes a sentence among the unknowns, and the rest goes on. What it reads, it reads once for any number of reports.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="folder">Any folder of the repository, absolute.</param>
/// <param name="reporter">Where it says what it does.</param>
/// <param name="clock">What time it is.</param>
/// <param name="indexes">The indexes that the session has open; null for none.</param>
public sealed class BugInvestigator(IEngine engine, string folder, IReporter reporter, TimeProvider clock, IndexSession? indexes = null)
{
    private const string Activity = "Investigating";

    private readonly OperationConfiguration _configuration = new ConfigurationReader(engine).Read(folder, reporter, default);
    private string? _root;
    private KnowledgeSearch? _knowledge;
    private RequirementSearch? _requirements;
    private (string? Revision, TracePathMapper? Mapper)? _mapper;

    /// <summary>Investigates one report.</summary>
    /// <param name="report">What was told.</param>
    /// <param name="first">How many suspects and documents to name at the most.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/> when the report names a commit that is not there.</exception>
    public BugInvestigation Investigate(BugReport report, int first, CancellationToken stop)
    {
        var notes = new List<string>();
        _root ??= Part("Everything that history tells", notes, FindRoot);
        foreach (string? revision in (string?[])[report.Revision, report.Fix, report.Good])
        {
            if (_root is not null && revision is not null) RequireCommit(revision);
        }

        if (_root is not null && report.Range is { } wanted) RequireRange(wanted);
        reporter.Progress(Activity, "mapping stack traces", 5);
        StackTrace[] traces = Part("Which files of the repository the trace means", notes, () => Map(report, stop)) ?? [.. report.Traces];
        var found = new BugInvestigation
        {
            Id = Ulid.New(clock.GetUtcNow()),
            Title = BugTitle.Choose(report),
            Description = report.Description,
            Severity = report.Severity,
            Traces = traces,
            InvestigatedAt = clock.GetUtcNow(),
            Repository = _root,
        };

        reporter.Progress(Activity, "reading what is known already", 20);
        KnowledgeQuery query = Query(found, report);
        found = Part("What is known already", notes, () => Known(found, query, first, stop)) ?? found;
        reporter.Progress(Activity, "searching history", 40);
        if (found.Repository is { } repository) found = Part("Which commits are suspected", notes, () => Suspected(found, report, repository, first, notes, stop)) ?? found;
        reporter.Progress(Activity, "searching requirements", 90);
        found = Part("Which requirements are at stake", notes, () => AtStake(found, query.Text, first, stop)) ?? found;
        if (found.Requirements.Count == 0 && _requirements is { Requirements.Count: > 0 } read) notes.Add($"Which requirement is at stake: none of the {read.Requirements.Count} that were read fits.");
        found = Part("Whether the fix respects the constitution", notes, () => HeldAgainstPrinciples(found, report, stop)) ?? found;
        found = found with { FixPlan = FixPlanner.Plan(found) };
        found = found with { Unknowns = InvestigationGaps.Find(report, found, notes) };
        reporter.Progress(Activity, "done", 100);
        return found with { NextSteps = Steps(found) };
    }

    /// <summary>The same bug as it is called now, with steps that call it so.</summary>
    /// <param name="bug">The bug.</param>
    /// <param name="label">Its label.</param>
    public BugInvestigation Named(BugInvestigation bug, string label)
    {
        BugInvestigation named = bug with { Label = label };
        return named with { NextSteps = Steps(named) };
    }

    /// <summary>The open record that holds the same report; null where none does.</summary>
    public BugRecordPlan? FindRecord(BugInvestigation bug, CancellationToken stop)
    {
        // Nothing is written, so that neither history nor the lock beside it is needed: this works where git's own format is not known.
        return Store(null).FindOpen(bug, stop);
    }

    /// <summary>What saving would do now.</summary>
    public BugRecordPlan PlanSave(BugInvestigation bug, CancellationToken stop)
    {
        using IGitRepository? repository = engine.Git.Open(folder);
        return Store(repository).Plan(bug, repository, stop);
    }

    /// <summary>Saves a bug. The same report twice makes one record.</summary>
    /// <exception cref="OperationException">A file cannot be written, or another process holds the lock.</exception>
    public BugInvestigation Save(BugInvestigation bug, BugReport report, CancellationToken stop)
    {
        using IGitRepository? repository = engine.Git.Open(folder);
        return Store(repository).Save(bug, report, repository, stop, Named);
    }

    private IReadOnlyList<NextStep> Steps(BugInvestigation found)
    {
        bool isFirst = false;
        if (InvestigationSteps.Suspect(found) is { } suspect)
        {
            using IGitRepository? repository = engine.Git.Open(folder);
            if (repository?.Resolve(suspect) is { } commit)
            {
                using IObjectReader objects = repository.OpenObjects();
                isFirst = new HistoryReader(objects, repository.ShallowBoundary).ReadCommit(commit).Parents.Count == 0;
            }
        }

        return InvestigationSteps.Plan(found, RepositoryPath.Relative(_configuration.Paths.Solutions, _configuration.Root), isFirst);
    }

    private BugStore Store(IGitRepository? repository)
    {
        if (repository is { IsBare: true }) throw new OperationException(ErrorId.RepositoryBare, repository.Root, $"'{repository.Root}' has no work tree to save a bug in.");
        return new BugStore(engine, _configuration.Paths.Bugs, Path.Combine(StateFolder.Of(engine, _configuration.Root, repository), "bugs.lock"), reporter);
    }

    private static T? Part<T>(string what, List<string> notes, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (OperationException problem)
        {
            notes.Add($"{what}: {problem.Message}");
            return null;
        }
    }

    // A tag that was mistyped must not look like a history without suspects.
    private void RequireCommit(string revision)
    {
        using IGitRepository? repository = engine.Git.Open(folder);
        if (repository is not null && repository.Resolve(revision) is null)
            throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit of '{repository.Root}'.");
    }

    private void RequireRange(string range)
    {
        using IGitRepository? repository = engine.Git.Open(folder);
        if (repository is not null) RevisionRange.Read(repository, range);
    }

    private string FindRoot()
    {
        using IGitRepository? repository = engine.Git.Open(folder);
        return repository?.Root ?? throw new OperationException(ErrorId.RepositoryNotFound, folder, $"'{folder}' is in no git repository.");
    }

    private StackTrace[] Map(BugReport report, CancellationToken stop)
    {
        if (_root is null) return report.Traces.ToArray();
        if (_mapper is not { } known || known.Revision != report.Revision)
        {
            RepositoryFiles? files = new CommitTreePaths(engine.Git, new WorkTreePaths(engine.Files, engine.Git), report.Revision).Read(folder, stop);
            _mapper = known = (report.Revision, files is null ? null : new TracePathMapper(files.Paths, files.Root));
        }

        return (known.Mapper is { } mapper ? report.Traces.Select(mapper.Map) : report.Traces).ToArray();
    }

    private BugInvestigation Known(BugInvestigation found, KnowledgeQuery query, int first, CancellationToken stop)
    {
        _knowledge ??= KnowledgeSearch.Read(engine, KnowledgeBase.Of(_configuration), reporter, stop, indexes);
        (IReadOnlyList<PatternMatch> patterns, IReadOnlyList<SolutionMatch> solutions) = _knowledge.Find(query, first, stop);
        return found with { Patterns = patterns, Solutions = solutions, Journal = _knowledge.Journal.Find(query, first, stop) };
    }

    private BugInvestigation Suspected(BugInvestigation found, BugReport report, string repository, int first, List<string> notes, CancellationToken stop)
    {
        // What ran had the bug, so the fix and what came after it are no suspects.
        string? revision = report.Revision ?? (report.Fix is { } mended ? mended + "^" : null);
        SuspectReport suspects = new SuspectFinder(engine).Find(new SuspectQuery
        {
            Repository = repository,
            Traces = found.Traces,
            Title = report.IsFromLog ? "" : found.Title,
            Words = Words(found, report),
            Solutions = [.. found.Solutions.Select(match => match.Solution)],
            Revision = revision,
            Good = report.Good,
            Since = report.Since,
            First = first,
        }, stop);
        notes.AddRange(suspects.Notes);
        if (suspects.Reason is { } reason) notes.Add($"Which commit brought it. {reason.Replace("-IncludeUnlikely lists them", "Find-SuspectCommit -IncludeUnlikely lists them", StringComparison.Ordinal)}");
        BugInvestigation suspected = found with { Suspects = suspects.Suspects, Files = suspects.Files };
        suspected = Part("Where the known fix leads back to", notes, () => Traced(suspected, report, repository, first, notes, stop)) ?? suspected;
        IReadOnlyList<CodeHotspot> hotspots = Part("How often the files change", notes, () => Hotspots(suspected, repository, suspects.Revision, stop)) ?? [];
        return suspected with { Leads = InvestigationLeads.Rank(suspected.Suspects, suspected.Origins, suspected.Files, hotspots) };
    }

    private BugInvestigation Traced(BugInvestigation found, BugReport report, string repository, int first, List<string> notes, CancellationToken stop)
    {
        if (report.Fix is not { } fix) return found;
        BugOriginReport origins = new BugOriginFinder(engine.Git, engine.Files).Find(new OriginQuery { Repository = repository, Commit = fix, First = first }, stop);
        notes.AddRange(origins.Notes);
        if (origins.Reason is { } reason) notes.Add($"Where the known fix leads back to. {reason}");
        return found with { Origins = origins.Origins };
    }

    private IReadOnlyList<CodeHotspot> Hotspots(BugInvestigation found, string repository, string revision, CancellationToken stop)
    {
        IReadOnlyList<string> paths = InvestigationLeads.WorthCounting(found.Files);
        if (paths.Count == 0) return [];
        return new HotspotFinder(engine.Git).Find(new HotspotQuery { Repository = repository, Range = revision, Since = clock.GetUtcNow().AddYears(-1), Paths = paths, First = paths.Count }, stop);
    }

    private BugInvestigation AtStake(BugInvestigation found, string text, int first, CancellationToken stop)
    {
        _requirements ??= RequirementSearch.Load(engine, folder, reporter, stop);
        string[] files = [.. found.Traces.SelectMany(trace => trace.Frames).Select(frame => frame.RepositoryPath).OfType<string>().Distinct()];
        return found with { Requirements = _requirements.Find(text, files, first, stop) };
    }

    private BugInvestigation HeldAgainstPrinciples(BugInvestigation found, BugReport report, CancellationToken stop) => (report.Range ?? report.Fix) is null ? found
        : found with { Constitution = new ConstitutionTester(engine, reporter).Review(folder, report.Range, report.Range is null ? report.Fix : null, stop) };

    // The beginning of a log says little about the failure and much about everything else; its traces and error lines say more.
    private static string Words(BugInvestigation found, BugReport report)
    {
        if (!report.IsFromLog) return report.Description;
        return found.Traces.Count > 0 ? "" : string.Join('\n', report.ErrorLines.DefaultIfEmpty(report.Description));
    }

    private static KnowledgeQuery Query(BugInvestigation found, BugReport report)
    {
        List<string> words = [Words(found, report)], files = [], types = [];
        foreach (StackTrace trace in found.Traces) Collect(trace, words, files, types);
        return new KnowledgeQuery { Text = string.Join('\n', words), Files = files, ErrorTypes = types };
    }

    private static void Collect(StackTrace trace, List<string> words, List<string> files, List<string> types)
    {
        if (trace.Type is not null && !types.Contains(trace.Type)) types.Add(trace.Type);
        if (trace.Message is not null) words.Add(trace.Message);
        foreach (TraceFrame frame in trace.Frames)
        {
            if (frame.RepositoryPath is { } file && !files.Contains(file)) files.Add(file);
            if (frame.IsUserCode && frame.Function is { } function) words.Add(function);
        }

        foreach (StackTrace inner in trace.InnerTraces) Collect(inner, words, files, types);
    }
}
