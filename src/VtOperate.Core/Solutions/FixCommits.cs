using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Solutions;

/// <summary>Reads what the commits of a fix say and change.</summary>
/// <param name="git">Opens repositories.</param>
public sealed class FixCommits(IGit git)
{
    /// <summary>The most commits of one range; a range of more is no fix.</summary>
    public const int MostCommits = 50;

    private const int LargestFile = 1 << 20;

    private static readonly string[] s_trailers = ["fixes", "fix", "closes", "resolves", "refs", "ref", "references", "see-also", "reverts", "bug", "issue", "link", "related-to"];

    /// <summary>The commits that some revisions name, in the order given; the commits of a range oldest first.</summary>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    /// <param name="revisions">Commits, branches, tags, or ranges <c>a..b</c>.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.RevisionNotFound"/>, <see cref="ErrorId.ValueNotAllowed"/> for a range of too many commits.</exception>
    public IReadOnlyList<FixCommit> Read(string folder, IReadOnlyList<string> revisions, CancellationToken stop)
    {
        if (revisions.Count == 0) return [];
        using IGitRepository repository = git.Open(folder) ?? throw new OperationException(ErrorId.RepositoryNotFound, folder, $"'{folder}' is in no git repository, so that no commit can be read.");
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        var found = new List<FixCommit>();
        foreach (string revision in revisions)
        {
            foreach (CommitNode commit in Commits(repository, history, revision, stop))
            {
                if (!found.Exists(known => known.Sha == commit.Id.ToString())) found.Add(Describe(history, commit, stop));
            }
        }

        return found;
    }

    private static List<CommitNode> Commits(IGitRepository repository, HistoryReader history, string revision, CancellationToken stop)
    {
        int dots = revision.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return [history.ReadCommit(Resolve(repository, revision))];
        string first = revision[..dots], last = revision[(dots + 2)..].TrimStart('.');
        ObjectId start = Resolve(repository, first.Length == 0 ? "HEAD" : first), end = Resolve(repository, last.Length == 0 ? "HEAD" : last);
        var known = new HashSet<ObjectId>();
        foreach (CommitNode ancestor in CommitWalk.Read(history, start, stop)) known.Add(ancestor.Id);
        var commits = new List<CommitNode>();
        foreach (CommitNode commit in CommitWalk.Read(history, end, stop))
        {
            if (known.Contains(commit.Id)) continue;
            if (commits.Count == MostCommits) throw new OperationException(ErrorId.ValueNotAllowed, revision, $"'{revision}' has more than {MostCommits} commits, which is no fix. Name the commits of the fix.");
            commits.Add(commit);
        }

        commits.Reverse();
        return commits;
    }

    private static ObjectId Resolve(IGitRepository repository, string revision) =>
        RequiredCommit.Of(repository, revision);

    private static FixCommit Describe(HistoryReader history, CommitNode commit, CancellationToken stop)
    {
        CommitText text = history.ReadText(commit.Id);
        List<string> files = [], testFiles = [], tests = [];
        foreach (FileChange change in history.ReadChanges(commit, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (!TestNames.IsTestFile(change.Path))
            {
                files.Add(change.Path);
                continue;
            }

            testFiles.Add(change.Path);
            if (change.IsDeleted) continue;
            IReadOnlyList<string> before = change.IsAdded ? [] : TestNames.Find(Source(history, change.Before));
            foreach (string name in TestNames.Find(Source(history, change.After)))
            {
                if (!before.Contains(name) && !tests.Contains(name)) tests.Add(name);
            }
        }

        return new FixCommit(commit.Id.ToString(), text.AuthoredAt, text.Subject, files, testFiles, tests, Trailers(text.Message));
    }

    private static string Source(HistoryReader history, in ObjectId blob)
    {
        ReadOnlyMemory<byte> content = history.ReadBlob(blob);
        return content.Length > LargestFile || content.Span.Contains((byte)0) ? "" : Encoding.UTF8.GetString(content.Span);
    }

    // Lines that say what was fixed; who wrote and reviewed it is nobody's business here.
    private static List<string> Trailers(string message)
    {
        var trailers = new List<string>();
        foreach (ReadOnlySpan<char> raw in message.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            int colon = line.IndexOf(':'), blank = line.IndexOf(' ');
            int end = colon > 0 ? colon : blank;
            if (end <= 0 || (colon < 0 && !line[(blank + 1)..].StartsWith("#"))) continue;
            ReadOnlySpan<char> key = line[..end];
            foreach (string known in s_trailers)
            {
                if (key.Equals(known, StringComparison.OrdinalIgnoreCase) && line.Length < 200) trailers.Add(line.ToString());
            }
        }

        return trailers;
    }
}
