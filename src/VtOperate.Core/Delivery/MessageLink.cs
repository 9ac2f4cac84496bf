namespace VtOperate.Core.Delivery;

/// <summary>An address that a message offers.</summary>
/// <param name="Name">What is there: War room, Status page.</param>
/// <param name="Address">An absolute address with http or https.</param>
public sealed record MessageLink(string Name, string Address);
