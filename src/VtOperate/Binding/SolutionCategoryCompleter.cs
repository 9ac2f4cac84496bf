namespace VtOperate.Binding;

/// <summary>Completes the categories that solutions stand in.</summary>
public sealed class SolutionCategoryCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        Solutions(folder, stop).Where(solution => solution.Category.Length > 0).Select(solution => (solution.Category, ""));
}
