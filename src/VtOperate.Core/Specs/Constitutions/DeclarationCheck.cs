using System.Text.RegularExpressions;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Looks at what a change declares: names and imports. What was declared before under the same name is not blamed on the change.</summary>
internal static partial class DeclarationCheck
{
    /// <summary>What is against the rule; null when the change has no file that it covers.</summary>
    internal static List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedFile[] files = [.. change.Files.Where(file => file.IsCode && !file.IsTest && rule.Covers(file.Path) && (rule.Kind == RuleKind.Names || CodeLanguage.OfFile(file.Path) == CodeFamily.Python))];
        if (files.Length == 0) return null;

        // By name over all files: what was moved was there before.
        var before = files.SelectMany(file => Find(rule, file.Path, file.Before)).Select(one => one.Name).ToList();
        var found = new List<ConstitutionFinding>();
        foreach (ChangedFile file in files)
        {
            foreach ((string name, int line) in Find(rule, file.Path, file.After))
            {
                bool isNew = !before.Remove(name) && file.Added.Contains(line);
                if (rule.Kind == RuleKind.UnusedImport && isNew && IsPassedOn(change, file.Path, name)) continue;
                found.Add(new ConstitutionFinding(rule.Kind, isNew ? FindingState.Introduced : FindingState.PreExisting, Say(rule, name), rule.Line, file.Path, line));
            }
        }

        found.AddRange(before.Select(name => new ConstitutionFinding(rule.Kind, FindingState.Fixed, Say(rule, name), rule.Line)));
        return found;
    }

    private static List<(string Name, int Line)> Find(ConstitutionRule rule, string path, string? text)
    {
        if (text is null) return [];
        var code = CodeText.Of(text, CodeLanguage.OfFile(path));
        if (rule.Kind == RuleKind.Names) return Misnamed(rule, code);
        return path.EndsWith("__init__.py", StringComparison.Ordinal) ? [] : Unused(code);
    }

    private static List<(string Name, int Line)> Misnamed(ConstitutionRule rule, CodeText code)
    {
        var found = new List<(string, int)>();
        for (int line = 1; line <= code.LineCount; line++)
        {
            string mask = code.MaskedLine(line).ToString();
            Match match = rule.Name == "class" ? Class().Match(mask) : code.Family switch { CodeFamily.Python => DefinedFunction().Match(mask), CodeFamily.PowerShell => ScriptFunction().Match(mask), _ => OtherFunction().Match(mask) };
            if (match.Success && !rule.Pattern!.IsMatch(match.Groups["name"].Value)) found.Add((match.Groups["name"].Value, line));
        }

        return found;
    }

    // Ones that a comment explains, or that may fail, are there for what they do.
    private static List<(string Name, int Line)> Unused(CodeText code)
    {
        var found = new List<(string, int)>();
        if (code.Text.Contains("__all__", StringComparison.Ordinal)) return found;
        for (int line = 1; line <= code.LineCount; line++)
        {
            string said = code.Line(line).TrimEnd();
            if (Import().Match(said) is not { Success: true } match || code.MaskedLine(line)[0] != said[0] || match.Groups["from"].Value is "__future__") continue;
            foreach (string part in match.Groups["names"].Value.Split(','))
            {
                string[] words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length is not (1 or 3) || (words.Length == 3 && words[0] == words[2])) continue;
                string name = words[^1];
                if (Regex.Count(code.Text, $@"\b{Regex.Escape(name)}\b", RegexOptions.None, TimeSpan.FromSeconds(1)) == (words.Length == 1 || words[0] != name ? 1 : 2)) found.Add((name, line));
            }
        }

        return found;
    }

    // Another file may take from here what this one only imports.
    private static bool IsPassedOn(ConstitutionChange change, string path, string name)
    {
        string module = Regex.Escape(Path.GetFileNameWithoutExtension(path));
        var taken = new Regex($@"\b{module}\s+import\s+[\w\s,()]*\b{name}\b|\b{module}\.{name}\b", RegexOptions.NonBacktracking);
        return change.Files.Concat(change.Others(other => other.EndsWith(".py", StringComparison.Ordinal))).Any(file => file.Path != path && file.After is { } text && taken.IsMatch(text));
    }

    private static string Say(ConstitutionRule rule, string name) => rule.Kind == RuleKind.UnusedImport ? $"{name} is imported and not used" : $"the {rule.Name} {name} has no name of the form asked for";

    [GeneratedRegex(@"^(async\s+)?def\s+(?<name>\w+)")]
    private static partial Regex DefinedFunction();

    [GeneratedRegex(@"^\s*function\s+(global:|script:)?(?<name>[\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptFunction();

    [GeneratedRegex(@"^\s*(export\s+)?(default\s+)?(async\s+)?(function|func|fn)\s+(?<name>\w+)")]
    private static partial Regex OtherFunction();

    [GeneratedRegex(@"^\s*((export|public|internal|private|sealed|abstract|static|final|partial|default|open|data)\s+)*class\s+(?<name>\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"^from\s+(?<from>[\w.]+)\s+import\s+(?<names>\w+(\s+as\s+\w+)?(\s*,\s*\w+(\s+as\s+\w+)?)*)$")]
    private static partial Regex Import();
}
