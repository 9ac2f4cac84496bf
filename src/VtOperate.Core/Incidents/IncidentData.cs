using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents;

/// <summary>The names in the data of an incident's events, and how to read and make them. Pure.</summary>
public static class IncidentData
{
    /// <summary>Which field changed.</summary>
    public const string UpdateType = "update_type";

    /// <summary>What it was.</summary>
    public const string OldValue = "old_value";

    /// <summary>What it is.</summary>
    public const string NewValue = "new_value";

    /// <summary>What the event says.</summary>
    public const string Text = "text";

    /// <summary>Why.</summary>
    public const string Reason = "reason";

    /// <summary>Who was told.</summary>
    public const string Audience = "audience";

    /// <summary>The text at a name; null where there is none.</summary>
    public static string? TextOf(IReadOnlyDictionary<string, object?> data, string name) => data.TryGetValue(name, out object? value) && value is string text && text.Length > 0 ? text : null;

    /// <summary>The time at a name; null where there is none.</summary>
    public static DateTimeOffset? TimeOf(IReadOnlyDictionary<string, object?> data, string name) => EventTime.Read(TextOf(data, name));

    /// <summary>The texts at a name, one or several.</summary>
    public static IReadOnlyList<string> TextsOf(IReadOnlyDictionary<string, object?> data, string name) =>
        !data.TryGetValue(name, out object? value) ? [] : value is string one ? [one] : value is IEnumerable<object?> list ? [.. list.OfType<string>()] : [];

    /// <summary>The severity at a name; null where there is none.</summary>
    public static Severity? SeverityOf(IReadOnlyDictionary<string, object?> data, string name) =>
        data.TryGetValue(name, out object? value) && SeverityText.TryParse(value is long number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : value as string, out Severity severity) ? severity : null;

    /// <summary>The event of a field that changed.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="field">The field.</param>
    /// <param name="before">What it was; null for nothing.</param>
    /// <param name="after">What it is; null for nothing.</param>
    /// <param name="reason">Why; null when nobody said.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who writes it.</param>
    public static NewEvent Change(string kind, string field, object? before, object? after, string? reason, DateTimeOffset at, string by) =>
        new(kind, at, by, [new(UpdateType, field), new(OldValue, before), new(NewValue, after), new(Reason, reason)]);
}
