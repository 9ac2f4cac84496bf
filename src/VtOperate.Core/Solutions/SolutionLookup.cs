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
        return id.Takes is { } takes ? _library.Read(takes, _reporter, stop) : throw _places.NotFound(id.Text, stop);
    }

    /// <summary>The one document with this id; null when there is none or it cannot be read, which is a problem then.</summary>
    public SolutionDocument? Find(string id, CancellationToken stop) =>
        _places.Find(id, stop) is { } place ? Reader(stop).Read(place.Root, place.File, _reporter) : null;

    /// <summary>Whether there is a document with this id. None is read.</summary>
    public bool Has(string id, CancellationToken stop) => _places.Find(id, stop) is not null;

    /// <summary>The error that says that there is no solution with this id, and which ids are near.</summary>
    public OperationException NotFound(string id, CancellationToken stop) => _places.NotFound(id, stop);

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
