using System.Globalization;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>Says what an answer means, for each kind of receiver. Pure.</summary>
internal static class ChannelAnswer
{
    /// <summary>Whether the receiver took the message.</summary>
    internal static bool IsTaken(WebAnswer answer, ChannelType type) =>
        answer.Failure == WebFailure.None && answer.Status is >= 200 and < 300 && !(type == ChannelType.Slack && SaysNo(answer.Body));

    /// <summary>Whether it took the message for later only, so that nobody knows whether it arrives.</summary>
    internal static bool IsLater(WebAnswer answer, ChannelType type) => answer.Status == 202 || type == ChannelType.PagerDuty;

    /// <summary>What came of it, in a sentence; may hold secrets.</summary>
    internal static string Sentence(WebAnswer answer) => answer.Failure switch
    {
        WebFailure.NotReached => "Not reached: " + answer.Detail,
        WebFailure.NotTrusted => "The certificate of the server is not trusted, and nothing was sent: " + answer.Detail,
        WebFailure.Broken => "No whole answer: " + answer.Detail,
        _ => string.Create(CultureInfo.InvariantCulture, $"Status {answer.Status}{(answer.Body.Trim().Length == 0 ? "" : ": " + answer.Body)}"),
    };

    // Slack answers 200 also where it refuses: {"ok":false,"error":"..."}.
    private static bool SaysNo(string body) => body.AsSpan().TrimStart().StartsWith("{") && body.Contains("\"ok\":false", StringComparison.Ordinal) && JsonText.Find(body, "error") is not null;
}
