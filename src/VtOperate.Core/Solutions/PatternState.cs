using System.Globalization;

namespace VtOperate.Core.Solutions;

/// <summary>Says in a few words how a pattern stands.</summary>
internal static class PatternState
{
    /// <summary>How a group or pattern stands, for a list.</summary>
    public static string Of(SolutionPattern pattern)
    {
        if (pattern.IsPromoted) return Of(pattern.PromotedAt, pattern.Recurrences);
        return pattern.Occurrences >= pattern.Threshold ? "due" : string.Create(CultureInfo.InvariantCulture, $"{pattern.Occurrences} of {pattern.Threshold}");
    }

    /// <summary>How a critical pattern stands.</summary>
    public static string Of(DateOnly? promotedAt, int recurrences)
    {
        if (recurrences > 0) return string.Create(CultureInfo.InvariantCulture, $"does not hold: back {recurrences}x");
        return promotedAt is { } day ? "holds since " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "promoted";
    }
}
