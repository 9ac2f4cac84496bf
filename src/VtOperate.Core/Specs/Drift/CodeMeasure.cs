using System.Globalization;
using System.Text.RegularExpressions;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Drift;

/// <summary>What a line of code gives a name, in milliseconds for a duration and in bytes for a size.</summary>
/// <param name="Value">The number.</param>
/// <param name="Dimension">What it measures: <c>time</c>, <c>size</c>, <c>%</c>, or empty for a bare number.</param>
/// <param name="IsCertain">Whether the code itself tells the unit; a comment and a product of well-known factors only make it likely.</param>
internal readonly partial record struct CodeMeasure(double Value, string Dimension, bool IsCertain)
{
    // The factors that a count of milliseconds or of bytes is written with.
    private const double Thousand = 1000, Sixty = 60, Kilo = 1024;

    /// <summary>The measure that a line gives a name: a bare number with the unit of the name or of a comment behind it, a duration that is made (<c>TimeSpan.FromMinutes(5)</c>, <c>5 * time.Minute</c>), a product (<c>30 * 60 * 1000</c>). Null where it gives none.</summary>
    /// <param name="code">The text.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="wanted">The name (<see cref="NameHash"/>).</param>
    /// <param name="unit">The unit that the name tells; null where it tells none.</param>
    public static CodeMeasure? In(CodeText code, int line, uint wanted, (double Factor, string Dimension)? unit)
    {
        string expression = AssignedValue.Behind(code.MaskedLine(line), wanted).ToString();
        if (expression.Length == 0) return null;
        if (Made(expression) is { } made) return made;
        if (Product(expression) is not { } product) return null;
        if (unit is { } named) return new CodeMeasure(product.Value * named.Factor, named.Dimension, true);
        if (Said(code.Line(line), code.MaskedLine(line)) is { } said) return new CodeMeasure(product.Value * said.Factor, said.Dimension, false);
        return product.Factors switch
        {
            [] => new CodeMeasure(product.Value, "", true),
            [.., Thousand] when product.Factors.Contains(Sixty) => new CodeMeasure(product.Value, "time", false),
            [.., Kilo, Kilo] => new CodeMeasure(product.Value, "size", false),
            _ => null,
        };
    }

    private static CodeMeasure? Made(string expression)
    {
        Match match = Duration().Match(expression);
        if (!match.Success) return null;
        string word = match.Groups["unit"].Value.ToLowerInvariant();
        double? factor = word switch { "us" or "microsecond" or "microseconds" or "micros" => 0.001, "nano" or "nanos" or "nanosecond" or "nanoseconds" => 0.000001, "week" or "weeks" => 604_800_000, "mins" or "minute" or "minutes" or "min" => 60_000, "secs" => 1000, _ => NumberClaim.Unit(word) is { Dimension: "time" } unit ? unit.Factor : null };
        return factor is { } known && Number(match.Groups["number"].Value) is { } number ? new CodeMeasure(number * known, "time", true) : null;
    }

    // "5", "30 * 60 * 1000": the product with its factors behind the first.
    private static (double Value, double[] Factors)? Product(string expression)
    {
        if (Factors().Match(expression) is not { Success: true } match) return null;
        double[] all = [.. match.Groups["factor"].Captures.Select(capture => Number(capture.Value) ?? double.NaN)];
        double value = all.Aggregate(1.0, (product, factor) => product * factor);
        return double.IsNaN(value) ? null : (value, all[1..]);
    }

    // "# seconds", "// in ms", "/* bytes */": the unit is all that the comment says, or its first word.
    private static (double Factor, string Dimension)? Said(string line, ReadOnlySpan<char> mask)
    {
        string comment = line[mask.TrimEnd().Length..].TrimStart(';', ',', ')', ' ', '\t');
        return UnitComment().Match(comment) is { Success: true } match ? NumberClaim.Unit(match.Groups[1].Value) : null;
    }

    private static double? Number(string text) => double.TryParse(text.Replace("_", "", StringComparison.Ordinal).TrimEnd('m', 'M', 'l', 'L', 'f', 'F', 'd', 'D', 'u', 'U'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value : null;

    [GeneratedRegex("""
        ^(?:
            (?:[A-Za-z.]*\bTimeSpan\.From(?<unit>Days|Hours|Minutes|Seconds|Milliseconds)\(\s*(?<number>[\d_.]+)\s*\))
          | (?:[A-Za-z.]*\bDuration\.of(?<unit>Days|Hours|Minutes|Seconds|Millis)\(\s*(?<number>[\d_]+)[lL]?\s*\))
          | (?:(?:time\.Duration\(\s*)?(?<number>[\d_]+)\s*\)?\s*\*\s*time\.(?<unit>Hour|Minute|Second|Millisecond|Microsecond)\b)
          | (?:time\.(?<unit>Hour|Minute|Second|Millisecond)\s*\*\s*(?<number>[\d_]+)\b)
          | (?:[A-Za-z.]*\btimedelta\(\s*(?<unit>weeks|days|hours|minutes|seconds|milliseconds)\s*=\s*(?<number>[\d_.]+)\s*\))
          | (?:[A-Za-z:]*\bDuration::from_(?<unit>secs|millis|mins|hours)\(\s*(?<number>[\d_]+)\s*\))
          | (?:(?<number>[\d_]+)\.(?<unit>days|hours|minutes|seconds|milliseconds)\b)
          | (?:[A-Za-z.]*\bDuration\(\s*(?<unit>days|hours|minutes|seconds|milliseconds)\s*:\s*(?<number>[\d_]+)\s*\))
        )\s*[;,)\s:{}]*$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?<factor>\d[\d_]*(?:\.\d+)?[mMlLfFdDuU]?)(?:\s*\*\s*(?<factor>\d[\d_]*(?:\.\d+)?[lL]?)){0,5}\s*[;,)}\s]*$")]
    private static partial Regex Factors();

    [GeneratedRegex(@"^(?:#|//|--|/\*)+\s*\(?(?:in\s+|unit:\s*)?(ms|millis|milliseconds?|s|secs?|seconds?|mins|minutes?|hours?|days?|bytes?|kb|kib|mb|mib|gb|gib|percent|%)\b\)?\s*(?:\*/|[.;,:(-].*)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex UnitComment();
}
