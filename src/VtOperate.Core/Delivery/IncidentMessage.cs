using VtOperate.Core.Incidents;

namespace VtOperate.Core.Delivery;

/// <summary>A message about an incident, written from what is recorded. It is the same message in whatever form it is sent.</summary>
public sealed record IncidentMessage
{
    /// <summary>Its ULID: the key by which it is sent once.</summary>
    public required string Id { get; init; }

    /// <summary>The label of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>The ULID of the incident.</summary>
    public required string IncidentKey { get; init; }

    /// <summary>What is wrong, in one line, as the incident says it.</summary>
    public required string Title { get; init; }

    /// <summary>How bad it is; null when nobody said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Where the incident stands.</summary>
    public IncidentStatus Status { get; init; }

    /// <summary>Which services are affected.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>One of <see cref="MessageStage.All"/>.</summary>
    public required string Stage { get; init; }

    /// <summary>One of <see cref="IncidentAudience.All"/>.</summary>
    public required string Audience { get; init; }

    /// <summary>Whether people outside the company read it.</summary>
    public bool IsPublic => IncidentAudience.OwedTo(Audience) == IncidentAudience.Public;

    /// <summary>What it is about, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What it says, line ends as LF.</summary>
    public required string Text { get; init; }

    /// <summary>What is recorded, for forms that show facts apart from the text.</summary>
    public IReadOnlyList<MessageFact> Facts { get; init; } = [];

    /// <summary>Where to go from here.</summary>
    public IReadOnlyList<MessageLink> Links { get; init; } = [];

    /// <summary>When the next one comes, UTC; null when none is planned.</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>What should not be said, or is missing; <see cref="CheckProblem.Line"/> counts from the subject, which is line 1.</summary>
    public IReadOnlyList<CheckProblem> Findings { get; init; } = [];

    /// <summary>The names of the channels to which it goes where nobody names others; empty where none is configured for its services and its audience.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The file of the template; null for one that comes with the module.</summary>
    public string? Template { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{IncidentId} to {Audience}: {Subject}";
}
