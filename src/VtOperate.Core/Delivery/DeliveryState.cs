namespace VtOperate.Core.Delivery;

/// <summary>How far a message to a channel has come.</summary>
public enum DeliveryState
{
    /// <summary>It is kept, and nothing was sent yet.</summary>
    Pending,

    /// <summary>It is being sent at this moment.</summary>
    Sending,

    /// <summary>The receiver has taken it.</summary>
    Sent,

    /// <summary>The receiver has accepted it for later; whether it arrives is not known.</summary>
    Accepted,

    /// <summary>It was refused for now, and the next attempt did not come to pass.</summary>
    Failed,

    /// <summary>It was given up; it is kept until somebody sends it again.</summary>
    DeadLetter,

    /// <summary>It was being sent when the process ended; nobody knows whether it arrived.</summary>
    Unknown,
}
