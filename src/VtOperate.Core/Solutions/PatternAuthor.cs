using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Writes a critical pattern that a person wants, under the same lock and with the same care as one that is promoted.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="clock">What day it is.</param>
public sealed class PatternAuthor(IEngine engine, OperationConfiguration configuration, TimeProvider clock)
{
    private readonly KnowledgeBase _places = KnowledgeBase.Of(configuration);

    /// <summary>Adds an entry, or solutions to the entry that has this name already.</summary>
    /// <param name="draft">The entry.</param>
    /// <param name="extendsExisting">Whether an entry with this slug gets the solutions, and nothing else of it changes; else it is an error.</param>
    /// <param name="isPlan">Whether only to say what would be written.</param>
    /// <param name="reporter">Where files that cannot be read are named.</param>
    /// <param name="stop">Stops it before anything is written.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordExists"/>; <see cref="ErrorId.RecordNotFound"/> for a solution; <see cref="ErrorId.ValueNotAllowed"/> for a name without a letter; the file cannot be read or written.</exception>
    public PatternPromotion Add(PatternDraft draft, bool extendsExisting, bool isPlan, IReporter reporter, CancellationToken stop)
    {
        string slug = Slug.Of(PatternHeading.Parse(draft.Name).Name);
        if (slug.Length == 0) throw new OperationException(ErrorId.ValueNotAllowed, draft.Name, $"'{draft.Name}' holds no letter or digit to make a name of.");
        using IDisposable? held = isPlan ? null : PatternLock.Take(engine, configuration.Root, stop);
        IReadOnlyList<SolutionDocument> documents = Read(draft, reporter, stop);

        // Another repository's pattern is only read; one of the same name here is this repository's own.
        CriticalPattern? existing = new PatternLibrary(engine, _places).ReadLinked(reporter, stop).FirstOrDefault(pattern => pattern.Slug == slug && RepositoryPath.IsBelow(pattern.File, configuration.Root));
        if (existing is null) return Write(draft, documents, isPlan, stop);
        if (!extendsExisting)
            throw new OperationException(ErrorId.RecordExists, slug, $"The critical pattern '{slug}' exists already, in '{existing.File}' line {existing.Line}. With -Force the solutions are added to it.");
        return Extend(existing, documents, isPlan, stop);
    }

    private List<SolutionDocument> Read(PatternDraft draft, IReporter reporter, CancellationToken stop)
    {
        SolutionLookup lookup = new SolutionLibrary(engine, _places).Lookup(reporter);
        var documents = new List<SolutionDocument>();
        foreach (string id in draft.Solutions.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            SolutionDocument document = lookup.Find(id, stop) ?? throw lookup.NotFound(id, stop);
            documents.Add(document);
        }

        return documents;
    }

    private PatternPromotion Write(PatternDraft draft, IReadOnlyList<SolutionDocument> documents, bool isPlan, CancellationToken stop)
    {
        PatternEntry told = new PatternHarvest(engine.Markdown).Of(draft.Name, documents, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        PatternEntry entry = told with
        {
            Wrong = draft.Wrong.Length > 0 ? PatternSide.Of(draft.Wrong) : told.Wrong,
            Correct = draft.Correct.Length > 0 ? PatternSide.Of(draft.Correct) : told.Correct,
            Why = draft.Why.Length > 0 ? draft.Why : told.Why,
            Context = draft.Context.Length > 0 ? draft.Context : told.Context,
        };
        string file = PatternFile.Of(engine.Files, configuration, _places);
        byte[] before = engine.Files.FileExists(file) ? engine.Files.ReadBytes(file) : [];
        var edit = new PatternFileEdit(engine.Markdown, file, configuration.Root);
        byte[] after = edit.Add(before, entry, out string added, stop);
        if (!isPlan) engine.Files.WriteAtomically(file, after);
        CriticalPattern pattern = edit.Read(after, stop)[^1] with { DocumentedIn = documents.Select(document => document.Solution.Id).ToArray() };
        return new PatternPromotion { Action = PromotionAction.Promoted, Pattern = pattern, File = file, Added = added };
    }

    private PatternPromotion Extend(CriticalPattern existing, IReadOnlyList<SolutionDocument> documents, bool isPlan, CancellationToken stop)
    {
        List<Solution> missing = [.. documents.Select(document => document.Solution).Where(solution => !existing.DocumentedIn.Contains(solution.Id))];
        if (missing.Count == 0) return new PatternPromotion { Action = PromotionAction.Unchanged, Pattern = existing, File = existing.File };
        var edit = new PatternFileEdit(engine.Markdown, existing.File, configuration.Root);
        byte[] bytes = engine.Files.ReadBytes(existing.File);
        string added = "";
        foreach (Solution solution in missing)
        {
            bytes = edit.Extend(bytes, existing, solution, null, out string lines, stop);
            added += lines;
        }

        if (!isPlan) engine.Files.WriteAtomically(existing.File, bytes);
        CriticalPattern extended = edit.Read(bytes, stop).First(pattern => pattern.Slug == existing.Slug) with { DocumentedIn = existing.DocumentedIn.Concat(missing.Select(solution => solution.Id)).ToArray() };
        return new PatternPromotion { Action = PromotionAction.Extended, Pattern = extended, File = existing.File, Added = added };
    }
}
