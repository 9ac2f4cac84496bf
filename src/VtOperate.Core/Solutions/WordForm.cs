using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>Compares the words that people choose for components, causes and tags. Pure.</summary>
public static class WordForm
{
    private const int ShortestAbbreviation = 3;

    // Abbreviations that are no beginning of their word; those that are need no list.
    private static readonly Dictionary<string, string> s_abbreviations = new(StringComparer.Ordinal)
    {
        ["a11y"] = "accessibility",
        ["authn"] = "authentication",
        ["authz"] = "authorization",
        ["cd"] = "continuousdeployment",
        ["ci"] = "continuousintegration",
        ["conn"] = "connection",
        ["cfg"] = "configuration",
        ["ctx"] = "context",
        ["db"] = "database",
        ["deps"] = "dependencies",
        ["fe"] = "frontend",
        ["fs"] = "filesystem",
        ["i18n"] = "internationalization",
        ["infra"] = "infrastructure",
        ["js"] = "javascript",
        ["k8s"] = "kubernetes",
        ["l10n"] = "localization",
        ["msg"] = "message",
        ["o11y"] = "observability",
        ["perf"] = "performance",
        ["pg"] = "postgresql",
        ["postgres"] = "postgresql",
        ["py"] = "python",
        ["regex"] = "regularexpression",
        ["repo"] = "repository",
        ["svc"] = "service",
        ["ts"] = "typescript",
        ["tz"] = "timezone",
        ["ui"] = "userinterface",
    };

    /// <summary>The form in which two spellings of one word are equal: without case, joints and plural, and with the signs of names such as <c>C#</c> spelled out.</summary>
    public static string Folded(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (char sign in TechnologyName.Spell(word))
        {
            if (char.IsLetterOrDigit(sign)) folded.Append(char.ToLowerInvariant(sign));
        }

        return Singular(folded.ToString());
    }

    /// <summary>How near the meaning of two words that are spelled differently is: 3 an abbreviation of the other, 2 a slip away, 1 the same stems for the most part, 0 not near.</summary>
    public static int Nearness(string left, string right)
    {
        string a = Folded(left), b = Folded(right);
        if (a.Length == 0 || b.Length == 0 || a == b) return 0;
        if (IsAbbreviation(a, b, right) || IsAbbreviation(b, a, left)) return 3;
        if (IsSlip(a, b)) return 2;
        return SharesStems(left, right) ? 1 : 0;
    }

    // "auth" is cut short from "authentication"; "data" is no "database".
    private static bool IsAbbreviation(string shorter, string longer, string longerAsWritten)
    {
        if (s_abbreviations.TryGetValue(shorter, out string? meaning) && Singular(meaning) == longer) return true;
        if (shorter.Length >= ShortestAbbreviation && longer.Length > 2 * shorter.Length && longer.StartsWith(shorter, StringComparison.Ordinal) && IsOneWord(longerAsWritten)) return true;
        return shorter.Length >= 2 && shorter == Initials(longerAsWritten);
    }

    private static bool IsSlip(string a, string b)
    {
        int length = Math.Min(a.Length, b.Length);
        if (length < 5 || Math.Abs(a.Length - b.Length) > 2) return false;
        return NearestWord.Distance(a, b) <= (length < 9 ? 1 : 2);
    }

    private static bool SharesStems(string left, string right)
    {
        HashSet<string> a = Stems(left), b = Stems(right);
        int shared = a.Count(b.Contains);
        return shared > 0 && 2 * shared >= a.Count + b.Count - shared;
    }

    private static HashSet<string> Stems(string word)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (string part in word.Split(['_', '-', ' ', '/', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            char[] letters = part.ToLowerInvariant().ToCharArray();
            string stem = new(letters, 0, Stemmer.Stem(letters));
            stems.Add(s_abbreviations.GetValueOrDefault(stem, stem));
        }

        return stems;
    }

    private static bool IsOneWord(string word) => word.Trim().IndexOfAny(['_', '-', ' ', '/', '.']) < 0;

    private static string Initials(string word)
    {
        string[] parts = word.Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 ? "" : string.Concat(parts.Select(part => char.ToLowerInvariant(part[0])));
    }

    private static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i') return word;
        return word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y" : word[..^1];
    }
}
