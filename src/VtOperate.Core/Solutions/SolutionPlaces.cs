namespace VtOperate.Core.Solutions;

/// <summary>Finds many documents by their ids with one look at the folders, and another where an id is not known yet. Not thread-safe.</summary>
/// <param name="library">The solutions.</param>
/// <param name="reporter">Where folders that cannot be listed are told.</param>
internal sealed class SolutionPlaces(SolutionLibrary library, IReporter reporter)
{
    private readonly Dictionary<string, (SolutionRoot Root, string File)> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SolutionRoot Root, string File)> _folded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the document with this id stands; null when there is none. Case matters only where two ids differ in nothing else.</summary>
    public (SolutionRoot Root, string File)? Find(string id, CancellationToken stop)
    {
        if (Known(id) is { } known) return known;
        _exact.Clear();
        _folded.Clear();
        foreach ((SolutionRoot root, string file) in library.Files(reporter, stop))
        {
            string candidate = root.IdOf(file);
            _exact[candidate] = _folded[candidate] = (root, file);
        }

        return Known(id);
    }

    private (SolutionRoot Root, string File)? Known(string id) =>
        _exact.TryGetValue(id, out (SolutionRoot Root, string File) place) || _folded.TryGetValue(id, out place) ? place : null;
}
