using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Reads the solutions that ids name, for one command: however many ids come through its pipeline, folders are listed once at most and the critical patterns are read
/// again only when their files have changed. What an earlier command of the pipeline writes meanwhile is seen. Not thread-safe.
/// </summary>
public sealed class SolutionLookup
{
    private readonly IEngine _engine;
    private readonly SolutionLibrary _library;
    private readonly IReporter _reporter;
    private readonly SolutionPlaces _places;
    private Dictionary<string, SolutionDocument>? _former;
    private SolutionReader? _reader;
    private FileStamp?[] _stamps = [];
    private bool _isUncertain;

    internal SolutionLookup(IEngine engine, SolutionLibrary library, IReporter reporter)
    {
        (_engine, _library, _reporter) = (engine, library, reporter);
        _places = new SolutionPlaces(library, reporter);
    }

    /// <summary>The documents that an id names: the one with exactly this id, else all that its wildcards take, each as soon as it is read. A file that cannot be read is a problem, and the rest goes on.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/> when there is no solution with an id that holds no wildcard.</exception>
    public IEnumerable<SolutionDocument> Named(AskedId id, CancellationToken stop)
    {
        if (_places.Find(id.Text, stop) is { } place) return Reader(stop).Read(place.Root, place.File, _reporter) is { } document ? [document] : [];
        if (id.Takes is { } takes) return _library.Read(takes, _reporter, stop);
        return Former(id.Text, stop) is { } moved ? [moved] : throw _places.NotFound(id.Text, stop);
    }

    /// <summary>The one document with this id; where none has it, the one that had it before it was moved; null when there is none or it cannot be read, which is a problem then.</summary>
    public SolutionDocument? Find(string id, CancellationToken stop) =>
        _places.Find(id, stop) is { } place ? Reader(stop).Read(place.Root, place.File, _reporter) : Former(id, stop);

    /// <summary>Whether there is a document with this id. None is read.</summary>
    public bool Has(string id, CancellationToken stop) => _places.Find(id, stop) is not null;

    /// <summary>The error that says that there is no solution with this id, and which ids are near.</summary>
    public OperationException NotFound(string id, CancellationToken stop) => _places.NotFound(id, stop);

    // Only where nothing has the id now: then all documents are read, once.
    private SolutionDocument? Former(string id, CancellationToken stop)
    {
        if (!id.Contains('/', StringComparison.Ordinal)) return null;
        if (_former is not null) return _former.GetValueOrDefault(id);
        var former = new Dictionary<string, SolutionDocument>(StringComparer.OrdinalIgnoreCase);
        var silent = new SilentReporter();
        foreach ((SolutionRoot root, string file) in _places.All(stop))
        {
            if (Reader(stop).Read(root, file, silent) is not { } document) continue;
            string source = document.Solution.Source;
            foreach (string old in document.Fields.Texts(',', SolutionMove.FormerIds)) former.TryAdd(source.Length == 0 ? old : $"{source}:{old}", document);
        }

        return (_former = former).GetValueOrDefault(id);
    }

    private SolutionReader Reader(CancellationToken stop)
    {
        long startedAt = TimeProvider.System.GetUtcNow().UtcTicks;
        FileStamp?[] stamps = [.. _library.Places.Patterns.Select(_engine.Files.Stamp)];
        if (_reader is not null && !_isUncertain && stamps.AsSpan().SequenceEqual(_stamps)) return _reader;
        _stamps = stamps;
        _isUncertain = stamps.Any(stamp => stamp is { } known && known.IsRacyAt(startedAt));
        return _reader = new SolutionReader(_engine, _library.Places.Repository, _library.Links(_reporter, stop));
    }
}
