using VtOperate.Core.Errors;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Finds many documents by their ids with one look at the folders at most, however many are asked for. What an earlier command of the same pipeline has just written is found
/// all the same, because the one file that an id stands for is looked for as well. Not thread-safe.
/// </summary>
/// <param name="library">The solutions.</param>
/// <param name="reporter">Where folders that cannot be listed are told.</param>
internal sealed class SolutionPlaces(SolutionLibrary library, IReporter reporter)
{
    // Each suggestion compares an id with all there are.
    private const int MostSuggested = 20;

    private readonly Dictionary<string, (SolutionRoot Root, string File)> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SolutionRoot Root, string File)> _folded = new(StringComparer.OrdinalIgnoreCase);
    private bool _isListed;
    private int _suggested;

    /// <summary>Where the document with this id stands; null when there is none. Case matters only where two ids differ in nothing else.</summary>
    public (SolutionRoot Root, string File)? Find(string id, CancellationToken stop)
    {
        if (SolutionLibrary.IsCaseKept && library.Probe(id) is { } exact) return exact;
        List(stop);
        bool isKnown = _exact.TryGetValue(id, out (SolutionRoot Root, string File) place) || _folded.TryGetValue(id, out place);
        return isKnown && library.IsThere(place.File) ? place : library.Probe(id);
    }

    /// <summary>Every document that was there at the one look at the folders.</summary>
    public IEnumerable<(SolutionRoot Root, string File)> All(CancellationToken stop)
    {
        List(stop);
        return _exact.Values;
    }

    /// <summary>The error that says that there is no solution with this id, and which ids are near; after some such errors it only says the first.</summary>
    public OperationException NotFound(string id, CancellationToken stop)
    {
        if (_suggested++ < MostSuggested) List(stop);
        return library.NotFound(id, _suggested <= MostSuggested ? _exact.Keys : []);
    }

    private void List(CancellationToken stop)
    {
        if (_isListed) return;
        foreach ((SolutionRoot root, string file) in library.Files(reporter, stop))
        {
            string candidate = root.IdOf(file);
            _exact[candidate] = _folded[candidate] = (root, file);
        }

        _isListed = true;
    }
}
