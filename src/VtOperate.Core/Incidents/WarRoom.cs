namespace VtOperate.Core.Incidents;

/// <summary>Where people meet during an incident. Links only; nothing is opened or made.</summary>
public sealed record WarRoom
{
    /// <summary>The channel in a chat; null when nobody said.</summary>
    public string? Chat { get; init; }

    /// <summary>The address of a call, with its pin where it has one; null when nobody said.</summary>
    public string? Call { get; init; }

    /// <summary>Addresses of dashboards.</summary>
    public IReadOnlyList<string> Dashboards { get; init; } = [];

    /// <summary>Addresses of runbooks.</summary>
    public IReadOnlyList<string> Runbooks { get; init; } = [];

    /// <summary>Addresses of status pages.</summary>
    public IReadOnlyList<string> StatusPages { get; init; } = [];

    /// <summary>Whether nothing is known of it.</summary>
    public bool IsEmpty => Chat is null && Call is null && Dashboards.Count + Runbooks.Count + StatusPages.Count == 0;
}
