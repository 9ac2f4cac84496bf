using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History;

/// <summary>
/// Ranks the commits that may have introduced a bug. Candidates are those that last touched the frames' lines and the lines around them, the
/// newest changes of the files in question, and commits whose words fit. Every reason is a piece of evidence with its weight; the score is their sum.
/// </summary>
public sealed class SuspectFinder(IGit git)
{
    // Candidates that are looked at more closely: their changed paths, then, for fewer, their added lines.
    private const int Shortlist = 60;
    private const int Finalists = 15;
    private const int Newcomers = 10;
    private const int NewcomersWithoutFiles = 40;

    /// <summary>Looks for suspects in the repository of a folder.</summary>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.HistoryEmpty"/>, <see cref="ErrorId.RevisionNotFound"/> or <see cref="ErrorId.InputMissing"/>; or the repository cannot be read.
    /// </exception>
    public SuspectReport Find(SuspectQuery query, CancellationToken stop)
    {
        using IGitRepository repository = git.Open(query.Repository)
            ?? throw new OperationException(ErrorId.RepositoryNotFound, query.Repository, $"'{query.Repository}' is in no git repository, so there is no history to search.");
        return Find(repository, query, stop);
    }

    /// <summary>Looks for suspects in a repository that is open already.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.HistoryEmpty"/>, <see cref="ErrorId.RevisionNotFound"/> or <see cref="ErrorId.InputMissing"/>; or the repository cannot be read.</exception>
    public static SuspectReport Find(IGitRepository repository, SuspectQuery query, CancellationToken stop)
    {
        ObjectId head = FindHead(repository, query.Revision);
        string words = WordsOf(query);
        IReadOnlyList<SuspectFrame> frames = SuspectFrames.Choose(query.Traces, query.Frames);
        string[] paths = [.. query.Paths.Select(path => Normalize(path, repository.Root)).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal)];
        if (frames.Count == 0 && paths.Length == 0 && SearchQuery.Parse(words).Terms.Count == 0)
            throw new OperationException(ErrorId.InputMissing, null, "There is no frame in the repository, no path and no word to search history by.");

        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        var search = new SuspectSearch(history, history.ReadCommit(head), query.Since?.ToUnixTimeSeconds(), stop);
        if (frames.Count == 0 && (query.Traces.Count > 0 || query.Frames.Count > 0)) search.Note("No frame leads to a file of the repository; only words and paths were searched for.");

        var files = new SuspectFiles(search, frames, paths, words);
        new LineEvidence(search).Gather(frames);
        var recent = new FileHistoryEvidence(search);
        recent.Gather(files.Weights);
        Rank(search, new WordEvidence(search, words), files.Weights.Count == 0 ? NewcomersWithoutFiles : Newcomers);
        if (history.MetBoundary) search.Note("The clone is shallow: history ends early, and what is blamed on its last commits may be older. Fetch more history for a better answer.");

        List<ObjectId> best = search.Ledger.Best(history, Math.Max(query.First, 0));
        if (best.Count == 0) search.Note($"No commit up to {search.ShortHead} fits what was given.");
        return new SuspectReport([.. best.Select((id, i) => Describe(search, id, i + 1, repository.Root))], files.Describe(recent.NewestOf, repository.Root), search.Notes, head.ToString());
    }

    private static void Rank(SuspectSearch search, WordEvidence words, int newcomers)
    {
        if (words.HasWords) words.GatherMessages(newcomers);
        var shape = new ShapeEvidence(search);
        foreach (ObjectId id in search.Ledger.Commits.ToArray())
        {
            search.Stop.ThrowIfCancellationRequested();
            shape.WeighAge(search.History.ReadCommit(id));
        }

        Dictionary<ObjectId, List<FileChange>> changes = [];
        foreach (ObjectId id in search.Ledger.Best(search.History, Shortlist))
        {
            search.Stop.ThrowIfCancellationRequested();
            CommitNode commit = search.History.ReadCommit(id);
            shape.WeighSubject(commit, search.History.ReadText(id).Subject);
            if (commit.IsBoundary || TryReadChanges(search, commit) is not { } changed) continue;
            changes.Add(id, changed);
            shape.WeighSize(commit, changed.Count);
            words.WeighPaths(commit, changed);
        }

        foreach (ObjectId id in search.Ledger.Best(search.History, Finalists))
        {
            if (changes.TryGetValue(id, out List<FileChange>? changed)) TryWeighAddedLines(search, words, search.History.ReadCommit(id), changed);
        }
    }

    private static List<FileChange>? TryReadChanges(SuspectSearch search, CommitNode commit)
    {
        try
        {
            return search.History.ReadChanges(commit, search.Stop);
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            search.Note($"What {commit.Id.ToString()[..8]} changed cannot be read: {problem.Message}");
            return null;
        }
    }

    private static void TryWeighAddedLines(SuspectSearch search, WordEvidence words, CommitNode commit, List<FileChange> changed)
    {
        try
        {
            if (words.HasWords) words.WeighAddedLines(commit, changed);
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            search.Note($"The lines that {commit.Id.ToString()[..8]} added cannot be read: {problem.Message}");
        }
    }

    private static ObjectId FindHead(IGitRepository repository, string? revision)
    {
        if (string.IsNullOrWhiteSpace(revision))
            return repository.Head ?? throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet, so there is no history to search.");
        return repository.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit in '{repository.Root}'.");
    }

    private static string WordsOf(SuspectQuery query)
    {
        var text = new StringBuilder(query.Words).Append('\n');
        foreach (StackTrace trace in query.Traces)
        {
            foreach (StackTrace one in SuspectFrames.InnermostFirst(trace))
            {
                text.Append(one.Type).Append('\n').Append(one.Message).Append('\n');
                AppendFunctions(one.Frames, text);
            }
        }

        AppendFunctions(query.Frames, text);
        return text.ToString();
    }

    private static void AppendFunctions(IReadOnlyList<TraceFrame> frames, StringBuilder text)
    {
        foreach (TraceFrame frame in frames)
        {
            if (frame.IsUserCode) text.Append(frame.Function).Append('\n');
        }
    }

    private static string Normalize(string path, string root)
    {
        string text = path.Trim().Replace('\\', '/');
        string folder = root.Replace('\\', '/') + "/";
        if (text.StartsWith(folder, StringComparison.Ordinal)) text = text[folder.Length..];
        while (text.StartsWith("./", StringComparison.Ordinal)) text = text[2..];
        return text.Trim('/');
    }

    private static SuspectCommit Describe(SuspectSearch search, in ObjectId id, int rank, string root)
    {
        CommitText text = search.History.ReadText(id);
        return new SuspectCommit(rank, search.Ledger.Score(id), id.ToString(), text.Author, text.AuthoredAt, text.Subject, search.Ledger.Read(id), root);
    }
}
