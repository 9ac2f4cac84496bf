namespace VtOperate.Core.History.Bisection;

/// <summary>Which commits between good and bad come into question.</summary>
/// <param name="FirstParent">Whether only the first parents count: merges are looked at as a whole, not the branches that they brought in.</param>
/// <param name="Paths">Files or folders relative to the repository, with slashes; only commits that change one of them come into question. Empty for all.</param>
internal sealed record BisectScope(bool FirstParent, IReadOnlyList<string> Paths)
{
    /// <summary>Every commit.</summary>
    internal static BisectScope Everything { get; } = new(false, []);
}
