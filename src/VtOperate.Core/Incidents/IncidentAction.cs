namespace VtOperate.Core.Incidents;

/// <summary>What the severity of an incident demands next.</summary>
/// <param name="Order">1 for the first.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Command">The command that does it; null when none does.</param>
/// <param name="Due">Until when, UTC; null when there is no time for it.</param>
/// <param name="IsDone">Whether the record shows that it was done.</param>
public sealed record IncidentAction(int Order, string Text, string? Command, DateTimeOffset? Due, bool IsDone)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
