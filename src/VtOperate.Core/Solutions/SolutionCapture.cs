using System.Globalization;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Writes down a problem and its solution. The new document comes first, whole and with its links; then the documents it is like are linked back. So a kill at any
/// moment leaves whole files, and the same call again finds its document by content and finishes the work.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="reporter">Where warnings of the critical patterns go.</param>
/// <param name="clock">What day it is.</param>
/// <param name="indexes">The indexes that the session has open; null for none.</param>
public sealed class SolutionCapture(IEngine engine, OperationConfiguration configuration, IReporter reporter, TimeProvider clock, IndexSession? indexes = null)
{
    private const int MostOverlaps = 10;
    private const int MostNames = 10_000;
    private const int MostAttempts = 100;

    private readonly KnowledgeBase _places = KnowledgeBase.Of(configuration);

    // Only the repository's own documents matter to what is written here.
    private readonly RootReporter _reporter = new(reporter, KnowledgeBase.Of(configuration).Solutions, root => root.Name.Length == 0);

    private SolutionRoot Root => _places.Solutions[0];

    /// <summary>What writing would do now. Nothing is written, not even a lock.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.InputMissing"/> when nothing was said and nothing recorded, <see cref="ErrorId.ValueNotAllowed"/> for a category that can be none, or what <see cref="FixCommits.Read"/> throws.</exception>
    public SolutionPlan Plan(SolutionRequest request, CancellationToken stop)
    {
        (SolutionPlan plan, SolutionDocument document) = PlanDocuments(request, stop);
        return plan with { Change = WithPattern(plan.Change, document, request.Promote, isPlan: true, stop) };
    }

    /// <summary>Writes. Other processes that write solutions wait.</summary>
    /// <returns>What was done.</returns>
    /// <exception cref="OperationException">A file cannot be written, another process holds the lock, or what <see cref="Plan"/> throws.</exception>
    public SolutionChange Write(SolutionRequest request, CancellationToken stop)
    {
        (SolutionChange change, SolutionDocument document) = WriteDocuments(request, stop);

        // The patterns have a lock of their own; the document is there whatever becomes of them.
        return WithPattern(change, document, request.Promote, isPlan: false, stop);
    }

    private (SolutionChange Change, SolutionDocument Document) WriteDocuments(SolutionRequest request, CancellationToken stop)
    {
        using IDisposable held = SolutionLock.Take(engine, configuration.Root, stop);
        (SolutionPlan plan, SolutionDocument document) = PlanDocuments(request, stop);

        // Whoever does not know the lock may have taken the name since; then there is another.
        for (int attempt = 1; plan.Edits is [{ IsNew: true } first, ..] && !engine.Files.TryCreate(first.File, first.Content.Span); attempt++)
        {
            if (attempt == MostAttempts) throw new OperationException(ErrorId.FileUnwritable, first.File, $"'{first.File}' cannot be created: something that is no file has its name.");
            (plan, document) = PlanDocuments(request, stop);
        }

        var left = new List<string>();
        foreach (PlannedEdit edit in plan.Edits)
        {
            if (!edit.IsNew && !TryWrite(edit, plan.Edits[0].IsNew)) left.Add(Relative(edit.File));
        }

        SolutionChangeAction action = plan.Change.Action != SolutionChangeAction.Planned ? plan.Change.Action : plan.Edits[0].IsNew ? SolutionChangeAction.Written : SolutionChangeAction.Updated;
        FileEdit[] written = plan.Change.Files.Where(file => !left.Contains(file.Path)).ToArray();
        return (plan.Change with { Action = action, Files = written }, document);
    }

    // The new document is there; another that cannot be written now is told, and the same call again links back from it.
    private bool TryWrite(PlannedEdit edit, bool isBackLink)
    {
        try
        {
            engine.Files.WriteAtomically(edit.File, edit.Content.Span);
            return true;
        }
        catch (OperationException problem) when (isBackLink)
        {
            _reporter.Problem(problem);
            return false;
        }
    }

