namespace VtOperate.Binding;

/// <summary>Completes the tags that solutions have.</summary>
public sealed class SolutionTagCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        Solutions(folder, stop).SelectMany(solution => solution.Tags).Select(tag => (tag, ""));
}
