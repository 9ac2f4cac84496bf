using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Documents;

/// <summary>
/// Tells what became of what documents cite: renames are followed through history, a commit must be reachable, a name must still stand in the code. Age and
/// "the code changed" never count, and what cannot be told is unknown. Works with files alone where there is no git. Not thread-safe.
/// </summary>
public sealed class CitationChecker : IDisposable
{
    private static readonly string[] s_commonNames = ["readme", "index.", "changelog", "license"];

    private readonly IFileStore _files;
    private readonly string _root;
    private readonly IGitRepository? _repository;
    private readonly IObjectReader? _objects;
    private readonly HistoryReader? _history;
    private readonly PathFates? _fates;
    private readonly Dictionary<ObjectId, HashSet<ObjectId>> _ancestors = [];
    private HashSet<ObjectId>? _reachable;
    private NameTable? _names;
    private PathEnds? _ends;

    private CitationChecker(IEngine engine, string root, IGitRepository? repository)
    {
        (_files, _root, _repository) = (engine.Files, root, repository);
        if (repository?.Head is not { } head) return;
        _objects = repository.OpenObjects();
        _history = new HistoryReader(_objects, repository.ShallowBoundary);
        Head = _history.ReadCommit(head);
        _fates = new PathFates(_history, Head);
    }

    /// <summary>The commit that is the present; null without history.</summary>
    public CommitNode? Head { get; }

    /// <summary>Opens the repository that holds a folder. Where git cannot be read, the reporter hears why, and files alone are looked at.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="root">The folder that cited paths count from, absolute.</param>
    /// <param name="reporter">Where a repository that cannot be read is told.</param>
    public static CitationChecker Open(IEngine engine, string root, IReporter reporter)
    {
        IGitRepository? repository = null;
        try
        {
            repository = engine.Git.Open(root);
            return new CitationChecker(engine, root, repository);
        }
        catch (OperationException problem)
        {
            repository?.Dispose();
            reporter.Problem(problem);
            return new CitationChecker(engine, root, null);
        }
    }

    /// <summary>The commit that a revision names, or null.</summary>
    public CommitNode? Resolve(string revision) => _repository?.Resolve(revision) is { } id ? _history?.ReadCommit(id) : null;

    /// <summary>What became of a path, a link or a commit; a path that the document itself calls deleted is as it says. A name needs a document that was right once: see <see cref="CheckName"/>.</summary>
    /// <param name="citation">What is cited.</param>
    /// <param name="folder">The document's folder relative to the root, with forward slashes; null when it stands outside.</param>
    /// <param name="stop">Stops the walk through history.</param>
    /// <exception cref="OperationException">An object of the repository is missing or damaged.</exception>
    public CitationState Check(Citation citation, string? folder, CancellationToken stop) => citation.Kind switch
    {
        CitationKind.Commit => CheckCommit(citation, stop),
        CitationKind.Symbol => new CitationState(CitationVerdict.Unknown),
        _ => CheckPath(citation, folder, stop),
    };

    /// <summary>Whether a name of code that stood in a cited file at an earlier commit stands nowhere in the code of head.</summary>
    /// <param name="name">The name.</param>
    /// <param name="paths">The files that the same document cites, relative to the repository.</param>
    /// <param name="before">Finds the commit at which the document was right; it answers null when there is none.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException">An object of the repository is missing or damaged.</exception>
    public CitationState CheckName(string name, IReadOnlyList<string> paths, Func<CommitNode?> before, CancellationToken stop)
    {
        if (_history is null || Head is null || paths.Count == 0) return new CitationState(CitationVerdict.Unknown);
        foreach (string path in paths)
        {
            if (Holds(Head, path, name)) return CitationState.Found;
        }

        // The code of head is read once for all names; who was right when is asked only for those that are nowhere.
        _names ??= NameTable.Of(_history, Head, stop);
        if (_names.Contains(name)) return CitationState.Found;
        if (before() is not { } commit) return new CitationState(CitationVerdict.Unknown);
        foreach (string path in paths)
        {
            if (Holds(commit, path, name)) return new CitationState(CitationVerdict.Gone, $"stood in {path} at {Short(commit.Id)} and stands nowhere in the code now");
        }

        return new CitationState(CitationVerdict.Unknown);
    }

    /// <summary>Whether a path, a link or a commit was gone at an earlier commit already.</summary>
    /// <param name="citation">What is cited.</param>
    /// <param name="folder">The document's folder relative to the root; null when it stands outside.</param>
    /// <param name="commit">The earlier commit.</param>
    /// <param name="stop">Stops the walk through history.</param>
    /// <exception cref="OperationException">An object of the repository is missing or damaged.</exception>
    public bool WasGone(Citation citation, string? folder, CommitNode commit, CancellationToken stop)
    {
        if (_history is null || _repository is null) return false;
        if (citation.Kind == CitationKind.Commit) return _repository.Resolve(citation.Text) is not { } id || !Ancestors(commit, stop).Contains(id);
        foreach (string path in CitedPath.Meanings(citation.Text, folder, citation.Kind == CitationKind.Link))
        {
            if (!_history.FindEntry(commit.Tree, path).Id.IsZero) return false;
        }

        return true;
    }

    /// <summary>The newest commit that touched a file; null when none did.</summary>
    /// <exception cref="OperationException">An object of the repository is missing or damaged.</exception>
    public CommitNode? LastChange(string path, CancellationToken stop) =>
        _history is null || Head is null ? null : PathLog.Read(_history, Head.Id, path, stop).FirstOrDefault();

