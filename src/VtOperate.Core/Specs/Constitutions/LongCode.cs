using System.Text.RegularExpressions;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Finds functions that are too long or take too much. Functions are named, so that one that moves stays known.</summary>
internal static partial class LongCode
{
    /// <summary>What exceeds the bound of a rule in a text.</summary>
    internal static IReadOnlyList<(string Name, int First, int Last, int Size)> Find(ConstitutionRule rule, string path, string? text)
    {
        if (text is null) return [];
        int lines = text.AsSpan().Count('\n') + (text.EndsWith('\n') ? 0 : 1);
        if (rule.Kind == RuleKind.FileLines) return lines > rule.Limit ? [(path, 1, lines, lines)] : [];
        if (rule.Kind == RuleKind.FunctionLines && lines <= rule.Limit) return [];
        var code = CodeText.Of(text, CodeLanguage.OfFile(path));
        var found = new SortedDictionary<int, (string, int, int, int)>();
        for (int line = 1; line <= code.LineCount; line++)
        {
            ReadOnlySpan<char> mask = code.MaskedLine(line);
            if (mask.IndexOfAny('{', '(') < 0 && !mask.Contains("def ", StringComparison.Ordinal) && !mask.Contains("function", StringComparison.Ordinal)) continue;
            foreach (CodeScope scope in CodeScopes.Around(code, line, path))
            {
                if (scope.FirstLine != line || scope.Kind != CodeScopeKind.Function || scope.Name.Length == 0) continue;
                if (rule.Kind == RuleKind.Complexity)
                {
                    int branches = Branches(code, scope, path);
                    if (branches >= rule.Limit) found[line] = (scope.Name, scope.FirstLine, scope.LastLine, branches);
                    continue;
                }

                int size = rule.Kind == RuleKind.FunctionLines ? scope.LastLine - scope.FirstLine + 1 : scope.Parameters.Count(parameter => parameter.Name is not ("self" or "cls"));
                if (size > rule.Limit) found[line] = (scope.Name, scope.FirstLine, scope.LastLine, size);
            }
        }

        return [.. found.Values];
    }

    // What some tools leave out, such as case, catch and the operators, is not counted; nor is what a function inside holds.
    private static int Branches(CodeText code, CodeScope function, string path)
    {
        int count = 0;
        for (int line = function.FirstLine; line <= function.LastLine; line++)
        {
            int branches = Branch().Count(code.MaskedLine(line));
            if (branches > 0 && CodeScopes.Around(code, line, path).All(scope => !scope.IsFunction || scope.FirstLine <= function.FirstLine)) count += branches;
        }

        return count;
    }

    [GeneratedRegex(@"(^\s*|\}\s*|\belse\s+)(async\s+)?(if|elif|elsif|elseif|for|foreach|while)\b(?!\s*[:=,)\]])")]
    private static partial Regex Branch();
}
