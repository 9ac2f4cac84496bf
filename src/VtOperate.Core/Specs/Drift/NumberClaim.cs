using System.Globalization;

namespace VtOperate.Core.Specs.Drift;

/// <summary>A number that a sentence demands of one name in backticks.</summary>
/// <param name="Name">The name.</param>
/// <param name="Bound">Whether the value is the most, the least, or just that.</param>
/// <param name="Value">The number; in milliseconds for a duration and in bytes for a size.</param>
/// <param name="Dimension">What it measures: <c>time</c>, <c>size</c>, <c>%</c>, or empty for a count.</param>
/// <param name="Clause">The sentence.</param>
internal sealed record NumberClaim(string Name, NumberBound Bound, double Value, string Dimension, string Clause)
{
    private static readonly string[] s_loose = ["e.g", "for example", "configurable", "approximately", "about", "around", "between", "range", "roughly", "depending", "or more", "or less", "typically", "initially"];
    private static readonly string[] s_most = ["at most", "no more than", "not more than", "up to", "maximum", "within", "less than", "under", "below", "≤", "<=", "not exceed", "limit of"];
    private static readonly string[] s_least = ["at least", "no less than", "minimum", "more than", "greater than", "≥", ">="];
    private static readonly string[] s_exact = ["default", "exactly", "equal", "set to", "must be", " is ", " of ", "="];

    /// <summary>The claims of a text: sentences with one name in backticks, one number, and a word that says how they belong together.</summary>
    public static IEnumerable<NumberClaim> In(string text)
    {
        foreach (string clause in SpecLiteral.Clauses(text))
        {
            if (!IsFirm(clause)) continue;
            IReadOnlyList<SpecLiteral> names = SpecLiteral.In(clause);
            if (names.Count != 1 || names[0].Kind is not (SpecLiteralKind.Name or SpecLiteralKind.Constant)) continue;
            string words = WithoutCode(clause);
            if (Only(words) is not { } number || BoundOf(words) is not { } bound) continue;
            yield return new NumberClaim(names[0].Text, bound, number.Value, number.Dimension, clause.Trim());
        }
    }

    /// <summary>Whether a value in the code is what is demanded.</summary>
    public bool Allows(double value) => Bound switch { NumberBound.Most => value <= Value, NumberBound.Least => value >= Value, _ => Math.Abs(value - Value) < 1e-9 };

    /// <summary>Whether no value is what both demand, or both set the same bound otherwise.</summary>
    public bool Excludes(NumberClaim other)
    {
        if (Bound == other.Bound) return Math.Abs(Value - other.Value) >= 1e-9;
        return Bound == NumberBound.Exact ? !other.Allows(Value) : other.Bound == NumberBound.Exact ? !Allows(other.Value) : Bound == NumberBound.Most ? other.Value > Value : Value > other.Value;
    }

    /// <summary>The unit of a number that follows it or that a name ends with, with what it counts; null where the word is none.</summary>
    public static (double Factor, string Dimension)? Unit(string word) => word.ToLowerInvariant() switch
    {
        "ms" or "millisecond" or "milliseconds" or "millis" => (1, "time"),
        "s" or "sec" or "secs" or "second" or "seconds" => (1000, "time"),
        "min" or "mins" or "minute" or "minutes" => (60_000, "time"),
        "h" or "hour" or "hours" => (3_600_000, "time"),
        "d" or "day" or "days" => (86_400_000, "time"),
        "byte" or "bytes" => (1, "size"),
        "kb" or "kib" => (1024, "size"),
        "mb" or "mib" => (1 << 20, "size"),
        "gb" or "gib" => (1 << 30, "size"),
        "%" or "percent" => (1, "%"),
        _ => null,
    };

    /// <summary>The one number of a sentence with what it measures; null where there are several, none, or the sentence is loose about it.</summary>
    public static (double Value, string Dimension)? Measure(string sentence) => IsFirm(sentence) ? Only(WithoutCode(sentence)) : null;

    // "No more than" and "not exceed" are bounds and no absence.
    private static bool IsFirm(string sentence) =>
        !RequirementWords.Begins(sentence, s_loose) && !RequirementWords.SpeaksOfAbsence(sentence.Replace("no more than", "at most", StringComparison.OrdinalIgnoreCase).Replace("not exceed", "at most", StringComparison.OrdinalIgnoreCase));

    private static (double Value, string Dimension)? Only(string words)
    {
        (double, string)? only = null;
        for (int at = 0; at < words.Length; at++)
        {
            if (!char.IsAsciiDigit(words[at])) continue;
            if (at > 0 && (char.IsLetter(words[at - 1]) || words[at - 1] is '-' or '.' or '#' or '_')) return null;
            int end = at;
            while (end < words.Length && (char.IsAsciiDigit(words[end]) || (words[end] is ',' or '.' or '_' && end + 1 < words.Length && char.IsAsciiDigit(words[end + 1])))) end++;
            if (only is not null || !double.TryParse(words[at..end].Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)) return null;
            int from = end;
            while (from < words.Length && words[from] is ' ' or '-') from++;
            int to = from;
            while (to < words.Length && (char.IsAsciiLetter(words[to]) || words[to] == '%')) to++;
            only = Unit(words[from..to]) is { } unit ? (value * unit.Factor, unit.Dimension) : (value, "");
            at = end;
        }

        return only;
    }

    private static NumberBound? BoundOf(string words)
    {
        bool most = RequirementWords.Begins(words, s_most), least = RequirementWords.Begins(words, s_least);
        if (most && least) return null;
        if (most) return NumberBound.Most;
        if (least) return NumberBound.Least;
        return RequirementWords.Begins(words, s_exact) ? NumberBound.Exact : null;
    }

    private static string WithoutCode(string clause) => Documents.MarkdownProse.WithoutCode(clause);
}
