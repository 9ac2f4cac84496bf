using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Changes what is given of a solution that was written down, and nothing else. A document whose right folder becomes known moves there (<see cref="SolutionMove"/>).</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="clock">What day it is.</param>
public sealed class SolutionUpdater(IEngine engine, OperationConfiguration configuration, TimeProvider clock)
{
    private const int MostAttempts = 100;

    private readonly KnowledgeBase _places = KnowledgeBase.Of(configuration);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>What writing would do now. Nothing is written, not even a lock.</summary>
    /// <param name="id">The id of the solution.</param>
    /// <param name="said">What is to be changed.</param>
    /// <param name="isAppended">Whether what is given is added to what the document says, instead of taking its place.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RecordNotFound"/>, also for a solution that would be superseded; <see cref="ErrorId.ValueNotAllowed"/> for a word that a closed field does not take, or a solution that would supersede itself; <see cref="ErrorId.FileUnwritable"/> for a
    /// document of another root; <see cref="ErrorId.DocumentNotEditable"/> when it cannot be changed safely; <see cref="ErrorId.InputMissing"/> when nothing is to be changed.
    /// </exception>
    public SolutionPlan Plan(string id, SolutionFields said, bool isAppended, CancellationToken stop)
    {
        var library = new SolutionLibrary(engine, _places);
        SolutionDocument document = library.Find(id, new SilentReporter(), stop) ?? throw library.NotFound(id, stop);
        Solution known = document.Solution;
        if (!RepositoryPath.IsBelow(known.File, _places.Solutions[0].Folder)) throw new OperationException(ErrorId.FileUnwritable, known.File, $"'{known.Id}' belongs to another knowledge base, which is only read here.");
        said = SolutionIntake.Clean(said, configuration.Root);
        if (said == new SolutionFields()) throw new OperationException(ErrorId.InputMissing, known.Id, "Nothing was given that could be changed.");
        var supersession = new Supersession(library);
        said = supersession.Settle(said, stop);
        supersession.Check(known.Id, said.Supersedes, stop);
        CaptureEvidence evidence = SolutionIntake.WithFixes(engine, configuration.Root, CaptureEvidence.None, said, stop);
        var suggestions = new List<VocabularySuggestion>();
        SolutionGeneration generation = SolutionSchema.GenerationOf(document.Fields);
        var rule = new SolutionWordRule(SolutionSchema.Of(configuration), generation, Words(library, said, stop));
        said = rule.Settle(said, suggestions);
        Refuse(suggestions, generation);
        string? category = said.Category is { } named ? rule.Folder(named, suggestions) : null;
        if (known.ProblemType is null && said.ProblemType is null && category is not null) said = said with { ProblemType = SolutionSchema.TypeOfFolder(category) };
        EditableDocument before = EditableDocument.Read(engine, known.File);
        var edit = new SolutionEdit(engine, Today);
        EditableDocument after = isAppended ? edit.Append(before, document, said, evidence) : edit.Set(before, known, said, evidence);
        var move = new SolutionMove(engine, configuration, _places.Solutions[0]);
        var edits = new List<PlannedEdit>();
        if (move.Folder(known, category, said.ProblemType) is { } folder)
        {
            (string file, after, edits) = move.Plan(before, after, document.Fields.Texts(',', SolutionMove.FormerIds), folder, Today, stop);
            return Planned(file, after, known.Pattern, edits, library, suggestions, stop);
        }

        if (before.Text != after.Text) edits.Add(new PlannedEdit(known.File, "Update", "updated", after.ToBytes(), after.Diff(before, RepositoryPath.Relative(known.File, configuration.Root)), IsNew: false));
        return Planned(known.File, after, known.Pattern, edits, library, suggestions, stop);
    }

