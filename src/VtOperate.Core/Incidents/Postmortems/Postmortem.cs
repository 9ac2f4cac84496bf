namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>The post-mortem of an incident: a Markdown document that people complete.</summary>
public sealed record Postmortem
{
    /// <summary>The label of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>What the incident was about.</summary>
    public required string Title { get; init; }

    /// <summary>By when people are to have met over it, UTC: 3 days after the end of a severity 1, 5 working days after that of a severity 2; null where none is demanded, or the end is not known.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether it was made now.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether anything in its file was changed now.</summary>
    public bool IsChanged { get; init; }

    /// <summary>How much has to be done before it is finished: what Test-Postmortem names, and what keeps Close-Incident from closing.</summary>
    public int OpenPoints { get; init; }

    /// <summary>The parts whose facts somebody edited, so that newer facts were not put in.</summary>
    public IReadOnlyList<string> KeptParts { get; init; } = [];

    /// <summary>The file, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The folder of the repository, absolute.</summary>
    public required string Repository { get; init; }

    /// <inheritdoc/>
    public override string ToString() => File;
}
