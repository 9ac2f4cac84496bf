using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>One look at the solutions of a repository for what is no longer true.</summary>
/// <param name="markdown">Reads bodies.</param>
/// <param name="root">The repository's folder, absolute.</param>
/// <param name="library">The solutions.</param>
/// <param name="checker">Tells what became of what they cite.</param>
/// <param name="earlier">The commit that counts as an earlier check, or null.</param>
internal sealed class StaleCheck(IMarkdownReader markdown, string root, SolutionLibrary library, CitationChecker checker, CommitNode? earlier)
{
    // A document that says so itself needs nobody to find it out.
    private static readonly HashSet<string> s_settled = new(["stale", "superseded", "archived", "deprecated", "obsolete"], StringComparer.OrdinalIgnoreCase);

    private readonly SolutionLookup _documents = library.Lookup(new SilentReporter());
    private IReadOnlyList<string>? _ids;

    /// <summary>What one document shows to be stale, itself or an older one that it supersedes, and whether it was so at the earlier commit already.</summary>
    /// <param name="document">The document.</param>
    /// <param name="isWanted">Whether what it cites is held against the repository; what it supersedes always is.</param>
    /// <param name="stop">Stops it.</param>
    public IReadOnlyList<(StaleFinding Finding, bool HeldEarlier)> Examine(SolutionDocument document, bool isWanted, CancellationToken stop)
    {
        var found = new List<(StaleFinding, bool)>();
        foreach (string link in document.Fields.Texts(',', "supersedes")) AddSuperseded(document.Solution, link, found, stop);
        if (isWanted && !IsSettled(document.Solution)) found.AddRange(new CitedDocument(document, markdown, root, checker).Find(earlier, stop));
        return found;
    }

    // The newer document names the older one; the older one may not know yet.
    private void AddSuperseded(Solution newer, string link, List<(StaleFinding, bool)> found, CancellationToken stop)
    {
        string path = RepositoryPath.Relative(newer.File, root);
        _ids ??= [.. library.Ids(new SilentReporter(), stop)];
        foreach (string id in SupersededLinks.Resolve(link, _ids))
        {
            if (id == newer.Id || _documents.Find(id, stop)?.Solution is not { } older || IsSettled(older)) continue;
            bool wasConfirmed = older.ConfirmedAt is { } sha && checker.Resolve(sha) is { } confirmed && checker.Text(confirmed, path) is not null;
            if (wasConfirmed) continue;
            var finding = new StaleFinding
            {
                Kind = StaleKind.Superseded,
                Solution = older,
                Cited = newer.Id,
                Message = $"{newer.Id} supersedes it.",
                Suggestion = newer.Id,
                File = older.File,
                Line = 1,
                Evidence = [new Evidence("Supersedes", $"{newer.Id} says that it supersedes it", 1, path)],
                Repository = older.Repository,
            };
            found.Add((finding, earlier is not null && checker.Text(earlier, path) is not null));
        }
    }

    private static bool IsSettled(Solution solution) => solution.Status is { } status && s_settled.Contains(status);
}