    /// <summary>Writes. Other processes that write solutions wait.</summary>
    /// <returns>What was done.</returns>
    /// <inheritdoc cref="Plan" path="/param"/>
    /// <inheritdoc cref="Plan" path="/exception"/>
    public SolutionChange Write(string id, SolutionFields said, bool isAppended, CancellationToken stop)
    {
        using IDisposable held = SolutionLock.Take(engine, configuration.Root, stop);

        // A document that moves is renamed in the critical patterns, too. Nobody takes the two locks the other way round.
        using IDisposable? patterns = (said.Category ?? said.ProblemType) is null ? null : PatternLock.Take(engine, configuration.Root, stop);
        SolutionPlan plan = Plan(id, said, isAppended, stop);
        for (int attempt = 1; plan.Edits is [{ IsNew: true } first, ..] && !engine.Files.TryCreate(first.File, first.Content.Span); attempt++)
        {
            if (attempt == MostAttempts) throw new OperationException(ErrorId.FileUnwritable, first.File, $"'{first.File}' cannot be created: something that is no file has its name.");
            plan = Plan(id, said, isAppended, stop);
        }

        foreach (PlannedEdit edit in plan.Edits)
        {
            if (edit.IsRemoved) engine.Files.Remove(edit.File);
            else if (!edit.IsNew) engine.Files.WriteAtomically(edit.File, edit.Content.Span);
        }

        return plan.Change.Action == SolutionChangeAction.Planned ? plan.Change with { Action = SolutionChangeAction.Updated } : plan.Change;
    }

    // The words of the corpus are read only where one is to be settled.
    private static SolutionVocabulary Words(SolutionLibrary library, SolutionFields said, CancellationToken stop)
    {
        var vocabulary = new SolutionVocabulary();
        if ((said.Module ?? said.Component ?? said.RootCause ?? said.Category) is null && said.Tags is null && said.RelatedComponents is null) return vocabulary;
        foreach (SolutionDocument document in library.Read(new SilentReporter(), stop)) vocabulary.Add(document.Solution);
        return vocabulary;
    }

    private void Refuse(List<VocabularySuggestion> suggestions, SolutionGeneration generation)
    {
        foreach (VocabularySuggestion suggestion in suggestions)
        {
            if (!SolutionSchema.IsClosed(suggestion.Field, generation)) continue;
            string allowed = string.Join(", ", SolutionSchema.Of(configuration).Words(suggestion.Field, generation));
            string near = suggestion.Suggestion is { } word ? $" Did you mean '{word}'?" : "";
            throw new OperationException(ErrorId.ValueNotAllowed, suggestion.Value, $"'{suggestion.Value}' is no {suggestion.Field}.{near} Allowed: {allowed}; 'vocabulary.{suggestion.Field}' in {ConfigurationSchema.FileName} adds more.");
        }
    }

    private SolutionPlan Planned(string file, EditableDocument after, string? pattern, List<PlannedEdit> edits, SolutionLibrary library, List<VocabularySuggestion> suggestions, CancellationToken stop)
    {
        Solution solution = new SolutionReader(engine, configuration.Root, PatternLinks.Of([])).Of(_places.Solutions[0], file, after.Text).Solution with { Pattern = pattern };
        var links = new BackLinks(engine, _places.Solutions[0], configuration.Root);
        foreach (string id in solution.Supersedes)
        {
            if (library.Find(id, new SilentReporter(), stop) is { } older && edits.All(edit => edit.File != older.Solution.File) && links.Find(older.Solution, solution, isLinked: false, isSuperseded: true) is { } edit) edits.Insert(edits.Count > 0 && edits[^1].IsRemoved ? edits.Count - 1 : edits.Count, edit);
        }

        var change = new SolutionChange
        {
            Action = edits.Count == 0 ? SolutionChangeAction.Unchanged : SolutionChangeAction.Planned,
            Solution = solution,
            OpenFields = solution.OpenFields,
            Suggestions = suggestions,
            Files = edits.Select(edit => new FileEdit(RepositoryPath.Relative(edit.File, configuration.Root), edit.Done)).ToArray(),
            Repository = configuration.Root,
        };
        return new SolutionPlan(change with { NextSteps = SolutionAdvice.Of(change) }, edits);
    }
}
