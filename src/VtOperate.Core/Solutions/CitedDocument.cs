using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Holds what one solution cites against the repository.</summary>
/// <param name="document">The solution.</param>
/// <param name="markdown">Reads its body.</param>
/// <param name="root">The repository's folder, absolute.</param>
/// <param name="checker">Tells what became of what it cites.</param>
internal sealed class CitedDocument(SolutionDocument document, IMarkdownReader markdown, string root, CitationChecker checker)
{
    private readonly Solution _solution = document.Solution;
    private readonly string _path = RepositoryPath.Relative(document.Solution.File, root);

    /// <summary>What is stale, by line, and whether it was so at the earlier commit already.</summary>
    public IReadOnlyList<(StaleFinding Finding, bool HeldEarlier)> Find(CommitNode? earlier, CancellationToken stop)
    {
        IReadOnlyList<Citation> citations = Citations.Of(markdown.Read(document.Body, document.BodyLine));
        if (citations.Count == 0) return [];
        string? folder = _path == _solution.File ? null : Folder(_path);
        CommitNode? confirmed = _solution.ConfirmedAt is { } sha ? checker.Resolve(sha) : null;
        string? confirmedText = confirmed is null ? null : checker.Text(confirmed, _path);
        var before = new Lazy<CommitNode?>(() => confirmed ?? checker.LastChange(_path, stop));
        IReadOnlyList<string> paths = Paths(citations, folder);
        var found = new List<(Citation Citation, CitationState State)>();
        foreach (Citation citation in citations)
        {
            stop.ThrowIfCancellationRequested();
            CitationState state = citation.Kind == CitationKind.Symbol
                ? checker.CheckName(citation.Text, paths, () => before.Value, stop)
                : checker.Check(citation, folder, stop);
            if (state.Verdict is not (CitationVerdict.Gone or CitationVerdict.Moved)) continue;
            bool wasCited = confirmedText is null || confirmedText.Contains(citation.Text, StringComparison.Ordinal);
            bool isAccepted = confirmed is not null && citation.Kind != CitationKind.Symbol && wasCited && checker.WasGone(citation, folder, confirmed, stop);
            if (!isAccepted) found.Add((citation, state));
        }

        return [.. found.Select(entry => (Finding(entry.Citation, entry.State, citations, found), earlier is not null && HeldAt(earlier, entry.Citation, folder, paths, stop)))];
    }

    private bool HeldAt(CommitNode earlier, Citation citation, string? folder, IReadOnlyList<string> paths, CancellationToken stop)
    {
        if (citation.Kind != CitationKind.Symbol) return checker.WasGone(citation, folder, earlier, stop);
        return !paths.Any(path => checker.Text(earlier, path)?.Contains(citation.Text, StringComparison.Ordinal) == true);
    }

    private StaleFinding Finding(Citation citation, CitationState state, IReadOnlyList<Citation> citations, List<(Citation Citation, CitationState State)> found)
    {
        int cited = citations.Count(other => other.Kind == citation.Kind), bad = found.Count(other => other.Citation.Kind == citation.Kind);
        List<Evidence> evidence = [new(citation.Kind.ToString(), state.Reason, 1, _path, citation.Line, state.Sha)];
        if (cited > 1) evidence.Add(new Evidence("Share", string.Create(CultureInfo.InvariantCulture, $"{bad} of the {cited} {Plural(citation.Kind)} it cites {(bad == 1 ? "is" : "are")} in this state"), (double)bad / cited, _path));
        return new StaleFinding
        {
            Kind = Kind(citation.Kind, state.Verdict),
            Solution = _solution,
            Cited = citation.Text,
            Message = $"{citation.Text} {state.Reason}.",
            Suggestion = state.Suggestion,
            File = _solution.File,
            Line = citation.Line,
            Evidence = evidence,
            Repository = _solution.Repository,
        };
    }

    private static StaleKind Kind(CitationKind kind, CitationVerdict verdict) => kind switch
    {
        CitationKind.Path => verdict == CitationVerdict.Moved ? StaleKind.PathRenamed : StaleKind.PathMissing,
        CitationKind.Commit => StaleKind.CommitUnreachable,
        CitationKind.Symbol => StaleKind.SymbolGone,
        _ => StaleKind.LinkBroken,
    };

    private static string Plural(CitationKind kind) => kind switch
    {
        CitationKind.Path => "paths",
        CitationKind.Commit => "commits",
        CitationKind.Symbol => "names",
        _ => "links",
    };

    private static List<string> Paths(IReadOnlyList<Citation> citations, string? folder)
    {
        var paths = new List<string>();
        foreach (Citation citation in citations)
        {
            if (citation.Kind == CitationKind.Path) paths.AddRange(CitedPath.Meanings(citation.Text, folder, isLink: false));
        }

        return paths;
    }

    private static string Folder(string path) => path.LastIndexOf('/') is var slash && slash > 0 ? path[..slash] : "";
}
