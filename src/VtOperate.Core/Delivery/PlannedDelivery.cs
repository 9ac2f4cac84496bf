namespace VtOperate.Core.Delivery;

/// <summary>A message that is about to be sent to a channel.</summary>
/// <param name="Delivery">The message, as the outbox will keep it.</param>
/// <param name="Channel">Where to.</param>
/// <param name="WasOpen">Whether it may have arrived before.</param>
public sealed record PlannedDelivery(MessageDelivery Delivery, Channel Channel, bool WasOpen)
{
    /// <summary>When the same words went to the same readers through this channel before, so that nothing will be sent; null where they did not.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Whether people outside the company read it.</summary>
    public bool IsPublic => Delivery.Message.IsPublic || Channel.IsPublic;

    /// <summary>Whether it was taken before, so that nothing will be sent.</summary>
    public bool IsTaken => Delivery.State is DeliveryState.Sent or DeliveryState.Accepted;
}
