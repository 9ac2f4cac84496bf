using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Drift;

/// <summary>A value that a sentence demands of one name: <c>`LOG_LEVEL` MUST default to `info`</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value as written, without the marks around it.</param>
/// <param name="IsDefault">Whether it counts only where nothing else is said.</param>
/// <param name="Clause">The sentence.</param>
internal sealed partial record ValueClaim(string Name, string Value, bool IsDefault, string Clause)
{
    private static readonly string[] s_conditions = ["when", "if ", "unless", "except", "while", "during", "until", "otherwise", "e.g", "for example", "such as", "may ", "can ", "optionally", "in production", "in development", "for tests", "or "];

    /// <summary>The claims of a text: sentences with a name and a value in backticks, nothing else in them, and words between them that say how they belong together. A sentence with a condition claims nothing.</summary>
    public static IEnumerable<ValueClaim> In(string text)
    {
        foreach (string clause in SpecLiteral.Clauses(text))
        {
            if (RequirementWords.SpeaksOfAbsence(clause) || Both().Match(clause) is not { Success: true } both) continue;
            string before = both.Groups["before"].Value, between = both.Groups["between"].Value, name = both.Groups["name"].Value;
            bool isDefault = Default().IsMatch(before) || Default().IsMatch(between);
            if (!(isDefault ? Joins() : Sets()).IsMatch(between) || RequirementWords.Begins(before + between + both.Groups["after"].Value, s_conditions)) continue;
            if (SpecLiteral.In(clause).Any(literal => literal.Text == name.TrimStart('-'))) yield return new ValueClaim(name, both.Groups["value"].Value.Trim('"', '\'', ' '), isDefault, clause.Trim());
        }
    }

    [GeneratedRegex("^(?<before>[^`]*)`(?<name>[^`\\s]+)`(?<between>[^`]*)`(?<value>[^`]{1,60})`(?<after>[^`]*)$")]
    private static partial Regex Both();

    [GeneratedRegex(@"\bdefault(s|ed|ing)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Default();

    [GeneratedRegex(@"^[\s,:=(]*((MUST|SHALL|SHOULD|will|with|which|that|and|has|have|a|an|the|its|is|are|be|value|defaults?|to|of|set)[\s,:=(]*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Joins();

    [GeneratedRegex(@"^\s*((MUST|SHALL|is|be)\s+)*(set to|equals?( to)?|exactly|(MUST|SHALL) be|=)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Sets();
}
