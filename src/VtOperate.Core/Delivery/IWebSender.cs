namespace VtOperate.Core.Delivery;

/// <summary>Sends requests. Follows no redirect, keeps no cookie, and holds every wait and every body within bounds.</summary>
public interface IWebSender
{
    /// <summary>Sends one request and reads the beginning of the answer. A failure is an answer, too.</summary>
    /// <param name="call">The request.</param>
    /// <param name="patience">How long it may take in all.</param>
    /// <param name="stop">Ends it.</param>
    Task<WebAnswer> SendAsync(WebCall call, TimeSpan patience, CancellationToken stop);
}
