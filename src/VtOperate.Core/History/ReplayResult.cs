namespace VtOperate.Core.History;

/// <summary>What came of undoing or taking over commits.</summary>
/// <param name="Head">The last commit that was made; where nothing was to be done, the one it began with.</param>
/// <param name="Done">How many steps went through.</param>
/// <param name="Empty">How many of them changed nothing.</param>
/// <param name="Stopped">The commit that does not apply; null where all do. No branch is made then.</param>
/// <param name="Conflicts">The files in which it does not apply, in ordinal order.</param>
public sealed record ReplayResult(ObjectId Head, int Done, int Empty, ObjectId? Stopped, IReadOnlyList<string> Conflicts)
{
    /// <summary>Whether the branch that was asked for is there already and holds the same files; <see cref="Head"/> is where it stands. Nothing was written.</summary>
    public bool IsThere { get; init; }

    /// <summary>Whether everything applies.</summary>
    public bool IsClean => Stopped is null;
}
