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
        (SolutionRepair repair, EditableDocument after) = Mend(place, stop);
        if (repair.Action == RepairAction.Unchanged) return repair;
        engine.Files.WriteAtomically(place.File, after.ToBytes());
        return repair with { Action = RepairAction.Repaired };
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

    private (SolutionRepair Repair, EditableDocument After) Mend((SolutionRoot Root, string File) place, CancellationToken stop)
    {
        _citations ??= CitationChecker.Open(engine, _repository, reporter);
        EditableDocument before = EditableDocument.Read(engine, place.File);
        EditableDocument after = new SolutionMending(engine, schema, _repository, reporter).Mend(place.Root, before, _citations, stop);
        byte[] bytes = after.ToBytes();
        bool isSame = ReferenceEquals(before, after) || bytes.AsSpan().SequenceEqual(before.ToBytes());
        CheckResult left = _tester.Test(place.Root, place.File, TextDocument.Decode(bytes), stop);
        string name = RepositoryPath.Relative(place.File, _repository);
        if (isSame) return (new SolutionRepair(RepairAction.Unchanged, left.Target, name, [], "", left.Problems, _repository), before);
        CheckResult found = _tester.Test(place.Root, place.File, TextDocument.Decode(before.ToBytes()), stop);
        string[] repaired = [.. found.Problems.Select(problem => problem.Id).Distinct().Where(kind => left.Problems.Count(problem => problem.Id == kind) < found.Problems.Count(problem => problem.Id == kind)).Order(StringComparer.Ordinal)];
        return (new SolutionRepair(RepairAction.Planned, left.Target, name, repaired, SecretRedactor.Redact(after.Diff(before, name)), left.Problems, _repository), after);
    }
}
