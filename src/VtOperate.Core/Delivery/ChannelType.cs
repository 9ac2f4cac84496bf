namespace VtOperate.Core.Delivery;

/// <summary>Where a channel leads.</summary>
public enum ChannelType
{
    /// <summary>A Slack incoming webhook.</summary>
    Slack,

    /// <summary>A Workflows webhook of Microsoft Teams.</summary>
    Teams,

    /// <summary>The Events API v2 of PagerDuty.</summary>
    PagerDuty,

    /// <summary>A page of Statuspage.</summary>
    Statuspage,

    /// <summary>Any server that takes our own JSON with a signature.</summary>
    Webhook,

    /// <summary>A file to which messages are added.</summary>
    File,
}
