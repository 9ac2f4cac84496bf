using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Changes what is given of a solution that was written down, and nothing else. The document stays where it stands.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="clock">What day it is.</param>
public sealed class SolutionUpdater(IEngine engine, OperationConfiguration configuration, TimeProvider clock)
{
    private readonly KnowledgeBase _places = KnowledgeBase.Of(configuration);

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
        said = new SolutionWordRule(SolutionSchema.Of(configuration), generation, Words(library, said, stop)).Settle(said, suggestions);
        Refuse(suggestions, generation);
        EditableDocument before = EditableDocument.Read(engine, known.File);
        var edit = new SolutionEdit(engine, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        EditableDocument after = isAppended ? edit.Append(before, document, said, evidence) : edit.Set(before, known, said, evidence);
        return Planned(before, after, library, suggestions, stop);
    }

    /// <summary>Writes. Other processes that write solutions wait.</summary>
    /// <returns>What was done.</returns>
    /// <inheritdoc cref="Plan" path="/param"/>
    /// <inheritdoc cref="Plan" path="/exception"/>
    public SolutionChange Write(string id, SolutionFields said, bool isAppended, CancellationToken stop)
    {
        using IDisposable held = SolutionLock.Take(engine, configuration.Root, stop);
        SolutionPlan plan = Plan(id, said, isAppended, stop);
        foreach (PlannedEdit edit in plan.Edits) engine.Files.WriteAtomically(edit.File, edit.Content.Span);
        return plan.Change.Action == SolutionChangeAction.Planned ? plan.Change with { Action = SolutionChangeAction.Updated } : plan.Change;
    }

    // The words of the corpus are read only where one is to be settled.
    private static SolutionVocabulary Words(SolutionLibrary library, SolutionFields said, CancellationToken stop)
    {
        var vocabulary = new SolutionVocabulary();
        if ((said.Module ?? said.Component ?? said.RootCause) is null && said.Tags is null && said.RelatedComponents is null) return vocabulary;
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

    private SolutionPlan Planned(EditableDocument before, EditableDocument after, SolutionLibrary library, List<VocabularySuggestion> suggestions, CancellationToken stop)
    {
        string path = RepositoryPath.Relative(before.File, configuration.Root);
        Solution solution = new SolutionReader(engine, configuration.Root, PatternLinks.Of(new PatternLibrary(engine, _places).Read(new SilentReporter(), stop))).Of(_places.Solutions[0], before.File, after.Text).Solution;
        var edits = new List<PlannedEdit>();
        if (before.Text != after.Text) edits.Add(new PlannedEdit(before.File, "Update", "updated", after.ToBytes(), after.Diff(before, path), IsNew: false));
        var links = new BackLinks(engine, _places.Solutions[0], configuration.Root);
        foreach (string id in solution.Supersedes)
        {
            if (library.Find(id, new SilentReporter(), stop) is { } older && links.Find(older.Solution, solution, isLinked: false, isSuperseded: true) is { } edit) edits.Add(edit);
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
