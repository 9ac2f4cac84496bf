using System.Globalization;
using System.Text.RegularExpressions;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Reads the rules that a project adds to its constitution. The file is anybody's: its expressions cannot run long.</summary>
internal static class ConstitutionRulesFile
{
    /// <summary>The path of the file, relative to the project.</summary>
    internal const string Path = ".specify/constitution.rules.yml";

    private const int LongestPattern = 500;

    /// <summary>The rules with the principle that each belongs to.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.YamlInvalid"/> with file and line.</exception>
    internal static IReadOnlyList<(string Principle, ConstitutionRule Rule)> Read(IYamlReader yaml, string text)
    {
        YamlNode? node = yaml.Read(text, Path);
        if (node is null) return [];
        if (node is not YamlMap map || map.Find("rules") is not YamlList list) throw Bad(node, "a list 'rules' is expected");
        return [.. list.Items.Select(Rule)];
    }

    private static (string, ConstitutionRule) Rule(YamlNode node)
    {
        if (node is not YamlMap map) throw Bad(node, "a rule with 'principle' and 'kind' is expected");
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in map.Entries)
        {
            if (entry.Key.Value is not ("principle" or "kind" or "text" or "why" or "limit" or "name" or "pattern" or "paths" or "least" or "most" or "types" or "scopes")) throw Bad(entry.Key, $"'{entry.Key.Value}' is no part of a rule");
            if (entry.Value is not YamlScalar) throw Bad(entry.Value, $"'{entry.Key.Value}' takes one value");
        }

        string principle = Word(map, "principle") ?? throw Bad(map, "the rule names no 'principle'");
        string written = Word(map, "kind") ?? throw Bad(map, "the rule names no 'kind'");
        string[] kinds = [.. Enum.GetNames<RuleKind>().Where(name => name != nameof(RuleKind.Unverifiable))];
        string? known = kinds.FirstOrDefault(name => name.Equals(written.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        if (known is null) throw Bad(map.Find("kind")!, $"'{written}' is none of {string.Join(", ", kinds)}");
        RuleKind kind = Enum.Parse<RuleKind>(known);
        string? limit = Word(map, "limit"), name = Word(map, "name"), pattern = Word(map, "pattern"), paths = Word(map, "paths");
        int most = 0;
        if (kind is RuleKind.FunctionLines or RuleKind.FileLines or RuleKind.Parameters or RuleKind.Coverage or RuleKind.CommitLength or RuleKind.Complexity && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most < 1)) throw Bad(map, $"{known} needs a 'limit' of 1 or more");
        if (kind is RuleKind.Forbidden or RuleKind.Required or RuleKind.FileLayout or RuleKind.Layer or RuleKind.Setting or RuleKind.Names && pattern is null) throw Bad(map, $"{known} needs a 'pattern'");
        if (kind == RuleKind.Layer && paths is null) throw Bad(map, "Layer needs 'paths', the files that must not depend on what the pattern matches");
        if (kind is RuleKind.ForbiddenFile or RuleKind.Setting && paths is null) throw Bad(map, $"{known} needs 'paths'");
        if (kind == RuleKind.Names && name is not ("function" or "class")) throw Bad(map, "Names needs a 'name', function or class");
        double? least = Bound(map, "least"), highest = Bound(map, "most");
        if (kind == RuleKind.Constant && (name is null || (least ?? highest) is null)) throw Bad(map, "Constant needs a 'name' and a bound, 'least' or 'most'");
        if (kind == RuleKind.Technology && name is null) throw Bad(map, "Technology needs a 'name'");
        return (principle, new ConstitutionRule(kind, Word(map, "text") ?? $"{known} {limit}{name}{pattern} {(least is null ? "" : FormattableString.Invariant($"≥ {least} "))}{(highest is null ? "" : FormattableString.Invariant($"≤ {highest}"))}".Trim(), Path, map.Line)
        {
            Limit = most,
            Name = kind == RuleKind.Technology ? name?.ToLowerInvariant() : name ?? pattern ?? paths,
            Words = Listed(map, "types"),
            Scopes = Listed(map, "scopes"),
            Least = least,
            Most = highest,
            Why = Word(map, "why"),
            Pattern = pattern is null ? null : Expression(map.Find("pattern")!, pattern),
            Paths = paths is null ? null : Glob(paths),
        });
    }

    private static string[] Listed(YamlMap map, string key) => Word(map, key)?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static double? Bound(YamlMap map, string key)
    {
        if (Word(map, key) is not { } written) return null;
        return double.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value) ? value : throw Bad(map.Find(key)!, $"'{written}' is no number");
    }

    private static string? Word(YamlMap map, string key) => map.Find(key) is YamlScalar { IsNull: false } value ? value.Value : null;

    // Without going back an expression takes time in proportion to the text, whatever it says.
    private static Regex Expression(YamlNode node, string pattern)
    {
        if (pattern.Length > LongestPattern) throw Bad(node, FormattableString.Invariant($"a pattern has at most {LongestPattern} characters"));
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(500));
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            throw Bad(node, "the pattern is none, or it looks back or ahead, which is not allowed here");
        }
    }

    /// <summary>The expression of a glob: <c>**</c> for any folders, <c>*</c> for a part of a name.</summary>
    internal static Regex Glob(string paths)
    {
        string escaped = Regex.Escape(paths.Replace('\\', '/')).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal);
        return new Regex($"^{escaped}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    private static OperationException Bad(YamlNode node, string why) => new(ErrorId.YamlInvalid, Path, FormattableString.Invariant($"'{Path}' line {node.Line}: {why}."));
}
