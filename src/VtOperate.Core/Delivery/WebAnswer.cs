namespace VtOperate.Core.Delivery;

/// <summary>What came of a request.</summary>
public sealed record WebAnswer
{
    /// <summary>The status of the answer; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The beginning of the body; empty for none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The header Retry-After: seconds or a date; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The header Location, absolute; null for none.</summary>
    public Uri? Location { get; init; }

    /// <summary>Why there was no answer.</summary>
    public WebFailure Failure { get; init; }

    /// <summary>The failure in words; may hold secrets.</summary>
    public string Detail { get; init; } = "";
}
