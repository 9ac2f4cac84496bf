namespace VtOperate.Core.Delivery;

/// <summary>A place to which messages are sent, as the configuration names it.</summary>
public sealed record Channel
{
    /// <summary>Its name below <c>channels:</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it leads.</summary>
    public required ChannelType Type { get; init; }

    /// <summary>The address where it is no secret; null for the usual one of the type.</summary>
    public string? Address { get; init; }

    /// <summary>Where the address is kept, where it is a secret.</summary>
    public SecretReference? AddressSecret { get; init; }

    /// <summary>Where the key is kept: a routing key, an API key, or the key of a signature.</summary>
    public SecretReference? KeySecret { get; init; }

    /// <summary>The page of Statuspage.</summary>
    public string? Page { get; init; }

    /// <summary>The components of Statuspage that are affected.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>The source that PagerDuty shows; null for the first service.</summary>
    public string? Source { get; init; }

    /// <summary>The file, absolute.</summary>
    public string? Path { get; init; }

    /// <summary>The audiences that it is for; empty for every one that fits its type.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Whether people outside the company read it.</summary>
    public bool IsPublic => Type == ChannelType.Statuspage;

    /// <summary>Whether its receiver sees a message once, however often it is sent.</summary>
    public bool TakesKey => Type is ChannelType.PagerDuty or ChannelType.Webhook or ChannelType.File;
}
