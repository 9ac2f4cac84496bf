using System.Globalization;

namespace VtOperate.Core;

/// <summary>Reads the spellings of a severity that the field uses.</summary>
public static class SeverityText
{
    /// <summary>The spellings to offer when one was not understood.</summary>
    public const string Accepted = "1-4, Critical, High, Medium, Low, SEV1-SEV4, P1-P4";

    private static readonly (string Name, Severity Severity)[] s_names = [.. Enum.GetValues<Severity>().Select(severity => (severity.ToString(), severity))];

    /// <summary>Reads <c>1</c>, <c>High</c>, <c>SEV2</c>, <c>SEV-2</c> or <c>P3</c>, whatever the case; false when it is none of these.</summary>
    public static bool TryParse(string? text, out Severity severity)
    {
        severity = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        string word = text.Trim();
        foreach (string prefix in (string[])["SEVERITY", "SEV", "P"])
        {
            if (!word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            word = word[prefix.Length..].TrimStart('-', ' ');
            return TryNumber(word, out severity);
        }

        return TryNumber(word, out severity) || TryName(word, out severity);
    }

    private static bool TryNumber(string word, out Severity severity)
    {
        severity = default;
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 4) return false;
        severity = (Severity)number;
        return true;
    }

    private static bool TryName(string word, out Severity severity)
    {
        foreach ((string name, Severity known) in s_names)
        {
            if (!word.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            severity = known;
            return true;
        }

        severity = default;
        return false;
    }
}
