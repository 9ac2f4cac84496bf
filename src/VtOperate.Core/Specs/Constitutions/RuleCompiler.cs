using System.Globalization;
using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Makes a check of a sentence where its words leave no doubt; what depends on a condition or a part of the code is left to a person.</summary>
public static partial class RuleCompiler
{
    /// <summary>The rule that a sentence states.</summary>
    /// <param name="sentence">The sentence in one line.</param>
    /// <param name="file">Where it stands.</param>
    /// <param name="line">Its line, from 1.</param>
    /// <param name="holdsModules">Whether the constitution speaks of PowerShell modules (<c>.psm1</c>), so that a module is a file of its own.</param>
    public static ConstitutionRule Compile(string sentence, string file, int line, bool holdsModules = false)
    {
        var plain = new ConstitutionRule(RuleKind.Unverifiable, sentence, file, line);
        ConstitutionRule whole = Whole(plain, sentence, holdsModules);
        return whole.Kind == RuleKind.Unverifiable ? PartCompiler.Compile(plain, holdsModules) : whole;
    }

    private static ConstitutionRule Whole(ConstitutionRule plain, string sentence, bool holdsModules)
    {
        string words = sentence.Replace("*", "", StringComparison.Ordinal);
        if (Advice().IsMatch(words)) return plain;
        if (Commits().IsMatch(words)) return plain with { Kind = RuleKind.CommitForm };
        if (Subject().Match(words) is { Success: true } subject) return plain with { Kind = RuleKind.CommitLength, Limit = Number(subject) };
        if (Regression().Match(words) is { Success: true } regression) return plain with { Kind = RuleKind.RegressionTest, IsPartial = words[(regression.Index + regression.Length)..].Trim(' ', '.').Length > 0 };
        if (holdsModules && Modules().IsMatch(words)) return plain with { Kind = RuleKind.Layer, Name = "modules", Paths = ConstitutionRulesFile.Glob("**/*.psm1"), Pattern = Anything() };

        // These read the whole sentence, so that a condition leaves no match; a layer may be called core.
        if (Constant().Match(words) is { Success: true } constant) return Bounded(plain, constant);
        if (Depends().Match(words) is { Success: true } depends) return Layer(plain, depends.Groups["from"].Value, depends.Groups["to"].Value);
        if (Condition().IsMatch(words)) return plain;
        if (FunctionLines().Match(words) is { Success: true } function) return plain with { Kind = RuleKind.FunctionLines, Limit = Number(function) };
        if (FileLines().Match(words) is { Success: true } lines) return plain with { Kind = RuleKind.FileLines, Limit = Number(lines) };
        if (ParameterCount().Match(words) is { Success: true } parameters) return plain with { Kind = RuleKind.Parameters, Limit = Number(parameters) };
        if (CoverageShare().Match(words) is { Success: true } coverage) return plain with { Kind = RuleKind.Coverage, Limit = Number(coverage) };
        if (Log().IsMatch(words)) return plain with { Kind = RuleKind.Changelog };
        if (Engine().Match(words) is { Success: true } engine) return plain with { Kind = RuleKind.Technology, Name = engine.Groups["name"].Value.ToLowerInvariant() };
        if (Token().Match(words) is not { Success: true } token) return plain;
        string name = token.Groups["token"].Value;
        return plain with { Kind = RuleKind.Forbidden, Name = name, Pattern = TokenPattern(name) };
    }