    private SolutionChange WithPattern(SolutionChange change, SolutionDocument document, bool promote, bool isPlan, CancellationToken stop)
    {
        if (!promote) return change;
        try
        {
            PatternPromotion? promotion = new PatternPromoter(engine, configuration, clock, indexes).Promote(document, isPlan, _reporter, stop);
            if (promotion is null) return change;
            change = change with { Pattern = promotion, Solution = change.Solution with { Pattern = promotion.Pattern.Slug } };
            return promotion.Action == PromotionAction.Unchanged ? change : change with { Files = change.Files.Append(new FileEdit(Relative(promotion.File), promotion.Action.ToString().ToLowerInvariant())).ToArray() };
        }
        catch (OperationException problem)
        {
            // A plan reads without a lock, and another process may write in between; writing finds out for sure.
            if (isPlan) _reporter.Verbose(problem.Message);
            else _reporter.Problem(problem);
            return change;
        }
    }

    private (SolutionPlan Plan, SolutionDocument Document) PlanDocuments(SolutionRequest request, CancellationToken stop)
    {
        var library = new SolutionLibrary(engine, _places, indexes);
        var supersession = new Supersession(library);
        SolutionCorpus corpus = SolutionCorpus.Read(engine, library, new SilentReporter(), stop);
        SolutionDraft draft = Draft(request with { Said = supersession.Settle(request.Said, stop) }, corpus, stop);
        var text = new SolutionText(engine.Markdown);
        IReadOnlyList<(SolutionSection, string)> sections = text.Sections(draft, []);
        IReadOnlyList<SolutionOverlap> overlaps = corpus.Overlaps(Read(text.Render(draft, "", []), Path.Combine(Root.Folder, "new.md")), engine.Markdown, stop);
        SolutionDocument? same = overlaps.Select(overlap => corpus.Find(overlap.Solution.Id)!).FirstOrDefault(document => IsOwn(document.Solution) && SolutionContent.Covers(document, draft, sections));
        SolutionDocument? known = same ?? (request.Update && overlaps.FirstOrDefault(overlap => overlap.Level == OverlapLevel.High && IsOwn(overlap.Solution)) is { } high ? corpus.Find(high.Solution.Id) : null);
        if (known is not null) supersession.Check(known.Solution.Id, draft.Fields.Supersedes, stop);
        if (known is not null && request.Update && PlanMerge(known, draft, corpus, overlaps) is { Plan.Edits.Count: > 0 } merge) return merge;
        if (known is not null) return PlanSame(known, draft, corpus, overlaps);
        string category = SolutionPlace.Choose(draft.Fields.Category, overlaps);
        string name = SolutionTitle.FileName(draft.Fields.Title!);
        for (int number = 1; number < MostNames; number++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{category}/{name}{(number == 1 ? "" : $"-{number}")}");
            string file = Path.Combine(Root.Folder, id.Replace('/', Path.DirectorySeparatorChar) + SolutionLibrary.Suffix);
            if (!engine.Files.FileExists(file)) return PlanNew(draft, text, category, file, corpus, overlaps, request.Update);
            if (corpus.Find(id) is { } named && SolutionContent.Covers(named, draft, sections)) return PlanSame(named, draft, corpus, overlaps);
        }

        throw new OperationException(ErrorId.FileUnwritable, Root.Folder, $"Every name that begins with '{name}' is taken in '{category}'.");
    }

    private SolutionDraft Draft(SolutionRequest request, SolutionCorpus corpus, CancellationToken stop)
    {
        SolutionFields said = SolutionIntake.Clean(request.Said, configuration.Root);
        CaptureEvidence evidence = SolutionIntake.WithFixes(engine, configuration.Root, request.Evidence, said, stop);
        DateOnly today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new SolutionDrafter(SolutionSchema.Of(configuration), request.Generation, corpus.Vocabulary).Make(said, evidence, today)
            ?? throw new OperationException(ErrorId.InputMissing, null, "Nothing was said about a problem or its solution, and nothing was recorded.");
    }

    private (SolutionPlan Plan, SolutionDocument Document) PlanNew(SolutionDraft draft, SolutionText text, string category, string file, SolutionCorpus corpus, IReadOnlyList<SolutionOverlap> overlaps, bool wantsUpdate)
    {
        List<SolutionOverlap> alike = [.. overlaps.Where(overlap => overlap.Level != OverlapLevel.Low).Take(SolutionLinks.Most)];
        string[] links = [.. alike.Select(overlap => SolutionLinks.Line(file, overlap.Solution, configuration.Root)).OfType<string>()];
        string content = text.Render(draft, category, links);
        SolutionDocument document = Read(content, file);
        var edits = new List<PlannedEdit> { new(file, "Create", "created", Encoding.UTF8.GetBytes(content), "", IsNew: true) };
        AddBackLinks(document.Solution, [.. alike.Select(overlap => overlap.Solution)], corpus, edits);
        SolutionChange change = Change(SolutionChangeAction.Planned, document.Solution, draft, overlaps, edits);
        if (wantsUpdate) change = change with { NextSteps = [SolutionAdvice.NoUpdate(change, overlaps.FirstOrDefault(overlap => IsOwn(overlap.Solution)), draft.Fields), .. change.NextSteps] };
        return (new SolutionPlan(change, edits), document);
    }

