using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Checks what has to come with a change, and the form of its commits.</summary>
internal static partial class CompanionCheck
{
    /// <summary>What is against the rule; null when the change has nothing that it speaks of.</summary>
    internal static List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change) => rule.Kind switch
    {
        RuleKind.RegressionTest => Regression(rule, change),
        RuleKind.Changelog => Changelog(rule, change),
        _ => Commits(rule, change),
    };

    // A test in any commit of the range counts: a fix may be spread over several.
    private static List<ConstitutionFinding>? Regression(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedCommit[] fixes = [.. change.Commits.Where(commit => Fix().IsMatch(commit.Subject))];
        if (fixes.Length == 0 || !change.HasCode) return null;
        if (change.Files.Any(file => file.IsTest && file.After is not null && file.Added.Count > 0)) return [];
        return [.. fixes.Select(commit => new ConstitutionFinding(rule.Kind, FindingState.Introduced, $"{commit.Sha[..10]} mends a bug and the change brings no test", rule.Line, Sha: commit.Sha))];
    }

    private static List<ConstitutionFinding>? Changelog(ConstitutionRule rule, ConstitutionChange change)
    {
        if (!change.HasCode) return null;
        bool isLogged = change.Files.Any(file => Path.GetFileName(file.Path).StartsWith("CHANGELOG", StringComparison.OrdinalIgnoreCase) && file.Added.Count > 0);
        return isLogged ? [] : [new ConstitutionFinding(rule.Kind, FindingState.Introduced, "code changes and the change log does not", rule.Line)];
    }

    private static List<ConstitutionFinding>? Commits(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedCommit[] commits = [.. change.Commits.Where(commit => !commit.Subject.StartsWith("Revert \"", StringComparison.Ordinal))];
        if (commits.Length == 0) return null;
        bool isLength = rule.Kind == RuleKind.CommitLength;
        return [.. commits.Where(commit => isLength ? commit.Subject.Length > rule.Limit : !IsOfForm(rule, commit.Subject))
            .Select(commit => new ConstitutionFinding(rule.Kind, FindingState.Introduced, isLength ? FormattableString.Invariant($"the subject of {commit.Sha[..10]} has {commit.Subject.Length} characters, at most {rule.Limit} are allowed") : $"the subject of {commit.Sha[..10]} is not of the form 'type: description'{(rule.Words.Count == 0 ? "" : $" with a type of {string.Join(", ", rule.Words)}")}{(rule.Scopes.Count == 0 ? "" : $" and a scope of {string.Join(", ", rule.Scopes)}")}", rule.Line, Sha: commit.Sha))];
    }

    private static bool IsOfForm(ConstitutionRule rule, string subject)
    {
        if (Form().Match(subject) is not { Success: true } form) return false;
        string scope = form.Groups["scope"].Value;
        return (rule.Words.Count == 0 || rule.Words.Contains(form.Groups["type"].Value, StringComparer.OrdinalIgnoreCase))
            && (rule.Scopes.Count == 0 || scope.Length == 0 || scope.Split(',', StringSplitOptions.TrimEntries).All(one => rule.Scopes.Contains(one, StringComparer.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"^(bug)?fix(\([^)]*\))?!?:", RegexOptions.IgnoreCase)]
    private static partial Regex Fix();

    [GeneratedRegex(@"^(?<type>\p{L}[\w-]*)(\((?<scope>[^)]*)\))?!?: +\S")]
    private static partial Regex Form();
}
