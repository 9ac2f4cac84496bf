using System.Globalization;

namespace VtOperate.Core.Delivery;

/// <summary>Decides whether and when an attempt is repeated. Pure.</summary>
internal static class RetryRule
{
    /// <summary>How often something is sent at most in one go.</summary>
    internal const int MostAttempts = 6;

    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(500), s_longest = TimeSpan.FromSeconds(30);

    /// <summary>Whether the receiver may take it later: it said so, it was broken, or it was not reached.</summary>
    internal static bool IsPassing(WebAnswer answer, ChannelType type) => answer.Failure switch
    {
        WebFailure.NotReached or WebFailure.Broken => true,
        WebFailure.NotTrusted => false,
        _ => answer.Status is 408 or 429 or >= 500 || (answer.Status == 420 && type == ChannelType.Statuspage),
    };

    /// <summary>How long to wait before the next attempt; null to give up: too many were made, or the time is over before it.</summary>
    /// <param name="attempts">How many were made in this go.</param>
    /// <param name="answer">What came of the last one.</param>
    /// <param name="now">The clock.</param>
    /// <param name="end">When the time for all attempts is over.</param>
    /// <param name="chance">A random number from 0 to 1, so that many senders do not come back at the same moment.</param>
    internal static TimeSpan? Wait(int attempts, WebAnswer answer, DateTimeOffset now, DateTimeOffset end, double chance)
    {
        if (attempts >= MostAttempts) return null;
        TimeSpan own = TimeSpan.FromTicks(Math.Min(s_longest.Ticks, s_first.Ticks << (attempts - 1)));
        TimeSpan wait = Told(answer.RetryAfter, now) is { } told ? told + (s_first * chance) : own * (0.5 + (chance / 2));
        return now + wait < end ? wait : null;
    }

    /// <summary>The wait that a header Retry-After asks for; null where it asks for none or cannot be read.</summary>
    internal static TimeSpan? Told(string? header, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header)) return null;
        if (long.TryParse(header.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)) return TimeSpan.FromSeconds(Math.Min(seconds, 86_400 * 365));
        if (!DateTimeOffset.TryParse(header.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at)) return null;
        return at > now ? at - now : TimeSpan.Zero;
    }
}
