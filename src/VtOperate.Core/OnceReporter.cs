using VtOperate.Core.Errors;

namespace VtOperate.Core;

/// <summary>Passes on what is said, but the same problem and the same warning only once, however many inputs meet it.</summary>
/// <param name="inner">Where it goes.</param>
public sealed class OnceReporter(IReporter inner) : IReporter
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Verbose(string text) => inner.Verbose(text);

    /// <inheritdoc/>
    public void Warning(string text)
    {
        if (_said.Add(text)) inner.Warning(text);
    }

    /// <inheritdoc/>
    public void Progress(string activity, string status, int percent) => inner.Progress(activity, status, percent);

    /// <inheritdoc/>
    public void Problem(OperationException problem)
    {
        if (_said.Add($"{problem.Id}\0{problem.Message}")) inner.Problem(problem);
    }
}
