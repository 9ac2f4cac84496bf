namespace VtOperate.Binding;

/// <summary>Completes the statuses that solutions have.</summary>
public sealed class SolutionStatusCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        Solutions(folder, stop).Select(solution => solution.Status).OfType<string>().Select(status => (status, ""));
}
