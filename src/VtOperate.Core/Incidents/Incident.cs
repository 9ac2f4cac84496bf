using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Solutions;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>An incident, as its events tell it. What nobody recorded is null or empty.</summary>
public sealed record Incident
{
    /// <summary>Its ULID.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it, <c>INC-0042</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it was called before, where two had one label.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What is wrong, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What is known of it; empty when nobody said.</summary>
    public string Description { get; init; } = "";

    /// <summary>How bad it is; null when nobody said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Every severity it had, oldest first.</summary>
    public IReadOnlyList<SeverityChange> Severities { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public IncidentStatus Status { get; init; }

    /// <summary>The states it may go to.</summary>
    public IReadOnlyList<IncidentStatus> Moves => IncidentMoves.From(Status);

    /// <summary>Whether people still work on it or owe something for it.</summary>
    public bool IsOpen => IncidentMoves.IsOpen(Status);

    /// <summary>Which services are affected.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Who does what.</summary>
    public IReadOnlyList<IncidentRole> Roles { get; init; } = [];

    /// <summary>Where people meet.</summary>
    public WarRoom WarRoom { get; init; } = new();

    /// <summary>When customers began to feel it, UTC; null when nobody said.</summary>
    public DateTimeOffset? ImpactStartedAt { get; init; }

    /// <summary>When it was noticed, UTC; null when nobody said.</summary>
    public DateTimeOffset? DetectedAt { get; init; }

    /// <summary>When it was declared, UTC.</summary>
    public DateTimeOffset DeclaredAt { get; init; }

    /// <summary>When somebody took it on, UTC; null when nobody has.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When the cause was known, UTC.</summary>
    public DateTimeOffset? IdentifiedAt { get; init; }

    /// <summary>When the customers' pain ended, UTC.</summary>
    public DateTimeOffset? MitigatedAt { get; init; }

    /// <summary>When the cause was gone, UTC.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>By when the cause is to be mended, UTC: what somebody said, else what severity 3 and 4 allow; null for the others where nobody said.</summary>
    public DateTimeOffset? FixDueAt { get; init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The updates that are owed, the first due first.</summary>
    public IReadOnlyList<UpdateDue> Updates { get; init; } = [];

    /// <summary>When the next update is due, UTC; null when none is.</summary>
    public DateTimeOffset? NextUpdateDue => Updates.Count == 0 ? null : Updates[0].At;

    /// <summary>Whether an update is late.</summary>
    public bool Overdue => Updates.Any(update => update.State == UpdateDueState.Overdue);

    /// <summary>What belongs to it.</summary>
    public IReadOnlyList<IncidentLink> Links { get; init; } = [];

    /// <summary>What its severity demands, in order.</summary>
    public IReadOnlyList<IncidentAction> Actions { get; init; } = [];

    /// <summary>What is to be done because of it, so that it does not come again or hurts less.</summary>
    public IReadOnlyList<ActionItem> ActionItems { get; init; } = [];

    /// <summary>The key by which alerts find it; null when none was given.</summary>
    public string? DedupKey { get; init; }

    /// <summary>The incident it is part of; null when it stands for itself.</summary>
    public string? MergedInto { get; init; }

    /// <summary>What changed its services lately, newest first, filled in when it is declared.</summary>
    public IReadOnlyList<ServiceChange> Changes { get; init; } = [];

    /// <summary>Critical patterns that fit, filled in when it is declared.</summary>
    public IReadOnlyList<PatternMatch> Patterns { get; init; } = [];

    /// <summary>Past solutions that fit, filled in when it is declared.</summary>
    public IReadOnlyList<SolutionMatch> Solutions { get; init; } = [];

    /// <summary>Past incidents whose title shares words, the most first, filled in when it is declared.</summary>
    public IReadOnlyList<IncidentLink> Similar { get; init; } = [];

    /// <summary>What nobody has said yet and somebody should: when the impact began, who leads, which services.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>How many events it has.</summary>
    public int EventCount { get; init; }

    /// <summary>When the last event was written down, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether it is kept on a reference that is never pushed.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What is wrong with its files.</summary>
    public IReadOnlyList<EventProblem> Problems { get; init; } = [];

    /// <summary>Its folder in the operations store.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Label}: {Title}";
}
