using System.Text;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.History;

/// <summary>A repository that libgit2 has opened. Its folders are spelled as the file system does, symbolic links resolved.</summary>
internal sealed class GitRepository : IGitRepository
{
    private const string BranchPrefix = "refs/heads/";
    private readonly Repository _repository;
    private readonly ReferenceReader _names;
    private readonly HistoryMemories _memories;
    private readonly SidecarGraphs? _sidecars;
    private IReadOnlySet<ObjectId>? _boundary;
    private IReadOnlyList<GitReference>? _references;
    private Dictionary<ObjectId, ObjectId>? _replacements;
    private Dictionary<ObjectId, ObjectId[]>? _grafts;

    internal GitRepository(Repository repository, HistoryMemories memories, SidecarGraphs? sidecars)
    {
        _repository = repository;
        _memories = memories;
        _sidecars = sidecars;
        GitFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(repository.Info.Path));
        CommonFolder = FindCommonFolder(GitFolder);
        IsBare = repository.Info.IsBare;
        Root = IsBare ? GitFolder : Path.TrimEndingDirectorySeparator(Path.GetFullPath(repository.Info.WorkingDirectory));
        _names = new ReferenceReader(GitFolder, CommonFolder);
        if (_names.ReadHeadTarget() is { } target) Branch = target.StartsWith(BranchPrefix, StringComparison.Ordinal) ? target[BranchPrefix.Length..] : target;
        Head = _names.ReadHead();
    }

    public string Root { get; }

    public string GitFolder { get; }

    public string CommonFolder { get; }

    public bool IsBare { get; }

    public bool IsShallow => ShallowBoundary.Count > 0;

    public IReadOnlySet<ObjectId> ShallowBoundary => _boundary ??= ReadBoundary();

    public string? Branch { get; }

    public ObjectId? Head { get; }

    public IReadOnlyList<GitReference> References => _references ??= ReadReferences();

    public ObjectId? Resolve(string revision)
    {
        if (string.IsNullOrWhiteSpace(revision)) return null;
        try
        {
            return _repository.Lookup(revision) is { } found && Peel(found) is { } commit ? commit : null;
        }
        catch (Exception bad) when (bad is InvalidSpecificationException or AmbiguousSpecificationException or NotFoundException or UnbornBranchException)
        {
            return null;
        }
        catch (LibGit2SharpException bad)
        {
            throw GitFailure.AtReading(Root, bad);
        }
    }

    public WorkTreeState ReadState(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (IsBare) return WorkTreeState.Clean;
        var options = new StatusOptions { IncludeUntracked = true, RecurseUntrackedDirs = true, IncludeIgnored = false, ExcludeSubmodules = true, DetectRenamesInIndex = false };
        List<string> modified = [], untracked = [], conflicted = [];
        foreach (StatusEntry entry in Reading(() => _repository.RetrieveStatus(options)))
        {
            stop.ThrowIfCancellationRequested();
            if (entry.State.HasFlag(FileStatus.Conflicted)) conflicted.Add(entry.FilePath);
            else if (entry.State.HasFlag(FileStatus.NewInWorkdir)) untracked.Add(entry.FilePath);
            else if ((entry.State & ~(FileStatus.Ignored | FileStatus.Nonexistent | FileStatus.Unreadable)) != FileStatus.Unaltered) modified.Add(entry.FilePath);
        }

        modified.Sort(StringComparer.Ordinal);
        untracked.Sort(StringComparer.Ordinal);
        conflicted.Sort(StringComparer.Ordinal);
        return new WorkTreeState(modified, untracked, conflicted);
    }

    public IObjectReader OpenObjects()
    {
        string folder = Path.Combine(CommonFolder, "objects");
        _replacements ??= _names.ReadReplacements();
        _grafts ??= GraftFile.Read(Path.Combine(CommonFolder, "info", "grafts"));
        string key = MemoryKey(folder);
        bool isAsStored = _replacements.Count == 0 && _grafts.Count == 0;

        // Where history is not what the objects say, a graph of it would be wrong.
        SidecarGraphs? sidecars = isAsStored && !IsShallow ? _sidecars : null;
        var objects = new ObjectReader(folder, _memories.Take(key), GiveBack, sidecars is null ? null : reader => sidecars.Open(folder, reader));
        return isAsStored ? objects : new RewrittenObjects(objects, _replacements, _grafts);

        void GiveBack(HistoryMemory memory, int commits)
        {
            _memories.Return(key, memory);
            if (commits >= SidecarGraphs.WorthKeeping) sidecars?.ExtendLater(folder, ReadHeads);
        }
    }

    public string? UserName => Reading(() => _repository.Config.Get<string>("user.name")?.Value) is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : null;

    public ObjectId? ReadReference(string name) => new ReferenceReader(GitFolder, CommonFolder).ReadOne(name);

    public ObjectId? Commit(BranchChange change)
    {
        using IObjectReader objects = OpenObjects();
        return new BranchWriter(_repository, objects, CommonFolder).Write(change);
    }

    public bool TryMove(string reference, ObjectId? expected, ObjectId target)
    {
        using IObjectReader objects = OpenObjects();
        return new BranchWriter(_repository, objects, CommonFolder).TryMove(reference, expected, target);
    }

    public ReplayResult Replay(ReplayRequest request, CancellationToken stop) => CommitReplay.Run(_repository, CommonFolder, request, stop);

    public void Dispose() => _repository.Dispose();

    // Objects never change, but what decides how their history reads does, and other packs can be better ones.
    private string MemoryKey(string objects)
    {
        var key = new StringBuilder(CommonFolder);
        foreach (string file in new[] { Path.Combine(CommonFolder, "shallow"), Path.Combine(CommonFolder, "info", "grafts"), Path.Combine(objects, "info", "commit-graph"), Path.Combine(objects, "info", "commit-graphs", "commit-graph-chain") })
        {
            var info = new FileInfo(file);
            key.Append('|');
            if (info.Exists) key.Append(info.Length).Append(' ').Append(info.LastWriteTimeUtc.Ticks);
        }

        key.Append('|').Append(Directory.GetLastWriteTimeUtc(Path.Combine(objects, "pack")).Ticks);
        foreach ((ObjectId from, ObjectId to) in _replacements!.OrderBy(pair => pair.Key)) key.Append('|').Append(from).Append(' ').Append(to);
        return key.ToString();
    }

    // On a thread of its own, so with names of its own.
    private IEnumerable<ObjectId> ReadHeads(IObjectReader objects)
    {
        var names = new ReferenceReader(GitFolder, CommonFolder);
        return names.ReadAll(objects).Select(reference => reference.Commit).Concat(names.ReadHead() is { } head ? [head] : []);
    }

    private static string FindCommonFolder(string gitFolder)
    {
        string link = Path.Combine(gitFolder, "commondir");
        return File.Exists(link) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(File.ReadAllText(link).Trim(), gitFolder)) : gitFolder;
    }

    private static ObjectId? Peel(GitObject found)
    {
        try
        {
            Commit? commit = found as Commit ?? found.Peel<Commit>();
            return commit is not null && ObjectId.TryParse(commit.Sha, out ObjectId id) ? id : null;
        }
        catch (Exception bad) when (bad is PeelException or NotFoundException or InvalidSpecificationException)
        {
            return null;
        }
    }

    private List<GitReference> ReadReferences()
    {
        using IObjectReader objects = OpenObjects();
        return _names.ReadAll(objects);
    }

    private HashSet<ObjectId> ReadBoundary()
    {
        HashSet<ObjectId> boundary = [];
        string file = Path.Combine(CommonFolder, "shallow");
        try
        {
            if (!File.Exists(file)) return boundary;
            foreach (string line in File.ReadLines(file))
            {
                if (ObjectId.TryParse(line.AsSpan().Trim(), out ObjectId commit)) boundary.Add(commit);
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.FileUnreadable, file, $"'{file}' cannot be read: {bad.Message}", bad);
        }

        return boundary;
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (LibGit2SharpException bad)
        {
            throw GitFailure.AtReading(Root, bad);
        }
    }
}
