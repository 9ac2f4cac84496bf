namespace VtOperate.Core.Delivery;

/// <summary>What a message is asked for, and what a person adds to what is recorded.</summary>
/// <param name="Incident">The label of the incident.</param>
/// <param name="Audience">Who reads it.</param>
public sealed record MessageRequest(string Incident, string Audience)
{
    /// <summary>The stage; null for the one that goes with the state of the incident.</summary>
    public string? Stage { get; init; }

    /// <summary>What it is about, instead of what the template says.</summary>
    public string? Subject { get; init; }

    /// <summary>What is new, in the writer's own words.</summary>
    public string? News { get; init; }

    /// <summary>When the next update comes; null for what the rhythm of the audience says.</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>Values for names in templates that nothing records.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
