using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>The solutions of a repository and of the further roots its configuration names. Nothing is kept between calls: files are the truth.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="places">Where the knowledge stands.</param>
/// <param name="indexes">The indexes that the session has open; null for none.</param>
public sealed class SolutionLibrary(IEngine engine, KnowledgeBase places, IndexSession? indexes = null)
{
    /// <summary>How the name of every document ends.</summary>
    public const string Suffix = ".md";

    private const int MostSuggestions = 3;

    private static readonly HashSet<string> s_otherFiles = new(["readme", "index", "_template", "template", "critical-patterns", "common-solutions"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_otherFolders = new(["_archived", "_archive", "patterns"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the knowledge stands.</summary>
    public KnowledgeBase Places => places;

    /// <summary>The index of all documents as they are now.</summary>
    internal DocumentIndex Index => new(engine, new SolutionSource(engine, this), indexes ?? new IndexSession());

    /// <summary>Answers a question about how documents are alike, as they are now. What is wrong with files goes to the reporter.</summary>
    internal T Ask<T>(Func<LikenessBase, T> question, IReporter reporter, CancellationToken stop)
    {
        var reader = new SolutionReader(engine, places.Repository, Links(new SilentReporter(), stop));
        SolutionDocument? Read(Solution solution) => places.Solutions.FirstOrDefault(root => root.Name == solution.Source) is { } root ? reader.Read(root, solution.File, new SilentReporter()) : null;
        DocumentIndex index = Index;
        IndexState state = index.Open(reporter, stop);
        try
        {
            return question(new LikenessBase(state.View, Read));
        }
        catch (IndexDamagedException)
        {
            return question(new LikenessBase(index.Rebuild(new SilentReporter(), stop).View, Read));
        }
    }

    /// <summary>Which critical pattern names which document now.</summary>
    internal PatternLinks Links(IReporter reporter, CancellationToken stop) => PatternLinks.Of(new PatternLibrary(engine, places).Read(reporter, stop));

    /// <summary>The documents, each as soon as it is read, in the order of the roots and in ordinal order of their paths. A file that cannot be read is a problem, and the rest goes on.</summary>
    public IEnumerable<SolutionDocument> Read(IReporter reporter, CancellationToken stop)
    {
        var reader = new SolutionReader(engine, places.Repository, Links(reporter, stop));
        foreach (SolutionDocument? document in OrderedWork.Select(Files(reporter, stop), (place, said) => reader.Read(place.Root, place.File, said), reporter, stop))
        {
            if (document is not null) yield return document;
        }
    }

    /// <summary>The one document with this id, without reading any other; null when there is none. Case matters only where two ids differ in nothing else.</summary>
    public SolutionDocument? Find(string id, IReporter reporter, CancellationToken stop)
    {
        if (Locate(id, reporter, stop) is not { } found) return null;
        var reader = new SolutionReader(engine, places.Repository, Links(reporter, stop));
        return reader.Read(found.Root, found.File, reporter);
    }

    /// <summary>Where the document with this id stands, without reading any; null when there is none.</summary>
    internal (SolutionRoot Root, string File)? Locate(string id, IReporter reporter, CancellationToken stop)
    {
        (SolutionRoot Root, string File)? found = null;
        foreach ((SolutionRoot root, string file) in Files(reporter, stop))
        {
            string candidate = root.IdOf(file);
            if (!candidate.Equals(id, StringComparison.OrdinalIgnoreCase)) continue;
            found = (root, file);
            if (candidate == id) break;
        }

        return found;
    }

    /// <summary>The documents that an id names: the one with exactly this id, else all that its wildcards take.</summary>
    /// <param name="id">The id, which may hold wildcards.</param>
    /// <param name="takes">What the wildcards take.</param>
    /// <param name="hasWildcards">Whether the id holds any.</param>
    /// <param name="reporter">Where files that cannot be read are told.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/> when there is no solution with an id that holds no wildcard.</exception>
    public IEnumerable<SolutionDocument> Named(string id, Predicate<string> takes, bool hasWildcards, IReporter reporter, CancellationToken stop)
    {
        if (Find(id, reporter, stop) is { } exact) return [exact];
        return hasWildcards ? Read(reporter, stop).Where(document => takes(document.Solution.Id)) : throw NotFound(id, stop);
    }

    /// <summary>The ids of all documents, without reading one, in the order of <see cref="Read"/>.</summary>
    public IEnumerable<string> Ids(IReporter reporter, CancellationToken stop)
    {
        foreach ((SolutionRoot root, string file) in Files(reporter, stop)) yield return root.IdOf(file);
    }

    /// <summary>The error that says that there is no solution with this id, and which ids are near.</summary>
    public OperationException NotFound(string id, CancellationToken stop)
    {
        IReadOnlyList<string> near = NearestId.Find(id, Ids(new SilentReporter(), stop), MostSuggestions);
        string where = string.Join(", ", places.Solutions.Select(root => $"'{root.Folder}'"));
        string detail = near.Count > 0 ? $"There is no solution '{id}'. Near it: {string.Join(", ", near)}." : $"There is no solution '{id}' in {where}.";
        return new OperationException(ErrorId.RecordNotFound, id, detail);
    }

    /// <summary>Whether a file with this name, without its ending, can be a solution; some names are kept for other documents.</summary>
    internal static bool IsDocumentName(string name) => !s_otherFiles.Contains(name) && !name.StartsWith('.');

    /// <summary>Whether documents below a folder with this name can be solutions.</summary>
    internal static bool IsCategoryName(string name) => !s_otherFolders.Contains(name) && !name.StartsWith('.');

    /// <summary>The files that are documents, in the order of <see cref="Read"/>.</summary>
    internal IEnumerable<(SolutionRoot Root, string File)> Files(IReporter reporter, CancellationToken stop)
    {
        foreach (SolutionRoot root in places.Solutions)
        {
            foreach (string file in DocumentFiles.Below(engine.Files, root.Folder, Suffix, ErrorId.SolutionUnreadable, reporter, stop))
            {
                if (IsSolution(root, file)) yield return (root, file);
            }
        }
    }

    private static bool IsSolution(SolutionRoot root, string file)
    {
        ReadOnlySpan<char> path = file.AsSpan(root.Folder.Length);
        while (path.IndexOfAny('/', '\\') is var slash && slash >= 0)
        {
            ReadOnlySpan<char> folder = path[..slash];
            if (folder.Length > 0 && !IsCategoryName(folder.ToString())) return false;
            path = path[(slash + 1)..];
        }

        return IsDocumentName(path[..^Suffix.Length].ToString());
    }
}
