namespace VtOperate.Core.Incidents.Guide;

/// <summary>Whether messages about incidents can go out.</summary>
public enum MessageWay
{
    /// <summary>No channel is configured.</summary>
    NoChannel,

    /// <summary>Channels are configured, and nobody has approved the file that names them.</summary>
    NotApproved,

    /// <summary>They can.</summary>
    Open,
}
