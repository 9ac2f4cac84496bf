using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Passes on what is said, but tells of documents in roots that nobody asked for only those who want every detail.</summary>
/// <param name="inner">Where it goes.</param>
/// <param name="roots">All roots.</param>
/// <param name="isAsked">Whether a root was asked for.</param>
internal sealed class RootReporter(IReporter inner, IReadOnlyList<SolutionRoot> roots, Predicate<SolutionRoot> isAsked) : IReporter
{
    /// <inheritdoc/>
    public void Verbose(string text) => inner.Verbose(text);

    /// <inheritdoc/>
    public void Warning(string text) => inner.Warning(text);

    /// <inheritdoc/>
    public void Progress(string activity, string status, int percent) => inner.Progress(activity, status, percent);

    /// <inheritdoc/>
    public void Problem(OperationException problem)
    {
        if (problem.Target is string file && Root(file) is { } root && !isAsked(root)) inner.Verbose(problem.Message);
        else inner.Problem(problem);
    }

    // One root may stand inside another.
    private SolutionRoot? Root(string file)
    {
        SolutionRoot? nearest = null;
        foreach (SolutionRoot root in roots)
        {
            if (RepositoryPath.IsBelow(file, root.Folder) && (nearest is null || root.Folder.Length > nearest.Folder.Length)) nearest = root;
        }

        return nearest;
    }
}
