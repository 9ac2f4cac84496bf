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
    private const int LeastGlanced = 100;

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
    public IEnumerable<SolutionDocument> Read(IReporter reporter, CancellationToken stop) => Read(null, reporter, stop);

    /// <summary>The same for the documents whose id is wanted; no other is read. Null takes all.</summary>
    public IEnumerable<SolutionDocument> Read(Predicate<string>? wanted, IReporter reporter, CancellationToken stop)
    {
        var reader = new SolutionReader(engine, places.Repository, Links(reporter, stop));
        IEnumerable<(SolutionRoot Root, string File)> files = Files(reporter, stop);
        if (wanted is not null) files = files.Where(place => wanted(place.Root.IdOf(place.File)));
        foreach (SolutionDocument? document in OrderedWork.Select(files, (place, said) => reader.Read(place.Root, place.File, said), reporter, stop))
        {
            if (document is not null) yield return document;
        }
    }

    /// <summary>
    /// The solutions as far as they can be told in the time that somebody waits who is typing: those of a large base as its index last knew them, else the documents in the
    /// order of <see cref="Read(IReporter, CancellationToken)"/>. What cannot be read is left out.
    /// </summary>
    /// <param name="enough">Signalled when time is up. A hundred documents are looked at all the same, which takes no time that anybody notices.</param>
    public IReadOnlyList<Solution> Glance(CancellationToken enough)
    {
        var found = new List<Solution>();
        try
        {
            IEnumerable<Solution> solutions = Index.Kept() is { } state ? state.View.Documents().Select(document => SolutionRecord.Read(state.View.Stored(document))) : Read(new SilentReporter(), CancellationToken.None).Select(document => document.Solution);
            foreach (Solution solution in solutions)
            {
                found.Add(solution);
                if (found.Count >= LeastGlanced && enough.IsCancellationRequested) break;
            }
        }
        catch (IndexDamagedException)
        {
            // The next search finds it out as well, and makes it anew.
        }

        return found;
    }

    /// <summary>What finds many documents by their ids, for one command.</summary>
    /// <param name="reporter">Where files that cannot be read are told.</param>
    public SolutionLookup Lookup(IReporter reporter) => new(engine, this, reporter);

    /// <summary>The one document with this id, without reading any other; where none has it, the one that had it before it was moved; null when there is none. Case matters only where two ids differ in nothing else. For several ids <see cref="Lookup"/> is better.</summary>
    public SolutionDocument? Find(string id, IReporter reporter, CancellationToken stop) => Lookup(reporter).Find(id, stop);

    /// <summary>The ids of all documents, without reading one, in the order of <see cref="Read(IReporter, CancellationToken)"/>.</summary>
    public IEnumerable<string> Ids(IReporter reporter, CancellationToken stop)
    {
        foreach ((SolutionRoot root, string file) in Files(reporter, stop)) yield return root.IdOf(file);
    }

    /// <summary>Whether the folder of a root is there.</summary>
    internal bool IsThere(SolutionRoot root) => engine.Files.FolderExists(root.Folder);

    /// <summary>The error that says that there is no solution with this id, and which ids are near.</summary>
    public OperationException NotFound(string id, CancellationToken stop) => NotFound(id, Ids(new SilentReporter(), stop));

    /// <summary>The same where the ids are known already.</summary>
    internal OperationException NotFound(string id, IEnumerable<string> ids)
    {
        IReadOnlyList<string> near = NearestId.Find(id, ids, MostSuggestions);
        string where = string.Join(", ", places.Solutions.Select(root => $"'{root.Folder}'"));
        string detail = near.Count > 0 ? $"There is no solution '{id}'. Near it: {string.Join(", ", near)}." : $"There is no solution '{id}' in {where}.";
        return new OperationException(ErrorId.RecordNotFound, id, detail);
    }

    /// <summary>Whether a file with this name, without its ending, can be a solution; some names are kept for other documents.</summary>
    internal static bool IsDocumentName(string name) => !s_otherFiles.Contains(name) && !name.StartsWith('.');

    /// <summary>Whether documents below a folder with this name can be solutions.</summary>
    internal static bool IsCategoryName(string name) => !s_otherFolders.Contains(name) && !name.StartsWith('.');

    /// <summary>Whether the file system tells names apart that differ in case only, so that a file that is there has the name that was asked for.</summary>
    internal static bool IsCaseKept { get; } = OperatingSystem.IsLinux();

    /// <summary>Whether a file is there.</summary>
    internal bool IsThere(string file) => engine.Files.FileExists(file);

    /// <summary>Where the document with exactly this id stands, by a look at the one file that it can be; null when that is not there. Folders that are links are followed.</summary>
    internal (SolutionRoot Root, string File)? Probe(string id)
    {
        if (id.Length == 0 || id.Contains('\0', StringComparison.Ordinal)) return null;
        foreach (SolutionRoot root in places.Solutions)
        {
            string prefix = root.Name.Length == 0 ? "" : root.Name + ":";
            if (!id.StartsWith(prefix, StringComparison.Ordinal)) continue;
            string file = Path.GetFullPath(Path.Combine(root.Folder, id[prefix.Length..].Replace('/', Path.DirectorySeparatorChar) + Suffix));
            if (RepositoryPath.IsBelow(file, root.Folder) && root.IdOf(file) == id && IsSolution(root, file) && IsThere(file)) return (root, file);
        }

        return null;
    }

    /// <summary>The files that are documents, in the order of <see cref="Read(IReporter, CancellationToken)"/>.</summary>
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
