using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Compares the names of sets whatever their case and separators: <c>Order status</c>, <c>order_statuses</c>, <c>OrderStatusEnum</c> are one. Pure.</summary>
internal static partial class SetName
{
    /// <summary>A name as it is compared: its words in small letters, singular, without a word that only says what it is.</summary>
    public static string Of(string name) => string.Concat(Parts(name));

    /// <summary>The last word of a name; empty where it has none.</summary>
    public static string Last(string name) => Parts(name) is [.., var last] ? last : "";

    /// <summary>How many words a name has.</summary>
    public static int Words(string name) => Parts(name).Count;

    private static List<string> Parts(string name)
    {
        List<string> parts = [.. Word().Matches(name).Select(match => Singular(match.Value.ToLowerInvariant()))];
        if (parts.Count > 1 && parts[^1] is "enum" or "value" or "option" or "schema") parts.RemoveAt(parts.Count - 1);
        return parts;
    }

    private static string Singular(string word)
    {
        if (word.EndsWith("ses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)) return word[..^2];
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        return word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\d+|\p{Lo}+")]
    private static partial Regex Word();
}
