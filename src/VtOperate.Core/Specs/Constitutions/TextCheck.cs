using System.Text.RegularExpressions;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Looks for what must not, or must, stand in code.</summary>
internal static class TextCheck
{
    /// <summary>What is against the rule; null when the change has no file that it covers.</summary>
    internal static List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedFile[] files = [.. change.Files.Where(file => (rule.Paths is null ? file.IsCode && !file.IsTest : rule.Covers(file.Path)) && (rule.Where is null || (file.After is { } text && rule.Where.IsMatch(text))))];
        if (files.Length == 0) return null;
        var found = new List<ConstitutionFinding>();
        foreach (ChangedFile file in files)
        {
            if (rule.Kind == RuleKind.FileLayout) Layout(rule, file, found);
            else if (rule.Kind == RuleKind.ForbiddenFile) Absent(rule, file, found);
            else if (rule.Kind == RuleKind.Setting) Keep(rule, file, found);
            else if (rule.Kind == RuleKind.Required) Demand(rule, file, found);
            else Forbid(rule, file, found);
        }

        return found;
    }

    private static void Forbid(ConstitutionRule rule, ChangedFile file, List<ConstitutionFinding> found)
    {
        int before = Lines(rule.Pattern!, file.Path, file.Before).Count, old = 0;
        foreach (int line in Lines(rule.Pattern!, file.Path, file.After))
        {
            bool isNew = file.Added.Contains(line);
            if (!isNew) old++;
            found.Add(new ConstitutionFinding(rule.Kind, isNew ? FindingState.Introduced : FindingState.PreExisting, $"{rule.Name ?? rule.Text} stands here", rule.Line, file.Path, line));
        }

        for (int i = old; i < before; i++) found.Add(new ConstitutionFinding(rule.Kind, FindingState.Fixed, $"{rule.Name ?? rule.Text} stood here", rule.Line, file.Path));
    }

    private static void Demand(ConstitutionRule rule, ChangedFile file, List<ConstitutionFinding> found)
    {
        bool had = file.Before is not null && rule.Pattern!.IsMatch(file.Before);
        if (file.After is null || rule.Pattern!.IsMatch(file.After)) return;
        found.Add(new ConstitutionFinding(rule.Kind, had || file.Before is null ? FindingState.Introduced : FindingState.PreExisting, $"{rule.Name ?? rule.Text} is missing", rule.Line, file.Path));
    }

    private static void Layout(ConstitutionRule rule, ChangedFile file, List<ConstitutionFinding> found)
    {
        if (file.After is null || rule.Pattern!.IsMatch(file.Path)) return;
        found.Add(new ConstitutionFinding(rule.Kind, file.Before is null ? FindingState.Introduced : FindingState.PreExisting, $"the path does not have the form of {rule.Name ?? rule.Text}", rule.Line, file.Path));
    }

    private static void Absent(ConstitutionRule rule, ChangedFile file, List<ConstitutionFinding> found)
    {
        FindingState state = file.IsGone ? FindingState.Fixed : file.IsNew ? FindingState.Introduced : FindingState.PreExisting;
        found.Add(new ConstitutionFinding(rule.Kind, state, $"{rule.Name} {(file.IsGone ? "was" : "is")} in the repository", rule.Line, file.Path));
    }

    // What a file inherits is not seen, so that only a file that said it itself, and inherits nothing, can lose it.
    private static void Keep(ConstitutionRule rule, ChangedFile file, List<ConstitutionFinding> found)
    {
        if (file.Before is null || file.After is null || !rule.Pattern!.IsMatch(file.Before) || rule.Pattern.IsMatch(file.After) || file.After.Contains("\"extends\"", StringComparison.Ordinal)) return;
        found.Add(new ConstitutionFinding(rule.Kind, FindingState.Introduced, $"{rule.Name} is set no more", rule.Line, file.Path));
    }

    // A comment may name what it forbids; what is only quoted is not done.
    private static List<int> Lines(Regex pattern, string path, string? text)
    {
        if (text is null) return [];
        CodeFamily family = CodeLanguage.OfFile(path);
        var code = CodeText.Of(text, family);
        var found = new List<int>();
        for (int line = 1; line <= code.LineCount; line++)
        {
            if (!code.MaskedLine(line).IsWhiteSpace() && pattern.IsMatch(code.MaskedLine(line).ToString())) found.Add(line);
        }

        return found;
    }
}
