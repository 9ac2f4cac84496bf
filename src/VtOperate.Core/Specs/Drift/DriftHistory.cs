using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>The history of the repository that holds a project, with paths counted from the project. Not thread-safe.</summary>
internal sealed class DriftHistory
{
    private readonly string _prefix;
    private readonly PathFates _fates;
    private readonly Blame _blame;
    private readonly Dictionary<(string Path, int Line), CommitNode?> _blamed = [];

    /// <summary>Takes a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="head">The commit that is the present.</param>
    /// <param name="prefix">What stands before a path of the project in the repository: empty, or a folder with a slash behind it.</param>
    /// <param name="isShallow">Whether it was cut off.</param>
    public DriftHistory(HistoryReader history, CommitNode head, string prefix, bool isShallow)
    {
        (Reader, Head, _prefix, IsShallow) = (history, head, prefix, isShallow);
        _fates = new PathFates(history, head);
        _blame = new Blame(history, new RenameFinder(history));
    }

    /// <summary>The history.</summary>
    public HistoryReader Reader { get; }

    /// <summary>The commit that is the present.</summary>
    public CommitNode Head { get; }

    /// <summary>Whether it was cut off, so that "never" cannot be said.</summary>
    public bool IsShallow { get; }

    /// <summary>A path of the project as the repository has it.</summary>
    public string InRepository(string path) => _prefix + path;

    /// <summary>A path of the repository as the project has it; null outside of the project.</summary>
    public string? InProject(string path) => path.StartsWith(_prefix, StringComparison.Ordinal) ? path[_prefix.Length..] : null;

    /// <summary>What became of a path; null when it is at head or never was.</summary>
    public PathFate? FateOf(string path, CancellationToken stop) => _fates.Find(_prefix + path, stop);

    /// <summary>Whether something stands at the path at head.</summary>
    public bool Exists(string path) => _fates.Exists(_prefix + path);

    /// <summary>The newest commit that touched a file or a folder; null when none did.</summary>
    public CommitNode? LastChange(string path, CancellationToken stop) => PathLog.Read(Reader, Head.Id, _prefix + path, stop).FirstOrDefault();

    /// <summary>The commit that a line at head comes from; null where the file has no such line at head.</summary>
    public CommitNode? LineChange(string path, int line, CancellationToken stop)
    {
        if (_blamed.TryGetValue((path, line), out CommitNode? known)) return known;
        ObjectId blob = Reader.FindBlob(Head.Tree, _prefix + path);
        CommitNode? commit = null;
        if (!blob.IsZero && line >= 1 && line <= Reader.ReadBlob(blob).Span.Count((byte)'\n') + 1) commit = _blame.Explain(Head.Id, _prefix + path, [(line, 1)], stop) is [var only, ..] ? only.Commit : null;
        _blamed.Add((path, line), commit);
        return commit;
    }

    /// <summary>What a commit says of itself, for evidence: short id, day, subject.</summary>
    public string Describe(CommitNode commit)
    {
        CommitText text = Reader.ReadText(commit.Id);
        return FormattableString.Invariant($"{commit.Id.ToString()[..7]} of {text.CommittedAt:yyyy-MM-dd}, \"{text.Subject}\"");
    }
}
