using System.Globalization;
using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Makes checks of sentences of which a part can be proved to be violated. What the check does not see stays with a person.</summary>
internal static partial class PartCompiler
{
    private static readonly string[] s_notClaims = ["example", "e.g", "note", "rationale", "alternative", "except", "deprecat", "scope", "avoid", "forbid", "never", "not ", "optional", "理由", "例", "future", "prohibit", "mock"];

    /// <summary>The rule of a sentence for which no whole check was found.</summary>
    internal static ConstitutionRule Compile(ConstitutionRule plain, bool holdsModules)
    {
        string words = plain.Text.Replace("*", "", StringComparison.Ordinal);
        if (CommitTypes().Match(words) is { Success: true } types) return plain with { Kind = RuleKind.CommitForm, Words = List(types.Groups["types"].Value), Scopes = List(types.Groups["scopes"].Value), IsPartial = true };
        if (Complexity().Match(words) is { Success: true } complexity) return plain with { Kind = RuleKind.Complexity, Limit = int.Parse(complexity.Groups["n"].Value, CultureInfo.InvariantCulture), IsPartial = true };
        if (Technology(plain, words) is { } technology) return technology;
        if (Doubt().IsMatch(words)) return plain;
        if (Documented().IsMatch(words)) return plain with { Kind = RuleKind.Docstrings, IsPartial = true };
        if (Hinted().IsMatch(words)) return plain with { Kind = RuleKind.TypeHints, IsPartial = true };
        if (UnusedImports().IsMatch(words)) return plain with { Kind = RuleKind.UnusedImport, IsPartial = true };
        if (NeverCommitted().Match(words) is { Success: true } file) return plain with { Kind = RuleKind.ForbiddenFile, Name = file.Groups["file"].Value, Paths = ConstitutionRulesFile.Glob("**/" + file.Groups["file"].Value) };
        if (StrictScript().IsMatch(words)) return Setting(plain, "strict", "**/tsconfig*.json", @"""strict""\s*:\s*true");
        if (Nullable().IsMatch(words)) return Setting(plain, "Nullable", "**/*.csproj", @"<Nullable>\s*enable\s*</Nullable>");
        if (TestNames().Match(words) is { Success: true } tests) return plain with { Kind = RuleKind.FileLayout, Name = "*" + tests.Groups["glob"].Value, Paths = new Regex(@"(^|/)src/test/.*\.java$", RegexOptions.NonBacktracking), Pattern = ConstitutionRulesFile.Glob("**/*" + tests.Groups["glob"].Value), Where = new Regex(@"(?m)^\s*@Test\b", RegexOptions.NonBacktracking), IsPartial = true };
        if (Verbs().IsMatch(words)) return plain with { Kind = RuleKind.Names, Name = "function", Paths = new Regex(@"\.psm?1$", RegexOptions.NonBacktracking), Pattern = new Regex("^[A-Z][a-z]+-[A-Z][A-Za-z0-9]*$", RegexOptions.NonBacktracking), IsPartial = true };
        if (holdsModules && Exports().IsMatch(words)) return plain with { Kind = RuleKind.Required, Name = "Export-ModuleMember", Paths = ConstitutionRulesFile.Glob("**/*.psm1"), Pattern = new Regex(@"\bExport-ModuleMember\b", RegexOptions.NonBacktracking), Where = new Regex(@"(?mi)^\s*function\s", RegexOptions.NonBacktracking), IsPartial = true };
        return PythonNames().Match(words) is { Success: true } python ? Names(plain, python) : Token().Match(words) is { Success: true } token ? Forbidden(plain, token) : plain;
    }

    // "Web framework: FastAPI + Uvicorn", "| Testing | pytest | ... |", "Linting via `ruff`": what is named first, and what is joined to it.
    private static ConstitutionRule? Technology(ConstitutionRule plain, string words)
    {
        Match match = Stack().Match(words);
        if (!match.Success) match = Via().Match(words);
        string label = match.Groups["label"].Value;
        if (!match.Success || s_notClaims.Any(word => label.Contains(word, StringComparison.OrdinalIgnoreCase))) return null;
        string value = match.Groups["value"].Value.Replace("`", "", StringComparison.Ordinal);
        var names = new List<string>();
        int at = 0;
        bool isVersioned = false;
        while (Technologies.At(value.AsSpan(at)) is { } name)
        {
            names.Add(name);
            at += name.Length;
            int version = Version().Match(value[at..]).Length;
            isVersioned |= version > 0;
            at += version;
            Match join = Join().Match(value[at..]);
            if (!join.Success || Technologies.At(value.AsSpan(at + join.Length)) is null) break;
            at += join.Length;
        }

        if (names.Count == 0 || !Behind().IsMatch(value[at..].Trim())) return null;
        return plain with { Kind = RuleKind.Technology, Name = string.Join(" + ", names), Words = names, IsPartial = value[at..].Trim(' ', '.', '|').Length > 0 || match.Groups["more"].Value.Trim(' ', '.', '|').Length > 0 || isVersioned };
    }

    private static ConstitutionRule Setting(ConstitutionRule plain, string name, string paths, string pattern) =>
        plain with { Kind = RuleKind.Setting, Name = name, Paths = ConstitutionRulesFile.Glob(paths), Pattern = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), IsPartial = true };

    private static ConstitutionRule Names(ConstitutionRule plain, Match match)
    {
        string what = match.Groups["what"].Value.ToLowerInvariant(), form = match.Groups["form"].Value.ToLowerInvariant();
        string pattern = form == "snake_case" ? "[a-z0-9_]+" : "_?[A-Z][A-Za-z0-9]*";
        if (what.StartsWith("file", StringComparison.Ordinal)) return plain with { Kind = RuleKind.FileLayout, Name = form, Paths = ConstitutionRulesFile.Glob("**/*.py"), Pattern = new Regex($@"(^|/){pattern}\.py$|/migrations/|/versions/", RegexOptions.NonBacktracking) };
        return plain with { Kind = RuleKind.Names, Name = what.StartsWith("class", StringComparison.Ordinal) ? "class" : "function", Paths = ConstitutionRulesFile.Glob("**/*.py"), Pattern = new Regex($"^{pattern}$", RegexOptions.NonBacktracking), IsPartial = true };
    }

    // "any" is a type in TypeScript and a function elsewhere.
    private static ConstitutionRule Forbidden(ConstitutionRule plain, Match match)
    {
        string name = match.Groups["token"].Value, scope = match.Groups["scope"].Value;
        bool isType = name == "any" && plain.Text.Contains("TypeScript", StringComparison.OrdinalIgnoreCase);
        if (!isType && name.All(char.IsLetter)) return plain;
        return plain with
        {
            Kind = RuleKind.Forbidden,
            Name = name,
            Paths = isType ? new Regex(@"(^|/)[^.]+\.(ts|tsx|mts)$", RegexOptions.NonBacktracking) : scope.Length == 0 ? null : ConstitutionRulesFile.Glob(scope.TrimEnd('/') + "/**"),
            Pattern = isType ? new Regex(@"(:|\bas|<|,|\|)\s*any\s*($|[^\w\s:=(.])", RegexOptions.NonBacktracking) : RuleCompiler.TokenPattern(name),
        };
    }

    private static string[] List(string words) => [.. words.Replace("`", "", StringComparison.Ordinal).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("and" or "or"))];

    [GeneratedRegex(@"\bconventional commits\b.*\b(where\s+)?types?\s+(is|MUST be)\s+one\s+of\s+(?<types>[\w`, ]+?)\s*(;.*\bscope\s+is\s+one\s+of\s+(?<scopes>[\w`, -]+))?\s*\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex CommitTypes();

    [GeneratedRegex(@"^(cyclomatic\s+)complexity(\s+(per|of|of each|of a|of every)\s+(function|method)s?)?\s+(MUST|SHALL)\s+(NOT\s+exceed|be\s+(≤|<=|at most)|stay\s+(≤|<=|at or below))\s*(?<n>\d{1,3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Complexity();

    [GeneratedRegex(@"\b(unless|except|where|when|if|SHOULD|prefer|MAY)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();

    // What a docstring has to say, a person reads; that there is none, anybody sees.
    [GeneratedRegex(@"^(all|every|each) public functions?( and (methods?|classes))? (MUST|SHALL|must|shall) (have|include|carry|contain) (an? )?([\w-]+ )?docstrings?\b(?!\s*(or|/))", RegexOptions.IgnoreCase)]
    private static partial Regex Documented();

    [GeneratedRegex(@"^((python )?type (hints|annotations) (MUST|SHALL|must|shall) be (present|used|provided|given) ((on|for|in) (all|every|each) (functions?|function signatures?|signatures?|parameters?)|throughout|everywhere)|(all|every|each) functions?( and methods?)? (MUST|SHALL|must|shall) (have|use|include) (full |complete )?type (hints|annotations))\b(?!\s*(or|/))", RegexOptions.IgnoreCase)]
    private static partial Regex Hinted();

    [GeneratedRegex(@"^no\s+([\w-]+(\s[\w-]+)?(,\s+|\s+(?=or|and)))*(or\s+|and\s+)?unused\s+imports\b|^unused\s+imports\s+(MUST\s+NOT|are\s+(prohibited|forbidden|not allowed))", RegexOptions.IgnoreCase)]
    private static partial Regex UnusedImports();

    [GeneratedRegex(@"^(never\s+commit\s+`(?<file>\.?[\w*][\w.*-]+)`(\s+files?)?|`(?<file>\.?[\w*][\w.*-]+)`(\s+files?)?\s+(is|are|MUST)\s+(never|NOT be|never be)\s+committed)\s*\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex NeverCommitted();

    [GeneratedRegex(@"^(strict\s+TypeScript\s+mode|TypeScript\s+strict\s+mode|TypeScript:?\s+strict\s+mode|`""?strict""?:\s*true`\s+in\s+`?tsconfig)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StrictScript();

    [GeneratedRegex(@"^(nullable\s+reference\s+types|`?<?nullable>?`?)\s+(MUST\s+be\s+)?`?enabled?`?", RegexOptions.IgnoreCase)]
    private static partial Regex Nullable();

    [GeneratedRegex(@"^test\s+(class\s+names|classes|files|file\s+names)\s+(MUST|SHALL)\s+(follow|match|use|be\s+named)\s+(the\s+)?`(?<glob>\w+\.java)`", RegexOptions.IgnoreCase)]
    private static partial Regex TestNames();

    [GeneratedRegex(@"^function\s+names:\s+PascalCase\s+with\s+approved\s+verbs\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verbs();

    [GeneratedRegex(@"^explicitly\s+export\s+functions\s+with\s+`Export-ModuleMember\b", RegexOptions.IgnoreCase)]
    private static partial Regex Exports();

    [GeneratedRegex(@"^Python\s+(?<what>files|classes|functions)[\w/]*\s*(\||:|MUST\s+be|MUST\s+use)\s*(?<form>snake_case|PascalCase)\s*($|\||\.$)")]
    private static partial Regex PythonNames();

    [GeneratedRegex(@"^(no\s+`(?<token>[\w.$:@/-]{2,}(\(\))?)`(\s+(calls|statements|types?))?|(the\s+)?(use\s+of\s+)?`(?<token>[\w.$:@/-]{2,}(\(\))?)`(\s+(calls|statements|types?))?\s+((MUST\s+NOT|SHALL\s+NOT)\s+be\s+used|is\s+(prohibited|forbidden)|are\s+(prohibited|forbidden)))(\s+in\s+TypeScript(\s+code)?)?(\s+(in|under|within)\s+`(?<scope>[\w./-]+)`)?\s*([—;,(-]+\s*use\s+`[^`]+`(\s+instead)?\)?)?\s*\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?<label>[\p{L}][\p{L} /&-]{1,38})\s*(:|：|\|)\s*(?<value>[^|（]+)(?<more>.*)$")]
    private static partial Regex Stack();

    [GeneratedRegex(@"^(?<label>[\p{L}][\p{L} /-]{1,38})\s+(via|using)\s+(?<value>`[^`]+`)(?<more>.*)$")]
    private static partial Regex Via();

    [GeneratedRegex(@"^\s+v?\d+(\.\d+)*\+?")]
    private static partial Regex Version();

    [GeneratedRegex(@"^\s*(\+|,|and|&)\s*")]
    private static partial Regex Join();

    [GeneratedRegex(@"^($|[—–;.]|[(（](?!.*\b(optional|or|deprecated|not)\b)|(for|with|on all)\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();
}
