using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.History.Origins;

/// <summary>
/// Finds the commits that introduced the bug which a fix mends. It starts as SZZ does (Śliwerski, Zimmermann and Zeller, "When Do Changes Induce Fixes?", MSR 2005), from the lines
/// that the fix removed, and goes on where SZZ ends: fixes that only add, culprits that never touched the fixed lines, white space, comments, moved lines, renames. The candidates are ranked by
/// <see cref="OriginModel"/>.
/// </summary>
/// <param name="git">Opens the repository.</param>
/// <param name="files">Reads the work tree, for a fix that is not committed.</param>
public sealed class BugOriginFinder(IGit git, IFileStore files)
{
    private const double Day = 86_400;

    /// <summary>Looks for the origins of the bug that a fix mends.</summary>
    /// <exception cref="OperationException">
    /// <see cref="ErrorId.RepositoryNotFound"/>, <see cref="ErrorId.HistoryEmpty"/>, <see cref="ErrorId.RevisionNotFound"/>, <see cref="ErrorId.RepositoryBare"/> for a fix that is not committed; or the repository cannot be read.
    /// </exception>
    public BugOriginReport Find(OriginQuery query, CancellationToken stop)
    {
        using IGitRepository repository = git.Open(query.Repository)
            ?? throw new OperationException(ErrorId.RepositoryNotFound, query.Repository, $"'{query.Repository}' is in no git repository, so there is no history to search.");
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        return query.Commit is { } revision ? OfCommit(repository, history, revision, query, stop) : OfWorkTree(repository, history, query, stop);
    }

    /// <summary>Looks for the origins of the bug that a commit mends, in a repository that is open already.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.RevisionNotFound"/>, or the repository cannot be read.</exception>
    internal static BugOriginReport OfCommit(IGitRepository repository, HistoryReader history, string revision, OriginQuery query, CancellationToken stop)
    {
        ObjectId id = repository.Resolve(revision) ?? throw new OperationException(ErrorId.RevisionNotFound, revision, $"'{revision}' names no commit in '{repository.Root}'.");
        CommitNode fix = history.ReadCommit(id);
        if (fix.Parents.Count == 0)
        {
            string why = fix.IsBoundary ? "the history of this shallow clone ends at it; fetch more history" : "it is the first commit of the history";
            return new BugOriginReport([], $"Nothing stands before {Short(id)}: {why}.", []);
        }

        CommitNode parent = history.ReadCommit(fix.Parents[0]);
        var renames = new RenameFinder(history);
        CommitText text = history.ReadText(id);
        IReadOnlyList<FixedFile> changed = FixReader.Read(history, renames, parent, fix, stop);
        return Rank(new OriginSearch(repository, history, renames, parent, fix.Time, id.ToString(), query), changed, query.IgnoreMessage ? null : FixMessage.Read(text.Message), text.Author, stop);
    }

    private BugOriginReport OfWorkTree(IGitRepository repository, HistoryReader history, OriginQuery query, CancellationToken stop)
    {
        if (repository.IsBare) throw new OperationException(ErrorId.RepositoryBare, repository.Root, $"The repository '{repository.Root}' has no work tree, so it has no fix that is not committed. Name one with -Commit.");
        ObjectId head = repository.Head ?? throw new OperationException(ErrorId.HistoryEmpty, repository.Root, $"The repository '{repository.Root}' has no commit yet, so there is no history to search.");
        CommitNode parent = history.ReadCommit(head);
        IReadOnlyList<FixedFile> changed = WorkTreeFix.Read(repository, files, history, parent, stop);
        return changed.Count == 0
            ? new BugOriginReport([], "Nothing is changed in the work tree. Name the fix with -Commit.", [])
            : Rank(new OriginSearch(repository, history, new RenameFinder(history), parent, parent.Time, null, query), changed, null, "", stop);
    }

