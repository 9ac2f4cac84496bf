namespace VtOperate.Core.Delivery;

/// <summary>How messages are to be sent.</summary>
/// <param name="Channels">The names of the channels; empty for those that are configured for the services and the audience of the message.</param>
public sealed record SendRequest(IReadOnlyList<string> Channels)
{
    /// <summary>Who approved that they leave the company; null for nobody.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Who sends them.</summary>
    public string By { get; init; } = "";

    /// <summary>The hash of a configuration file that counts as approved for this call; null for none.</summary>
    public string? TrustedConfiguration { get; init; }

    /// <summary>Whether findings that stop a message are overridden.</summary>
    public bool IsForced { get; init; }
}
