using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Checks solution documents: structure, schema, place, words, and what they rely on. It keeps open what it reads of history. Not thread-safe.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="library">The solutions.</param>
/// <param name="schema">The schema with the repository's own words.</param>
/// <param name="reporter">Where problems of the check itself go.</param>
public sealed class SolutionTester(IEngine engine, SolutionLibrary library, SolutionSchema schema, IReporter reporter) : IDisposable
{
    /// <summary>What every result says it is about.</summary>
    public const string Kind = "Solution";

    private readonly SolutionFieldCheck _fields = new(schema);
    private readonly string _repository = library.Places.Repository;
    private readonly SolutionPlaces _places = new(library, reporter);
    private CitationChecker? _citations;
    private IReadOnlyList<string>? _ids;

    /// <summary>Checks every document whose id is wanted, each as soon as it is read, in the order of the library.</summary>
    /// <param name="wanted">Whether an id is wanted; null for all.</param>
    /// <param name="stop">Stops it.</param>
    public IEnumerable<CheckResult> Test(Predicate<string>? wanted, CancellationToken stop)
    {
        IEnumerable<(SolutionRoot Root, string File)> files = library.Files(reporter, stop).Where(place => wanted is null || wanted(place.Root.IdOf(place.File)));
        foreach ((SolutionRoot root, string file, CheckedSolution? text, OperationException? fault) in OrderedWork.Select(files, (place, _) => Read(place.Root, place.File), reporter, stop))
            yield return text is null ? Unreadable(root, file, fault!) : Finish(text, stop);
    }

    /// <summary>Whether there is a document with exactly this id, but for case.</summary>
    public bool Has(string id, CancellationToken stop) => _places.Find(id, stop) is not null;

    /// <summary>Checks the document with an id.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>, with the ids that are near.</exception>
    public CheckResult Find(string id, CancellationToken stop)
    {
        if (_places.Find(id, stop) is not { } place) throw library.NotFound(id, stop);
        (_, _, CheckedSolution? text, OperationException? fault) = Read(place.Root, place.File);
        return text is null ? Unreadable(place.Root, place.File, fault!) : Finish(text, stop);
    }

    /// <summary>Checks a document from its text, as if it stood in the file.</summary>
    internal CheckResult Test(SolutionRoot root, string file, TextDocument document, CancellationToken stop)
    {
        CheckedSolution text = Take(root, file, document);
        return Finish(text, stop);
    }

    /// <inheritdoc/>
    public void Dispose() => _citations?.Dispose();

    private (SolutionRoot Root, string File, CheckedSolution? Text, OperationException? Fault) Read(SolutionRoot root, string file)
    {
        try
        {
            return (root, file, Take(root, file, TextDocument.Read(engine.Files, file)), null);
        }
        catch (OperationException fault)
        {
            return (root, file, null, fault);
        }
    }

    private CheckedSolution Take(SolutionRoot root, string file, TextDocument document)
    {
        var text = new CheckedSolution(root, file, NameOf(file), document, engine);
        SolutionStructureCheck.Check(text);
        _fields.Check(text);
        SolutionPlaceCheck.Check(text, schema);
        SolutionBodyCheck.Check(text);
        return text;
    }

    private CheckResult Finish(CheckedSolution text, CancellationToken stop)
    {
        try
        {
            _citations ??= CitationChecker.Open(engine, _repository, reporter);
            new SolutionReferenceCheck(_citations, _repository).Check(text, stop);
        }
        catch (OperationException fault)
        {
            reporter.Problem(fault);
        }

        Superseded(text, stop);
        List<CheckProblem> problems = [.. text.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Severity).ThenBy(problem => problem.Id, StringComparer.Ordinal)];
        return new CheckResult(Kind, text.Id, problems, _repository);
    }

    private void Superseded(CheckedSolution text, CancellationToken stop)
    {
        foreach (string link in text.Fields.Texts(',', "supersedes"))
        {
            _ids ??= [.. library.Ids(reporter, stop)];
            string[] named = [.. PatternLinks.Resolve(link, _ids)];
            if (named.Any(id => id != text.Id)) continue;
            string why = named.Length > 0 ? "is the document itself" : "names no document";
            string? moved = named.Length > 0 ? null : SupersededLinks.Moved(link, _ids);
            text.Add(SolutionProblem.Link, text.LineOf("supersedes"), CheckSeverity.Warning, $"The superseded document '{link}' {why}.", moved is null ? "Take it out, or write the id of the document that is replaced" : $"Write {moved}");
        }
    }

    private CheckResult Unreadable(SolutionRoot root, string file, OperationException fault) =>
        new(Kind, root.IdOf(file), new[] { new CheckProblem(SolutionProblem.Unreadable, NameOf(file), 1, CheckSeverity.Error, fault.Message, null) }, _repository);

    private string NameOf(string file) => RepositoryPath.Relative(file, _repository);
}