    private static BugOriginReport Rank(OriginSearch search, IReadOnlyList<FixedFile> changed, FixMessage? message, string author, CancellationToken stop)
    {
        List<BugOrigin> named = message is null ? [] : Named(search, message, stop);
        if (changed.Count == 0)
        {
            string reason = $"{(search.Fix is { } sha ? $"The commit {sha[..8]}" : "The work tree")} changes no text but for white space, so no line leads anywhere.";
            return new BugOriginReport(named, named.Count == 0 ? reason : null, []);
        }

        OriginCase measured = OriginCase.Read(search.History, search.Renames, search.Parent, changed, message?.Words ?? "", author, search.Time, stop);
        List<int> kept = [.. Enumerable.Range(0, measured.Candidates.Count).Where(at => search.Admits(measured.Candidates[at].Commit))];
        double[] odds = OriginModel.Odds([.. kept.Select(at => measured.Figures[at])]);
        int[] order = [.. Enumerable.Range(0, kept.Count).OrderByDescending(i => odds[i])];
        List<string> notes = [.. measured.Notes];
        if (TooLate(search, measured, kept) is { } late) notes.Add(late);
        if (search.History.MetBoundary) notes.Add("The clone is shallow: the origin may be older than its history. Fetch more history for a better answer.");
        if (named.Count == 0 && (order.Length == 0 || odds[order[0]] < OriginModel.LeastOdds))
            return new BugOriginReport([], Unclear(search, measured, order.Length), notes);

        List<BugOrigin> origins = [.. named];
        foreach (int i in order)
        {
            if (origins.Count >= search.Query.First) break;
            if (odds[i] < OriginModel.LeastShown || origins.Exists(origin => origin.Sha == measured.Candidates[kept[i]].Commit.Id.ToString())) continue;
            origins.Add(Describe(search, measured, kept[i], odds[i] * (named.Count == 0 ? 1 : OriginModel.BesideNamed), origins.Count + 1));
        }

        return new BugOriginReport(origins.Count > search.Query.First ? origins[..search.Query.First] : origins, null, notes);
    }

    // A commit that the lines of the fix point to and that is left out for its time says that the time or the fix is of another bug.
    private static string? TooLate(OriginSearch search, OriginCase measured, List<int> kept)
    {
        if (search.Query.OccurredAt is not { } seen || kept.Count == measured.Candidates.Count) return null;
        double[] odds = OriginModel.Odds(measured.Figures);
        int best = Enumerable.Range(0, odds.Length).MaxBy(at => odds[at]);
        if (kept.Contains(best) || odds[best] < OriginModel.LeastOdds) return null;
        return $"The lines of the fix point to {Short(measured.Candidates[best].Commit.Id)}, which is left out because it was made after {seen.ToString("u", CultureInfo.InvariantCulture)}. Is that when the bug was first seen?";
    }

    // The message is the developer's own word; an id counts when it is a commit that the fix descends from.
    private static List<BugOrigin> Named(OriginSearch search, FixMessage message, CancellationToken stop)
    {
        List<BugOrigin> origins = [];
        foreach ((string commit, string phrase) in message.Named)
        {
            if (search.Repository.Resolve(commit) is not { } id || !id.ToString().StartsWith(commit, StringComparison.OrdinalIgnoreCase) || origins.Exists(origin => origin.Sha == id.ToString())) continue;
            if (!search.History.IsAncestor(id, search.Parent.Id, stop)) continue;
            CommitText text = search.History.ReadText(id);
            var evidence = new Evidence("Named", $"the message of the fix says '{phrase} {commit}'", 1, null, null, id.ToString());
            origins.Add(new BugOrigin(origins.Count + 1, OriginModel.OddsOfNamed, id.ToString(), text.Author, text.AuthoredAt, text.Subject, [evidence], search.Fix, search.Repository.Root));
        }

        return origins;
    }

    private static string Unclear(OriginSearch search, OriginCase measured, int candidates)
    {
        if (candidates == 0) return search.Query.OccurredAt is { } seen ? $"Every candidate was made after {seen.ToString("u", CultureInfo.InvariantCulture)}." : "No commit before the fix can be read.";
        bool isNew = measured.Files.All(file => file.IsNew);
        return isNew
            ? "Cannot tell: the fix only adds files, so no line of the history is tied to it."
            : $"Cannot tell: none of the {candidates} candidates stands out.";
    }

    private static BugOrigin Describe(OriginSearch search, OriginCase measured, int at, double odds, int rank)
    {
        CommitNode commit = measured.Candidates[at].Commit;
        CommitText text = search.History.ReadText(commit.Id);
        double days = Math.Max(0, (search.Time - commit.Time) / Day);
        IReadOnlyList<Evidence> evidence = OriginEvidence.Describe(measured, at, OriginModel.Parts(measured.Figures[at]), days);
        return new BugOrigin(rank, Math.Round(odds, 3), commit.Id.ToString(), text.Author, text.AuthoredAt, text.Subject, evidence, search.Fix, search.Repository.Root);
    }

    private static string Short(in ObjectId id) => id.ToString()[..8];
}
