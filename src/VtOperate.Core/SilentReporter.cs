using VtOperate.Core.Errors;

namespace VtOperate.Core;

/// <summary>A reporter for callers that want no words; problems are kept, because they may not be lost.</summary>
public sealed class SilentReporter : IReporter
{
    private readonly List<OperationException> _problems = [];

    /// <summary>Every problem reported so far, in order.</summary>
    public IReadOnlyList<OperationException> Problems => _problems;

    /// <inheritdoc/>
    public void Verbose(string text) { }

    /// <inheritdoc/>
    public void Warning(string text) { }

    /// <inheritdoc/>
    public void Progress(string activity, string status, int percent) { }

    /// <inheritdoc/>
    public void Problem(OperationException problem) => _problems.Add(problem);
}
