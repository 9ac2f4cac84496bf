using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.History.Suspects;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History;

/// <summary>
/// Ranks the commits that may have introduced a bug, by a report, stack traces, files or all of them. Candidates come from the frames' lines, the likeliest files (<see cref="SuspectFileFinder"/>), the functions that the report
/// names, messages and the newest history; <see cref="SuspectModel"/> ranks them. Where none stands out, it says so.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="library">The past solutions to search where the query brings none; null for none.</param>
public sealed class SuspectFinder(IEngine engine, SolutionLibrary? library = null)
{
    private const int MostFiles = 8;
    private const double LeastFileShare = 0.1;
    private const double LeastShown = 0.001;

    /// <summary>Looks for suspects in the repository of a folder.</summary>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.HistoryEmpty"/>, <see cref="ErrorId.RevisionNotFound"/> or <see cref="ErrorId.InputMissing"/>; or the repository cannot be read.
    /// </exception>
    public SuspectReport Find(SuspectQuery query, CancellationToken stop)
    {
        using IGitRepository repository = engine.Git.Open(query.Repository)
            ?? throw new OperationException(ErrorId.RepositoryNotFound, query.Repository, $"'{query.Repository}' is in no git repository, so there is no history to search.");
        ObjectId head = FindHead(repository, query.Revision);
        string[] paths = [.. query.Paths.Select(path => Normalize(path, repository.Root)).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal)];
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode commit = history.ReadCommit(head);
        ReportTerms report = ReportTerms.Read(query.Title, query.Words, query.Traces, query.Frames, stop);
        bool hasReport = report.HasWords || report.Text.Traces.Count > 0 || query.Frames.Count > 0;
        if (paths.Length == 0 && !hasReport)
            throw new OperationException(ErrorId.InputMissing, null, "There is no frame in the repository, no path and no word to search history by.");

