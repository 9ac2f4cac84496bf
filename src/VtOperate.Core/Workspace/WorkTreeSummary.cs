using System.Globalization;
using VtOperate.Core.History;

namespace VtOperate.Core.Workspace;

/// <summary>How much is changed in a work tree.</summary>
/// <param name="Modified">Tracked files that are changed, deleted or renamed.</param>
/// <param name="Untracked">Files that git does not know and does not ignore.</param>
/// <param name="Conflicted">Files with a merge conflict.</param>
/// <param name="Operation">What git has begun and not ended: <c>merge</c>, <c>rebase</c>, <c>cherry-pick</c>, <c>revert</c>, <c>bisect</c>; null for nothing.</param>
public sealed record WorkTreeSummary(int Modified, int Untracked, int Conflicted, string? Operation)
{
    /// <summary>Whether nothing is changed, untracked files included.</summary>
    public bool IsClean => Modified + Untracked + Conflicted == 0;

    /// <inheritdoc/>
    public override string ToString()
    {
        List<string> parts = [];
        if (IsClean) parts.Add("clean");
        if (Conflicted > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Conflicted} in conflict"));
        if (Modified > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Modified} changed"));
        if (Untracked > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Untracked} untracked"));
        if (Operation is not null) parts.Add($"{Operation} under way");
        return string.Join(", ", parts);
    }

    internal static WorkTreeSummary From(WorkTreeState state, string? operation) =>
        new(state.Modified.Count, state.Untracked.Count, state.Conflicted.Count, operation);
}