    // The work of an earlier call that was cut short is finished: whatever the document links to links back.
    private (SolutionPlan Plan, SolutionDocument Document) PlanSame(SolutionDocument same, SolutionDraft draft, SolutionCorpus corpus, IReadOnlyList<SolutionOverlap> overlaps)
    {
        var edits = new List<PlannedEdit>();
        string related = SolutionBody.Of(engine.Markdown.Read(same.Body)).Prose(SolutionSection.Related);
        IEnumerable<string> targets = SolutionLinks.Targets(related, same.Solution.File).Distinct(StringComparer.Ordinal).Where(target => RepositoryPath.IsBelow(target, Root.Folder));
        AddBackLinks(same.Solution, [.. targets.Select(target => corpus.Find(Root.IdOf(target))?.Solution).OfType<Solution>()], corpus, edits);
        SolutionOverlap[] others = [.. overlaps.Where(overlap => overlap.Solution.Id != same.Solution.Id).Select((overlap, i) => overlap with { Rank = i + 1 })];
        return (new SolutionPlan(Change(SolutionChangeAction.Unchanged, same.Solution, draft, others, edits), edits), same);
    }

    private (SolutionPlan Plan, SolutionDocument Document) PlanMerge(SolutionDocument into, SolutionDraft draft, SolutionCorpus corpus, IReadOnlyList<SolutionOverlap> overlaps)
    {
        EditableDocument before = EditableDocument.Read(engine, into.Solution.File);
        EditableDocument after = new SolutionEdit(engine, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Merge(before, into, draft);
        var edits = new List<PlannedEdit>();
        if (before.Text != after.Text) edits.Add(new PlannedEdit(before.File, "Update", "updated", after.ToBytes(), after.Diff(before, Relative(before.File)), IsNew: false));
        SolutionDocument document = Read(after.Text, before.File);
        if (edits.Count > 0) AddBackLinks(document.Solution, [], corpus, edits);
        SolutionChangeAction action = edits.Count == 0 ? SolutionChangeAction.Unchanged : SolutionChangeAction.Planned;
        return (new SolutionPlan(Change(action, document.Solution, draft, overlaps, edits), edits), document);
    }

    private void AddBackLinks(Solution to, IReadOnlyList<Solution> linked, SolutionCorpus corpus, List<PlannedEdit> edits)
    {
        var links = new BackLinks(engine, Root, configuration.Root);
        foreach (Solution from in linked)
        {
            if (links.Find(from, to, isLinked: true, to.Supersedes.Contains(from.Id)) is { } edit) edits.Add(edit);
        }

        foreach (string id in to.Supersedes)
        {
            if (linked.All(solution => solution.Id != id) && corpus.Find(id) is { } older && links.Find(older.Solution, to, isLinked: false, isSuperseded: true) is { } edit) edits.Add(edit);
        }
    }

    private SolutionChange Change(SolutionChangeAction action, Solution solution, SolutionDraft draft, IReadOnlyList<SolutionOverlap> overlaps, List<PlannedEdit> edits)
    {
        var change = new SolutionChange
        {
            Action = action,
            Solution = solution,
            OpenFields = solution.OpenFields,
            Overlaps = overlaps.Take(MostOverlaps).ToArray(),
            Suggestions = draft.Suggestions,
            Files = edits.Select(edit => new FileEdit(Relative(edit.File), edit.Done)).ToArray(),
            Repository = configuration.Root,
        };
        return change with { NextSteps = SolutionAdvice.Of(change) };
    }

    private SolutionDocument Read(string content, string file) => new SolutionReader(engine, configuration.Root, PatternLinks.Of([])).Of(Root, file, content);

    private bool IsOwn(Solution solution) => RepositoryPath.IsBelow(solution.File, Root.Folder);

    private string Relative(string file) => RepositoryPath.Relative(file, configuration.Root);
}
