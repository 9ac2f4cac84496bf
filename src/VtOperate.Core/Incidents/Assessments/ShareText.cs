using System.Globalization;

namespace VtOperate.Core.Incidents.Assessments;

/// <summary>Reads and writes shares as people say them. Pure.</summary>
public static class ShareText
{
    private static readonly (string Word, double Share)[] s_words = [("everyone", 1), ("all", 1), ("most", 0.75), ("many", 0.25), ("some", 0.1), ("few", 0.01), ("none", 0)];

    /// <summary>The words that stand for a share, the largest first.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. s_words.Select(item => item.Word)];

    /// <summary>The share that a text says, 0 to 1: <c>0.12</c>, <c>12%</c>, <c>many</c>; null when it says none. A bare number above 1 is none, because it may be meant as per cent.</summary>
    public static double? Read(string? text)
    {
        string said = text?.Trim() ?? "";
        foreach ((string word, double share) in s_words)
        {
            if (said.Equals(word, StringComparison.OrdinalIgnoreCase)) return share;
        }

        bool isPerCent = said.EndsWith('%');
        if (!double.TryParse(isPerCent ? said[..^1].TrimEnd() : said, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)) return null;
        if (isPerCent) number /= 100;
        return number is >= 0 and <= 1 ? number : null;
    }

    /// <summary>The share in per cent: <c>12 %</c>.</summary>
    public static string Write(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");
}
