using VtOperate.Core.Documents;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Checks what a document relies on: links, cited paths, cited commits. It says what is known, and never that a document is wrong because code changed.</summary>
/// <param name="checker">Tells what became of a citation.</param>
/// <param name="repository">The repository's folder, absolute.</param>
internal sealed class SolutionReferenceCheck(CitationChecker checker, string repository)
{
    /// <summary>Adds what is wrong.</summary>
    /// <exception cref="Errors.OperationException">An object of the repository is missing or damaged.</exception>
    public void Check(CheckedSolution text, CancellationToken stop)
    {
        string folder = RepositoryPath.Relative(Path.GetDirectoryName(text.File)!, repository);
        bool isInside = !Path.IsPathRooted(folder);
        if (folder == ".") folder = "";
        foreach (Citation citation in Citations.Of(text.Blocks))
        {
            stop.ThrowIfCancellationRequested();
            if (citation.Kind == CitationKind.Symbol || citation.Kind != CitationKind.Link && !isInside) continue;
            CitationState state = checker.Check(citation, isInside ? folder : null, stop);
            if (state.Verdict == CitationVerdict.Found) continue;
            bool isUnknown = state.Verdict == CitationVerdict.Unknown;
            if (isUnknown && (citation.Kind != CitationKind.Path || checker.Head is null)) continue;
            string id = citation.Kind switch { CitationKind.Link => SolutionProblem.Link, CitationKind.Commit => SolutionProblem.Commit, _ => isUnknown ? SolutionProblem.UnknownPath : SolutionProblem.Path };
            string kind = citation.Kind switch { CitationKind.Link => "link", CitationKind.Commit => "commit", _ => "path" };
            text.Add(id, citation.Line, isUnknown ? CheckSeverity.Information : CheckSeverity.Warning, $"The {kind} '{citation.Text}' {state.Reason}.", state.Suggestion is null ? null : $"{(state.Verdict == CitationVerdict.Moved ? "Write" : "Perhaps")} {state.Suggestion}");
        }
    }
}
