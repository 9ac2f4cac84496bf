using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Repairs solution documents where the repair is certain. It reads again under a lock before it writes, so that two at once lose nothing. Not thread-safe.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="library">The solutions.</param>
/// <param name="schema">The schema with the repository's own words.</param>
/// <param name="reporter">Where problems and refused repairs are told.</param>
public sealed class SolutionRepairer(IEngine engine, SolutionLibrary library, SolutionSchema schema, IReporter reporter) : IDisposable
{
    private readonly SolutionTester _tester = new(engine, library, schema, reporter);
    private readonly string _repository = library.Places.Repository;
    private readonly SolutionPlaces _places = new(library, reporter);
    private CitationChecker? _citations;

    /// <summary>The ids of the documents that can be written: those of the repository's own root.</summary>
    /// <param name="wanted">Whether an id is wanted; null for all.</param>
    /// <param name="stop">Stops it.</param>
    public IEnumerable<string> Ids(Predicate<string>? wanted, CancellationToken stop)
    {
        foreach ((SolutionRoot root, string file) in library.Files(reporter, stop))
        {
            string id = root.IdOf(file);
            if (root.Name.Length == 0 && (wanted is null || wanted(id))) yield return id;
        }
    }

    /// <summary>Whether there is a document with exactly this id, but for case.</summary>
    public bool Has(string id, CancellationToken stop) => _places.Find(id, stop) is not null;

    /// <summary>What a repair of a document would do; nothing is written.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>; <see cref="ErrorId.FileUnwritable"/> for a document of a further root, which is only read; <see cref="ErrorId.FileUnreadable"/>.</exception>
    public SolutionRepair Plan(string id, CancellationToken stop) => Mend(Locate(id, stop), stop).Repair;

    /// <summary>Repairs a document; one that is as it should be is not written.</summary>
    /// <inheritdoc cref="Plan" path="/exception"/>
    public SolutionRepair Repair(string id, CancellationToken stop)
    {
        (SolutionRoot Root, string File) place = Locate(id, stop);
        using IDisposable held = SolutionLock.Take(engine, _repository, stop);
        (SolutionRepair repair, EditableDocument after, IReadOnlyList<CheckProblem> left) = Mend(place, stop);
        if (repair.Action == RepairAction.Unchanged) return repair;
        engine.Files.WriteAtomically(place.File, after.ToBytes());
        return repair with { Action = RepairAction.Repaired, Problems = left };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _citations?.Dispose();
        _tester.Dispose();
    }

    private (SolutionRoot Root, string File) Locate(string id, CancellationToken stop)
    {
        if (_places.Find(id, stop) is not { } place) throw library.NotFound(id, stop);
        if (place.Root.Name.Length > 0) throw new OperationException(ErrorId.FileUnwritable, place.File, $"'{id}' belongs to another knowledge base, which is only read here.");
        return place;
    }

    private (SolutionRepair Repair, EditableDocument After, IReadOnlyList<CheckProblem> Left) Mend((SolutionRoot Root, string File) place, CancellationToken stop)
    {
        _citations ??= CitationChecker.Open(engine, _repository, reporter);
        var mending = new SolutionMending(engine, schema, _repository, reporter);
        EditableDocument before = EditableDocument.Read(engine, place.File), opened = mending.Open(before), after = mending.Mend(place.Root, opened, _citations, stop);
        bool isSame = ReferenceEquals(before, after) || after.ToBytes().AsSpan().SequenceEqual(before.ToBytes());
        CheckResult left = Test(place, after, stop);
        string name = RepositoryPath.Relative(place.File, _repository);
        if (isSame) return (new SolutionRepair(RepairAction.Unchanged, left.Target, name, [], "", left.Problems, _repository), before, left.Problems);

        // Some problems can be seen only once the front matter can be read.
        CheckResult found = Test(place, before, stop), seen = ReferenceEquals(before, opened) ? found : Test(place, opened, stop);
        string[] repaired = [.. Gone(found, seen).Concat(Gone(seen, left)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        IReadOnlyList<CheckProblem> still = RemainingProblems.InLinesOf(before.Text, after.Text, found.Problems, left.Problems);
        return (new SolutionRepair(RepairAction.Planned, left.Target, name, repaired, SecretRedactor.Redact(after.Diff(before, name)), still, _repository), after, left.Problems);
    }

    private CheckResult Test((SolutionRoot Root, string File) place, EditableDocument document, CancellationToken stop) =>
        _tester.Test(place.Root, place.File, TextDocument.Decode(document.ToBytes()), stop);

    private static IEnumerable<string> Gone(CheckResult before, CheckResult after) =>
        before.Problems.GroupBy(problem => problem.Id).Where(kind => after.Problems.Count(problem => problem.Id == kind.Key) < kind.Count()).Select(kind => kind.Key);
}
