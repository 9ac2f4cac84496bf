namespace VtOperate.Core.Code.Routes;

/// <summary>The statuses that the body of a handler names.</summary>
/// <param name="Statuses">The statuses, each once, in ascending order.</param>
/// <param name="HasAllSuccesses">Whether it can answer success in no other way.</param>
internal sealed record HandlerAnswers(IReadOnlyList<int> Statuses, bool HasAllSuccesses)
{
    /// <summary>Nothing is known.</summary>
    public static HandlerAnswers Unknown { get; } = new([], false);
}