    /// <summary>What finds a text in code. A name with brackets is called with whatever is in them; what is only called the same of something else is not it.</summary>
    internal static Regex TokenPattern(string name)
    {
        bool isCall = name.EndsWith("()", StringComparison.Ordinal);
        string text = isCall ? name[..^2] : name;
        string before = !char.IsLetterOrDigit(text[0]) ? "" : isCall && !text.Contains('.', StringComparison.Ordinal) ? @"(^|[^\w.$>:\s]\s*|^\s+|\b(return|await|yield|in|and|or|not|else|then|throw|do|case|if|elif|while|lambda)\s+)" : @"\b";
        string after = isCall ? @"\s*\(" : char.IsLetterOrDigit(text[^1]) ? @"\b" : "";
        return new Regex(before + Regex.Escape(text) + after, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    private static ConstitutionRule Bounded(ConstitutionRule plain, Match match)
    {
        double value = double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        return plain with { Kind = RuleKind.Constant, Name = match.Groups["name"].Value, Least = match.Groups["least"].Success ? value : null, Most = match.Groups["most"].Success ? value : null };
    }

    // A layer is a folder or a project, by its name or its path.
    private static ConstitutionRule Layer(ConstitutionRule plain, string from, string to)
    {
        string folder = from.TrimEnd('/');
        Regex paths = folder.Contains('/', StringComparison.Ordinal) ? ConstitutionRulesFile.Glob(folder + "/**") : new Regex($@"^(.*/)?([\w-]+\.)*{Regex.Escape(folder)}/", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return plain with { Kind = RuleKind.Layer, Name = to, Paths = paths, Pattern = new Regex($@"(^|[./\\:]){Regex.Escape(to.TrimEnd('/'))}($|[./\\:])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) };
    }

    private static int Number(Match match) => int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);

    private const string Bound = @"\s+(MUST|SHALL|must|shall)\s+(NOT exceed|not exceed|NOT be longer than|not be longer than|NOT have more than|not have more than|NOT take more than|not take more than|have at most|take at most|be at most|be no longer than|be|stay|have|take|remain)?\s*(under|below|at most|≤|<=|no more than|within)?\s*(?<n>\d{1,5})\s+";

    [GeneratedRegex(@"\b(SHOULD|should|MAY|prefer|e\.g\. \d)\b")]
    private static partial Regex Advice();

    [GeneratedRegex(@"\b(except|unless|if|when|where|without|outside|otherwise|core|critical|new)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\bcommit (messages?|subjects?)\b.*\b(MUST|SHALL|must|shall)\b.*(conventional (commits?|format)|`type(\(scope\))?: )|^use conventional commits\b", RegexOptions.IgnoreCase)]
    private static partial Regex Commits();

    [GeneratedRegex(@"\b(subjects?|subject lines?|commit headers?)\s+(MUST|must|SHALL)\s+(NOT exceed|not exceed|have at most|be at most|be ≤)\s*(?<n>\d{1,4})\s+char")]
    private static partial Regex Subject();

    [GeneratedRegex(@"\b(every|each|all)\s+bug\s?fix(es)?\s+(MUST|must|SHALL)\s+(include|have|come with|add|be accompanied by)\s+(a\s+)?regression tests?", RegexOptions.IgnoreCase)]
    private static partial Regex Regression();

    [GeneratedRegex(@"\b([Ff]unctions?|[Ff]unctions and methods|[Mm]ethods?)" + Bound + "lines?")]
    private static partial Regex FunctionLines();

    [GeneratedRegex(@"\b([Ff]iles?|[Ss]ource files?)" + Bound + "lines?")]
    private static partial Regex FileLines();

    [GeneratedRegex(@"\b([Ff]unctions?|[Mm]ethods?)" + Bound + "(parameters?|arguments?)")]
    private static partial Regex ParameterCount();

    [GeneratedRegex(@"^(test suite: .*|minimum |line |test |code |all tests pass; |overall )*coverage\s*(threshold)?\s*(MUST NOT drop below|MUST be at least|must be at least|≥|>=|:)\s*(?<n>\d{1,3})\s*%", RegexOptions.IgnoreCase)]
    private static partial Regex CoverageShare();

    [GeneratedRegex(@"\b(every|each) (change|pull request|PR|commit)\s+(MUST|must|SHALL)\s+(update|have an entry in|add an entry to|be listed in)\s+(the\s+)?`?change\s?log|^update\s+(the\s+)?`?CHANGELOG(\.md)?`?(\s+under\s+`?\[?Unreleased\]?`?(\s+section)?)?\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Log();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\w.+#-]{2,})\s+(is|MUST be)\s+the\s+(only\s+)?(storage engine|database|database engine|data store|web framework|test framework|message broker|cache)\b")]
    private static partial Regex Engine();

    [GeneratedRegex(@"^(Rule:\s*)?modules? (MUST NOT|must not|SHALL NOT|NEVER|never) import other modules\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Modules();

    [GeneratedRegex(".")]
    private static partial Regex Anything();

    [GeneratedRegex(@"^`(?<name>[A-Za-z_][\w-]{3,})`\s+(MUST|SHALL|must|shall)\s+be\s+((?<least>at least|no less than|≥|>=)|(?<most>at most|no more than|≤|<=))\s*(?<n>\d{1,9}(\.\d{1,6})?)\s*\.?$")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^(The\s+|Code in\s+|Code under\s+)?`(?<from>\w[\w./-]*)`\s+(layer\s+|project\s+|package\s+|module\s+|folder\s+)?(MUST NOT|must not|SHALL NOT|NEVER|never)\s+(depend on|import|imports|reference|references)\s+(from\s+)?(the\s+)?`(?<to>\w[\w./-]*)`(\s+(layer|project|package|module|folder))?\s*\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Depends();

    // Who must not is everybody: a rule about one part of the code is no rule about the rest.
    [GeneratedRegex(@"^((?i:((all|the|our|any|production|source|application)\s+)*(code|codebase|sources|source files|developers|contributors|functions|classes|files|project)\s+)?(MUST NOT|must not|SHALL NOT|NEVER|Never|never)|Do not|DO NOT)\s+(use|call|import|contain|reference)\s+`(?<token>[\w.$:@/-]{2,}(\(\))?)`\s*\.?$")]
    private static partial Regex Token();
}
