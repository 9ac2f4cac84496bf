using VtOperate.Core.Solutions;

namespace VtOperate.Binding;

/// <summary>Completes the names of the knowledge roots; a dot is the repository's own.</summary>
public sealed class SolutionSourceCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        Knowledge(folder).Solutions.Select(root => (root.Name.Length == 0 ? SolutionFilter.OwnSource : root.Name, root.Folder));
}
