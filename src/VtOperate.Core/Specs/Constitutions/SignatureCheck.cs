using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Looks in Python for functions without a docstring and for parameters without a type hint. Tests are not asked.</summary>
internal static class SignatureCheck
{
    /// <summary>What is against the rule in the files that change; null when none of them is Python.</summary>
    internal static List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedFile[] files = [.. change.Files.Where(file => file.IsCode && !file.IsTest && CodeLanguage.OfFile(file.Path) == CodeFamily.Python && rule.Covers(file.Path))];
        if (files.Length == 0) return null;
        var found = new List<ConstitutionFinding>();

        // By name over all files: what was moved or renamed with its file was there before.
        List<string> before = [.. files.SelectMany(file => Missing(rule, file.Before).Select(one => one.Text))];
        foreach (ChangedFile file in files)
        {
            foreach ((string text, int first, int last) in Missing(rule, file.After))
            {
                bool isNew = !before.Remove(text) && Enumerable.Range(first, last - first + 1).Any(file.Added.Contains);
                found.Add(new ConstitutionFinding(rule.Kind, isNew ? FindingState.Introduced : FindingState.PreExisting, text, rule.Line, file.Path, first));
            }
        }

        found.AddRange(before.Select(text => new ConstitutionFinding(rule.Kind, FindingState.Fixed, text, rule.Line)));
        return found;
    }

    private static IEnumerable<(string Text, int First, int Last)> Missing(ConstitutionRule rule, string? text)
    {
        foreach (PythonFunction function in text is null ? [] : PythonFunction.Read(text))
        {
            if (rule.Kind == RuleKind.TypeHints)
            {
                foreach (string parameter in function.Bare) yield return ($"the parameter {parameter} of {function.Name} has no type hint", function.FirstLine, function.HeadLine);
            }
            else if (function is { IsPublic: true, IsOverload: false, HasDocstring: false })
            {
                yield return ($"{function.Name} is public and has no docstring", function.FirstLine, function.HeadLine);
            }
        }
    }
}
