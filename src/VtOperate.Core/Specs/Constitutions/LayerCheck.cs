using System.Text.RegularExpressions;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Looks for imports and references that lead from one layer to another that it must not know.</summary>
internal static partial class LayerCheck
{
    /// <summary>What is against the rule; null when the change has no file of the layer.</summary>
    internal static List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedFile[] files = [.. change.Files.Where(file => rule.Covers(file.Path))];
        if (files.Length == 0) return null;
        var found = new List<ConstitutionFinding>();
        foreach (ChangedFile file in files)
        {
            List<(int Line, string Target)> before = Imports(rule, file.Path, file.Before), now = Imports(rule, file.Path, file.After);
            foreach ((int line, string target) in now)
            {
                bool isNew = file.Added.Contains(line) && !before.Exists(old => old.Target == target);
                found.Add(new ConstitutionFinding(rule.Kind, isNew ? FindingState.Introduced : FindingState.PreExisting, $"it depends on {target}", rule.Line, file.Path, line));
            }

            foreach ((_, string target) in before.Where(old => !now.Exists(one => one.Target == old.Target))) found.Add(new ConstitutionFinding(rule.Kind, FindingState.Fixed, $"it depended on {target}", rule.Line, file.Path));
        }

        return found;
    }

    // The target stands in a string in many languages; what makes the line an import does not.
    private static List<(int Line, string Target)> Imports(ConstitutionRule rule, string path, string? text)
    {
        var found = new List<(int, string)>();
        if (text is null) return found;
        CodeFamily family = CodeLanguage.OfFile(path);
        var code = CodeText.Of(text, family);
        bool isBlock = false;
        for (int line = 1; line <= code.LineCount; line++)
        {
            string said = code.Line(line);
            ReadOnlySpan<char> mask = code.MaskedLine(line);
            if (mask.IsWhiteSpace() || mask[0] == CodeMask.Hidden) continue;

            // import ( "a/b" ) of Go.
            bool isInBlock = isBlock;
            isBlock = family == CodeFamily.Go && (mask.Trim() is "import (" || (isBlock && !mask.Contains(')')));
            Match match = isInBlock ? Quoted().Match(said) : Pattern(family, path).Match(said);
            if (!match.Success || (!isInBlock && code.MaskedLine(line)[match.Groups["word"].Index] != said[match.Groups["word"].Index])) continue;
            string target = match.Groups["to"].Value;
            if (rule.Pattern!.IsMatch(target) || (target.StartsWith('.') && rule.Pattern.IsMatch(Resolve(path, target)))) found.Add((line, target));
        }

        return found;
    }

    // ../data/db of src/core/a.ts is src/data/db; ..data of Python goes up by points.
    private static string Resolve(string path, string target)
    {
        string written = target.Replace('\\', '/');
        if (!written.Contains('/', StringComparison.Ordinal) && written.Trim('.').Length > 0 && written.StartsWith('.'))
        {
            int points = written.TakeWhile(sign => sign == '.').Count();
            written = "./" + string.Concat(Enumerable.Repeat("../", points - 1)) + written[points..].Replace('.', '/');
        }

        var parts = new List<string>(path.Split('/')[..^1]);
        foreach (string part in written.Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".." or "")) parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static Regex Pattern(CodeFamily family, string path) => family switch
    {
        CodeFamily.Python => Python(),
        CodeFamily.JavaScript => Script(),
        CodeFamily.PowerShell => PowerShell(),
        _ => path.EndsWith("proj", StringComparison.Ordinal) || path.EndsWith(".props", StringComparison.Ordinal) ? Project() : Other(),
    };

    [GeneratedRegex(@"^\s*(?<word>from|import)\s+(?<to>[\w.]+)")]
    private static partial Regex Python();

    [GeneratedRegex(@"(^|[\s}*=(])(?<word>from|import|require)\s*\(?\s*['""](?<to>[^'""]+)['""]")]
    private static partial Regex Script();

    [GeneratedRegex(@"^\s*(?<word>Import-Module|using\s+module)\s+(-Name\s+)?(?<to>\S.*?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex PowerShell();

    [GeneratedRegex(@"<(?<word>ProjectReference|PackageReference)\s[^>]*Include\s*=\s*""(?<to>[^""]+)""")]
    private static partial Regex Project();

    [GeneratedRegex(@"^\s*(?<word>(global\s+)?using(\s+static)?|import(\s+static)?|use|#\s*include|require(_relative|_once)?|include|alias)\s*\(?\s*[<""']?(?<to>[\w.:/\\-]+)")]
    private static partial Regex Other();

    [GeneratedRegex(@"""(?<to>[^""]+)""")]
    private static partial Regex Quoted();
}
