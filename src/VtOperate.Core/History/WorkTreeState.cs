namespace VtOperate.Core.History;

/// <summary>What is changed in a work tree against head, as paths relative to the root with forward slashes, in ordinal order.</summary>
/// <param name="Modified">Tracked files that are changed, deleted or renamed.</param>
/// <param name="Untracked">Files that git does not know and does not ignore.</param>
/// <param name="Conflicted">Files with a merge conflict.</param>
public sealed record WorkTreeState(IReadOnlyList<string> Modified, IReadOnlyList<string> Untracked, IReadOnlyList<string> Conflicted)
{
    /// <summary>A tree without any change.</summary>
    public static WorkTreeState Clean { get; } = new([], [], []);

    /// <summary>Whether nothing is changed, untracked files included.</summary>
    public bool IsClean => Modified.Count == 0 && Untracked.Count == 0 && Conflicted.Count == 0;
}