        var search = new SuspectSearch(history, new RenameFinder(history), commit, SuspectScope.Read(repository, history, query, stop), report, stop);
        FileRanking? ranking = hasReport ? Rank(repository, search, query) : null;
        IReadOnlyList<SuspectFrame> frames = FindFrames(search, report, query.Frames, ranking, repository.Root);
        IReadOnlyList<SuspectFile> likely = ranking is null ? [] : SuspectFileFinder.Describe(ranking, query.First, repository.Root);
        return Rank(search, frames, FilesOf(search, ranking, paths), query, repository.Root) with { Files = likely };
    }

    /// <summary>The files in question: those that were named, then the likeliest of the ranking.</summary>
    internal static IReadOnlyList<QuestionedFile> FilesOf(SuspectSearch search, FileRanking? ranking, IReadOnlyList<string> paths)
    {
        List<QuestionedFile> files = [];
        foreach (string path in paths)
        {
            files.Add(new QuestionedFile(path, 1, true));
            if (search.History.FindEntry(search.Head.Tree, path).Id.IsZero) search.Note($"{path} is not there at {search.ShortHead}.");
        }

        if (ranking is null) return files;
        double best = 0;
        foreach ((int number, double score) in ranking.Order(FileWeights.Default).Take(MostFiles))
        {
            best = Math.Max(best, score);
            string path = ranking.Sheet.Files[number].Path;
            if (score >= LeastFileShare * best && !paths.Contains(path)) files.Add(new QuestionedFile(path, score / best, false));
        }

        return files;
    }

    /// <summary>The frames of the report in files of the version, heaviest first.</summary>
    internal static IReadOnlyList<SuspectFrame> FindFrames(SuspectSearch search, ReportTerms report, IReadOnlyList<TraceFrame> frames, FileRanking? ranking, string root)
    {
        if (report.Text.Traces.Count == 0) return SuspectFrames.Choose([], frames);
        var mapper = new TracePathMapper(ranking?.Sheet.Files.Select(file => file.Path) ?? [], root);
        IReadOnlyList<SuspectFrame> found = SuspectFrames.Choose([.. report.Text.Traces.Select(mapper.Map)], frames);
        if (found.Count == 0) search.Note("No frame leads to a file of the repository; only words and paths were searched for.");
        return found;
    }

    private FileRanking? Rank(IGitRepository repository, SuspectSearch search, SuspectQuery query)
    {
        try
        {
            var files = new SuspectFileFinder(engine, library);
            var asked = new SuspectFileQuery { Repository = query.Repository, Title = query.Title, Words = query.Words, Traces = query.Traces, Frames = query.Frames, Solutions = query.Solutions, ReportedAt = query.OccurredAt };
            return files.Rank(repository, search.History, search.Head, asked, search.Notes, search.Stop);
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            search.Note($"The files at {search.ShortHead} cannot be ranked: {problem.Message}");
            return null;
        }
    }

    private static SuspectReport Rank(SuspectSearch search, IReadOnlyList<SuspectFrame> frames, IReadOnlyList<QuestionedFile> files, SuspectQuery query, string root)
    {
        SuspectCase measured = SuspectCase.Read(search, frames, files);
        if (search.History.MetBoundary) search.Note("The clone is shallow: history ends early, and what is blamed on its last commits may be older. Fetch more history for a better answer.");
        double[] odds = SuspectModel.Odds(measured.Candidates, measured.Figures);
        double[] probabilities = SuspectModel.Probabilities(odds);
        int[] order = [.. Enumerable.Range(0, odds.Length).OrderByDescending(i => odds[i])];
        double first = order.Length == 0 ? 0 : probabilities[order[0]];
        string? reason = first >= SuspectModel.LeastProbability ? null : Unclear(search, query, order.Length, first);
        List<SuspectCommit> suspects = [];
        if (reason is null || query.IncludeUnlikely)
        {
            foreach (int at in order.Take(Math.Max(query.First, 0)))
            {
                if (probabilities[at] < LeastShown && suspects.Count > 0) break;
                suspects.Add(Describe(search, measured, at, probabilities[at], suspects.Count + 1, root));
            }
        }

        return new SuspectReport(suspects, [], reason, search.Notes, order.Length, search.Head.Id.ToString());
    }

    private static string Unclear(SuspectSearch search, SuspectQuery query, int candidates, double first)
    {
        if (candidates > 0) return string.Create(CultureInfo.InvariantCulture, $"Cannot tell: none of {candidates} candidates stands out; the likeliest has {100 * first:0.#} %. -IncludeUnlikely lists them.");
        if (query.Good is { } good) return $"Cannot tell: there is no commit between {good} and {query.Revision ?? search.ShortHead}. -Good takes the older commit, at which the bug was not there yet.";
        return search.Scope == SuspectScope.All ? $"Cannot tell: no commit up to {search.ShortHead} can be read." : $"Cannot tell: no commit up to {search.ShortHead} was made in that time.";
    }

    private static SuspectCommit Describe(SuspectSearch search, SuspectCase measured, int at, double probability, int rank, string root)
    {
        CommitNode commit = measured.Candidates[at].Commit;
        CommitText text = search.History.ReadText(commit.Id);
        return new SuspectCommit(rank, Math.Round(probability, 3), commit.Id.ToString(), text.Author, text.AuthoredAt, text.Subject, new SuspectReasons(search, measured).Describe(at), root);
    }

    private static ObjectId FindHead(IGitRepository repository, string? revision)
    {
        if (string.IsNullOrWhiteSpace(revision))
            return repository.Head ?? throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet, so there is no history to search.");
        return repository.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit in '{repository.Root}'.");
    }

    private static string Normalize(string path, string root)
    {
        string text = path.Trim().Replace('\\', '/');
        string folder = root.Replace('\\', '/') + "/";
        if (text.StartsWith(folder, StringComparison.Ordinal)) text = text[folder.Length..];
        while (text.StartsWith("./", StringComparison.Ordinal)) text = text[2..];
        return text.Trim('/');
    }
}
