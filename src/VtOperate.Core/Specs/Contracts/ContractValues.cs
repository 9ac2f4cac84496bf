using System.Globalization;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Compares what a contract and code write: numbers by their worth, names without the signs in which languages differ. Pure.</summary>
internal static class ContractValues
{
    /// <summary>Whether two values are the same.</summary>
    public static bool AreSame(string left, string right)
    {
        if (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal one) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal other)) return one == other;
        return Name(left) == Name(right);
    }

    /// <summary>Whether both are numbers.</summary>
    public static bool AreNumbers(string left, string right) => decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>A name as it is compared: small letters and digits alone.</summary>
    public static string Name(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant() is { Length: > 0 } name ? name : text;

    /// <summary>How alike two names are, 0 to 1: the share of the longer one that both begin or end with, or that one holds of the other.</summary>
    public static double Alike(string left, string right)
    {
        string one = Name(left), other = Name(right);
        int longest = Math.Max(one.Length, other.Length), shortest = Math.Min(one.Length, other.Length);
        if (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)) return 0.5 + (0.5 * shortest / longest);
        int begin = 0, end = 0;
        while (begin < shortest && one[begin] == other[begin]) begin++;
        while (end < shortest - begin && one[^(end + 1)] == other[^(end + 1)]) end++;
        return (double)(begin + end) / longest;
    }
}
