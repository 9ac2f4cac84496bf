namespace VtOperate.Core.Incidents;

/// <summary>Who does what in an incident.</summary>
/// <param name="Name">The role: commander, deputy, scribe, customer-liaison, internal-liaison, expert, or a team's own.</param>
/// <param name="Person">Who has it.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record IncidentRole(string Name, string Person, DateTimeOffset Since)
{
    /// <summary>The roles of a major incident.</summary>
    public static IReadOnlyList<string> Known { get; } = ["commander", "deputy", "scribe", "customer-liaison", "internal-liaison", "expert"];

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Person}";
}
