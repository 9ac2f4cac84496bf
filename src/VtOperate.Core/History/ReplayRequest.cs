namespace VtOperate.Core.History;

/// <summary>Commits that are to be undone or taken over one after the other.</summary>
/// <param name="Onto">The commit on top of which they go.</param>
/// <param name="Steps">What is done, in order.</param>
/// <param name="At">When the new commits are made.</param>
public sealed record ReplayRequest(ObjectId Onto, IReadOnlyList<ReplayStep> Steps, DateTimeOffset At)
{
    /// <summary>The short name of the branch that is made for the result; null to rehearse, which leaves nothing behind.</summary>
    public string? Branch { get; init; }
}
