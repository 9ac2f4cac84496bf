using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Redaction;
using VtOperate.Core.Solutions;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Editing;

/// <summary>
/// Keeps specifications in step with what was decided: amends, adds and retires requirements, notes fixes, answers questions, adds tasks. Every byte that is not meant stays. Where a
/// built feature is history nothing of it is written; a feature that supersedes it is proposed. It reads again under a lock before it writes.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="time">The clock that dates notes.</param>
public sealed class SpecUpdater(IEngine engine, OperationConfiguration configuration, TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>What an update would change; nothing is written.</summary>
    /// <param name="folder">The folder that was asked about, absolute.</param>
    /// <param name="update">What is asked for.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: no project, feature or requirement of that name. <see cref="ErrorId.DocumentNotEditable"/>, with file and line: more would change. <see cref="ErrorId.InputMissing"/>: nothing is asked for, or a part of it is missing.</exception>
    public SpecChange Plan(string folder, SpecUpdate update, CancellationToken stop) => Make(folder, update, stop).Change;

    /// <summary>Makes an update; files that say it already are not written.</summary>
    /// <inheritdoc cref="Plan" path="/param"/>
    /// <inheritdoc cref="Plan" path="/exception"/>
    public SpecChange Write(string folder, SpecUpdate update, CancellationToken stop)
    {
        using IDisposable held = engine.Files.Lock(Path.Combine(StateFolder.Of(engine, configuration.Root), "specs.lock"), s_patience, stop);
        (SpecChange change, IReadOnlyList<Edit> edits) = Make(folder, update, stop);
        if (change.Action != SpecChangeAction.Planned) return change;
        foreach (Edit edit in edits) engine.Files.WriteAtomically(edit.File, edit.After);
        return change with { Action = SpecChangeAction.Updated };
    }

    private (SpecChange Change, IReadOnlyList<Edit> Edits) Make(string folder, SpecUpdate update, CancellationToken stop)
    {
        update = Checked(update);
        SpecProject project = SpecProject.Find(engine, folder, configuration.Root, stop) ?? throw new OperationException(ErrorId.RecordNotFound, folder, $"No folder '.specify' is at '{folder}' or above it, so there are no specifications to change.");
        SpecTarget target = SpecTarget.Find(engine, project, update.Feature, update.Requirement);
        SpecFeature feature = target.Feature;
        var change = new SpecChange(SpecChangeAction.Unchanged, feature.Name, target.Id is null ? [] : [$"{feature.Name}#{target.Id}"], [], [], "", null, [], configuration.Root);
        PersistenceMode mode = new PersistenceReader(engine).Read(configuration, project, stop);
        if (mode.Kind == SpecPersistence.FlowForward && new PersistenceReader(engine).IsBuilt(feature)) return (Supersede(change, project, target, update, mode, stop), []);
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        List<Edit> edits = [];
        var document = Document.Read(engine, feature.SpecFile!);
        var draft = new SpecDraft(document.Text, Shown(feature.SpecFile!), today);
        draft.Apply(target.Id, update, update.Add.Count == 0 ? [] : Former(feature.SpecFile!, stop));
        if (draft.Text != document.Text) edits.Add(new Edit(feature.SpecFile!, document.Bytes, document.With(draft.Text)));
        IReadOnlyList<string> tasks = update.Tasks.Count == 0 ? [] : AddTasks(feature, target.Id ?? draft.Added.FirstOrDefault() ?? "", update, edits);
        return (change with
        {
            Action = edits.Count == 0 ? SpecChangeAction.Unchanged : SpecChangeAction.Planned,
            Requirements = [.. change.Requirements, .. draft.Added.Select(id => $"{feature.Name}#{id}")],
            Tasks = tasks,
            Files = [.. edits.Select(edit => new FileEdit(Shown(edit.File), "updated"))],
            Patch = SecretRedactor.Redact(string.Concat(edits.Select(edit => SpecPatch.Of(edit.Before, edit.After, Shown(edit.File), stop)))),
            Notes = [.. draft.Notes],
        }, edits);
    }

    private IReadOnlyList<string> AddTasks(SpecFeature feature, string id, SpecUpdate update, List<Edit> edits)
    {
        string file = Path.Combine(feature.Folder, "tasks.md");
        if (!engine.Files.FileExists(file)) throw new OperationException(ErrorId.PathNotFound, file, $"'{Shown(file)}' does not exist: the feature has no tasks yet.");
        var document = Document.Read(engine, file);
        SpecGuard.CheckWhole(document.Text, Shown(file));
        (string text, IReadOnlyList<string> ids) = TaskAddition.Add(document.Text, update.Tasks, id, update.Gap, update.Bug);
        if (text != document.Text) edits.Add(new Edit(file, document.Bytes, document.With(text)));
        return ids;
    }

    private SpecChange Supersede(SpecChange change, SpecProject project, SpecTarget target, SpecUpdate update, PersistenceMode mode, CancellationToken stop)
    {
        string text = TextDocument.Read(engine.Files, target.Feature.SpecFile!).Text;
        SpecGuard.CheckWhole(text, Shown(target.Feature.SpecFile!));
        RequirementText? old = target.Id is null ? null : RequirementReader.Read(text, stop).FirstOrDefault(one => one.Id == target.Id);
        if (target.Id is not null && old is null) throw new OperationException(ErrorId.RecordNotFound, target.Id, $"'{Shown(target.Feature.SpecFile!)}' has no requirement {target.Id}.");
        SpecProposal proposal = SupersedingFeature.Propose(project, target.Feature, old, update, time.GetUtcNow(), configuration.Root);
        return change with
        {
            Action = SpecChangeAction.Proposed,
            Proposal = proposal,
            Patch = SecretRedactor.Redact(SpecPatch.Of(null, Encoding.UTF8.GetBytes(proposal.Text), proposal.File, stop)),
            Notes = [$"{target.Feature.Name} is built and its specification is history here: {mode.Reason} 'specs: persistence: living-spec' in .vtoperate.yml lets it be changed."],
        };
    }

    // Ids that the specification had at any commit: whoever still names one means what it was.
    private HashSet<string> Former(string file, CancellationToken stop)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using IGitRepository? repository = engine.Git.Open(Path.GetDirectoryName(file)!);
            if (repository is null || repository.Head is not { } head || !RepositoryPath.IsBelow(file, repository.Root)) return ids;
            using IObjectReader objects = repository.OpenObjects();
            var history = new HistoryReader(objects, repository.ShallowBoundary);
            string path = RepositoryPath.Relative(file, repository.Root);
            foreach (CommitNode commit in PathLog.Read(history, head, path, stop))
            {
                ObjectId blob = history.FindBlob(commit.Tree, path);
                if (!blob.IsZero) ids.UnionWith(RequirementNumbers.Taken(Encoding.UTF8.GetString(history.PeekBlob(blob))));
            }
        }
        catch (OperationException problem) when (problem.Id is ErrorId.GitUnavailable or ErrorId.GitUnsupported or ErrorId.RepositoryNotTrusted or ErrorId.ObjectUnreadable)
        {
            // The ids of the text itself are known in any case.
        }

        return ids;
    }

    private static SpecUpdate Checked(SpecUpdate update)
    {
        bool isNothing = update.Text is null && update.Add.Count == 0 && !update.Retire && update.Question is null && update.Tasks.Count == 0;
        if (isNothing) throw new OperationException(ErrorId.InputMissing, update.Requirement ?? update.Feature, "Nothing was given that could be changed.");
        if ((update.Text is not null || update.Retire) && update.Requirement is null) throw new OperationException(ErrorId.InputMissing, update.Feature, "No requirement was named.");
        if (update.Retire && update.Reason.Trim().Length == 0) throw new OperationException(ErrorId.InputMissing, update.Requirement, "A requirement is retired for a reason; none was given.");
        if (update.Retire && update.Text is not null) throw new OperationException(ErrorId.ValueNotAllowed, update.Requirement, "A requirement is amended or retired, not both.");
        if ((update.Question is null) != (update.Answer is null)) throw new OperationException(ErrorId.InputMissing, update.Question ?? update.Answer, "A clarification has a question and an answer.");
        return update with
        {
            Text = Clean(update.Text),
            Add = [.. update.Add.Select(text => Clean(text)!)],
            Reason = Clean(update.Reason)!.ReplaceLineEndings(" ").Trim(),
            Question = Clean(update.Question),
            Answer = Clean(update.Answer),
            Tasks = [.. update.Tasks.Select(text => Clean(text)!)],
            Bug = update.Bug.Trim(),
        };
    }

    private static string? Clean(string? text) => text is null ? null : SecretRedactor.Redact(DocumentBytes.Readable(text));

    private string Shown(string file) => RepositoryPath.Relative(file, configuration.Root);

    private sealed record Edit(string File, byte[] Before, byte[] After);

    private sealed record Document(byte[] Bytes, DocumentBytes Form, string Text)
    {
        public static Document Read(IEngine engine, string file)
        {
            byte[] bytes = engine.Files.ReadBytes(file, TextDocument.MaxBytes);
            (DocumentBytes form, string text) = DocumentBytes.Decode(bytes);
            return new Document(bytes, form, text);
        }

        public byte[] With(string text) => Form.Encode(text);
    }
}
