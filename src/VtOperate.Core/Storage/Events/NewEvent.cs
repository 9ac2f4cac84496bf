namespace VtOperate.Core.Storage.Events;

/// <summary>An event that is to be written.</summary>
/// <param name="Kind">What kind of event it is, a word in lower case.</param>
/// <param name="At">When it happened.</param>
/// <param name="By">Who writes it.</param>
/// <param name="Data">What it says, by name.</param>
public sealed record NewEvent(string Kind, DateTimeOffset At, string By, IReadOnlyList<KeyValuePair<string, object?>> Data)
{
    /// <summary>Its ULID; null for a new one.</summary>
    public string? Id { get; init; }
}