    /// <summary>A text file at a commit; null when it was not there.</summary>
    /// <exception cref="OperationException">An object of the repository is missing or damaged.</exception>
    public string? Text(CommitNode commit, string path)
    {
        ObjectId blob = _history?.FindBlob(commit.Tree, path) ?? default;
        return blob.IsZero ? null : TextDocument.Decode(_history!.ReadBlob(blob).Span).Text;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _objects?.Dispose();
        _repository?.Dispose();
    }

    private CitationState CheckPath(Citation citation, string? folder, CancellationToken stop)
    {
        if (citation.IsSaidGone) return CitationState.Found;
        bool isLink = citation.Kind == CitationKind.Link;
        IReadOnlyList<string> meanings = CitedPath.Meanings(citation.Text, folder, isLink);
        foreach (string path in meanings)
        {
            if (IsHere(path)) return CitationState.Found;
        }

        foreach (string path in meanings)
        {
            if (_fates?.Find(path, stop) is not { } fate) continue;
            bool hasMoved = fate.MovedTo is { } target && IsHere(target);
            string reason = $"was {(hasMoved ? "renamed" : "deleted")} by {Tell(fate.Removal)}";
            string? suggestion = hasMoved ? isLink && folder is not null ? RelativeLink(folder, fate.MovedTo!) : fate.MovedTo : null;
            return new CitationState(hasMoved ? CitationVerdict.Moved : CitationVerdict.Gone, reason, suggestion, fate.Removal.Id.ToString());
        }

        // A link promises a file; a path in backticks may leave folders in front away, be an example or belong to another repository.
        if (Head is not null) _ends ??= PathEnds.Of(_history!, Head, stop);
        if (isLink) return new CitationState(CitationVerdict.Gone, "leads to no file", folder is not null && _ends is not null && OnlyNamesake(citation.Text) is { } namesake ? RelativeLink(folder, namesake) : null);
        bool isEnd = meanings.Count > 0 && _ends?.Contains(meanings[0]) == true;
        return isEnd ? CitationState.Found : new CitationState(CitationVerdict.Unknown, "is in no commit of this history");
    }

    // The only file that ends as the link does is likely meant, or the only one of its name; but every folder has its README.
    private string? OnlyNamesake(string link)
    {
        string end = link, name = link[(link.LastIndexOf('/') + 1)..];
        while (end.StartsWith("./", StringComparison.Ordinal) || end.StartsWith("../", StringComparison.Ordinal)) end = end[(end.IndexOf('/', StringComparison.Ordinal) + 1)..];
        bool isCommon = Array.Exists(s_commonNames, common => name.StartsWith(common, StringComparison.OrdinalIgnoreCase));
        string? only = name.Length == 0 ? null : end != name && _ends!.Only(end) is { } whole ? whole : isCommon ? null : _ends!.Only(name);
        return only is not null && IsHere(only) ? only : null;
    }

    private CitationState CheckCommit(Citation citation, CancellationToken stop)
    {
        if (_repository is null || Head is null) return new CitationState(CitationVerdict.Unknown);
        if (_repository.Resolve(citation.Text) is not { } id)
        {
            return citation.IsNamed && !_repository.IsShallow
                ? new CitationState(CitationVerdict.Gone, "is no commit of this repository")
                : new CitationState(CitationVerdict.Unknown, "is no commit that is known here");
        }

        _reachable ??= Walk([Head.Id, .. _repository.References.Select(reference => reference.Commit)], stop);
        return _reachable.Contains(id)
            ? CitationState.Found
            : new CitationState(CitationVerdict.Gone, "is on no branch and under no tag any more", Sha: id.ToString());
    }

    private HashSet<ObjectId> Ancestors(CommitNode commit, CancellationToken stop)
    {
        if (!_ancestors.TryGetValue(commit.Id, out HashSet<ObjectId>? known)) _ancestors[commit.Id] = known = Walk([commit.Id], stop);
        return known;
    }

    private HashSet<ObjectId> Walk(IEnumerable<ObjectId> from, CancellationToken stop)
    {
        var reached = new HashSet<ObjectId>();
        var waiting = new Stack<ObjectId>(from);
        while (waiting.TryPop(out ObjectId id))
        {
            stop.ThrowIfCancellationRequested();
            if (!reached.Add(id)) continue;
            foreach (ObjectId parent in _history!.ReadCommit(id).Parents) waiting.Push(parent);
        }

        return reached;
    }

    // What is there is there, committed or not; what is only deleted in the work tree may come back before the commit.
    private bool IsHere(string path)
    {
        string full = Path.Combine(_root, path);
        return _files.FileExists(full) || _files.FolderExists(full) || _fates?.Exists(path) == true;
    }

    private bool Holds(CommitNode commit, string path, string name)
    {
        ObjectId blob = _history!.FindBlob(commit.Tree, path);
        return !blob.IsZero && NameTable.Holds(_history.ReadBlob(blob).Span, name);
    }

    private string Tell(CommitNode commit)
    {
        string date = DateTimeOffset.FromUnixTimeSeconds(commit.Time).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{Short(commit.Id)} on {date}: {_history!.ReadText(commit.Id).Subject}";
    }

    private static string Short(in ObjectId id) => id.ToString()[..10];

    private static string RelativeLink(string folder, string target)
    {
        string[] from = folder.Length == 0 ? [] : folder.Split('/'), to = target.Split('/');
        int shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && from[shared] == to[shared]) shared++;
        return (string.Concat(Enumerable.Repeat("../", from.Length - shared)) + string.Join('/', to[shared..])).Replace(" ", "%20", StringComparison.Ordinal);
    }
}
