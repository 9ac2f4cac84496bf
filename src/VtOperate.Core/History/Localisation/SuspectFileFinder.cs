using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.History.Localisation;

/// <summary>
/// Ranks the files of a version that a bug may be in, by a report, stack traces or both. The words of each blob are kept in the user's cache folder, so that the next question, at whatever commit,
/// reads only what changed. Nothing depends on the cache but speed.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="library">The past solutions to search where the query brings none; null for none.</param>
public sealed class SuspectFileFinder(IEngine engine, SolutionLibrary? library = null)
{
    private const int MostSolutions = 3;

    /// <summary>Looks for files in the repository of a folder.</summary>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.HistoryEmpty"/>, <see cref="ErrorId.RevisionNotFound"/> or <see cref="ErrorId.InputMissing"/>; or the repository cannot be read.
    /// </exception>
    public SuspectFileReport Find(SuspectFileQuery query, CancellationToken stop)
    {
        using IGitRepository repository = engine.Git.Open(query.Repository)
            ?? throw new OperationException(ErrorId.RepositoryNotFound, query.Repository, $"'{query.Repository}' is in no git repository, so there are no files at a commit to rank.");
        if (string.IsNullOrWhiteSpace(query.Title) && string.IsNullOrWhiteSpace(query.Words) && query.Traces.Count == 0 && query.Frames.Count == 0)
            throw new OperationException(ErrorId.InputMissing, null, "There is no word of a report and no stack trace to search files by.");

        ObjectId head = FindHead(repository, query.Revision);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode commit = history.ReadCommit(head);
        List<string> notes = [];
        FileRanking ranking = Rank(repository, history, commit, query, notes, stop);
        IReadOnlyList<SuspectFile> best = Describe(ranking, query.First, repository.Root);
        string at = head.ToString()[..8];
        if (best.Count == 0) notes.Add($"Nothing points to any of the {ranking.Sheet.Files.Count} files at {at}: their paths, names, code, comments and texts and the messages of the commits before were searched.");
        if (history.MetBoundary) notes.Add("The clone is shallow: earlier fixes that are not there could not point to files.");
        return new SuspectFileReport(best, notes, ranking.Sheet.Files.Count, head.ToString());
    }

    /// <summary>Ranks the files of a commit; what could not be read is noted.</summary>
    internal FileRanking Rank(IGitRepository repository, HistoryReader history, CommitNode commit, SuspectFileQuery query, List<string> notes, CancellationToken stop)
    {
        IReadOnlyList<VersionFile> files = ReadFiles(repository, history, commit, notes, stop);
        FileRanking ranking = FileRanking.Measure(history, commit, files, query, repository.Root, FileWeights.Default, stop);
        SolutionFigures.Measure(ranking.Sheet, engine.Files, query.Solutions.Count > 0 ? query.Solutions : FindSolutions(query, notes, stop), stop);
        return ranking;
    }

    /// <summary>The first files of a ranking with their reasons.</summary>
    internal static IReadOnlyList<SuspectFile> Describe(FileRanking ranking, int first, string root)
    {
        FileWeights weights = FileWeights.Default;
        var evidence = new FileEvidence(ranking, weights);
        return [.. ranking.Order(weights).Take(Math.Max(first, 0)).Select((entry, i) => new SuspectFile(i + 1, Math.Round(entry.Score, 3), ranking.Sheet.Files[entry.File].Path, evidence.Of(entry.File), root))];
    }

    private IReadOnlyList<Solution> FindSolutions(SuspectFileQuery query, List<string> notes, CancellationToken stop)
    {
        if (library is null || (query.Title.Length == 0 && query.Words.Length == 0)) return [];
        try
        {
            return [.. SolutionSearch.Read(library, SolutionFilter.All, new SilentReporter(), stop).Find(new KnowledgeQuery { Title = query.Title, Text = query.Words }, MostSolutions, stop).Select(match => match.Solution)];
        }
        catch (OperationException problem)
        {
            notes.Add($"Past solutions could not be searched: {problem.Message}");
            return [];
        }
    }

    private IReadOnlyList<VersionFile> ReadFiles(IGitRepository repository, HistoryReader history, CommitNode commit, List<string> notes, CancellationToken stop)
    {
        FileTermsStore? store = FileTermsStore.Of(engine, repository.CommonFolder);
        Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> known = store?.Load() ?? [];
        var reader = new VersionFiles(repository, known);
        IReadOnlyList<VersionFile> files = reader.List(history, commit.Tree, null, stop);
        if (reader.Unreadable > 0) notes.Add($"{reader.Unreadable} of {files.Count} files could not be read and are ranked by their paths alone.");
        if (reader.Read > reader.Unreadable) store?.Save(files);
        return files;
    }

    private static ObjectId FindHead(IGitRepository repository, string? revision)
    {
        if (string.IsNullOrWhiteSpace(revision))
            return repository.Head ?? throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet, so there are no files to rank.");
        return repository.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit in '{repository.Root}'.");
    }
}
