using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Makes one outcome of what was found for the rules of a principle.</summary>
internal static partial class PrincipleJudge
{
    /// <summary>The outcome. A rule without a check, or one whose data is missing, is never passed.</summary>
    internal static PrincipleResult Judge(Principle principle, IReadOnlyList<ConstitutionRule> rules, IReadOnlyList<List<ConstitutionFinding>?> found, IReadOnlyList<string> exceptions)
    {
        ConstitutionFinding[] evidence = [.. found.SelectMany(one => one ?? []).OrderBy(one => one.State)];
        string[] excused = [.. exceptions.Where(one => Mentions(one, principle.Name))];
        int introduced = evidence.Count(one => one.State == FindingState.Introduced), old = evidence.Count(one => one.State == FindingState.PreExisting);
        int person = rules.Where((rule, i) => rule.Kind == RuleKind.Unverifiable || (rule.IsPartial && found[i] is not null) || (rule.Kind == RuleKind.Coverage && found[i] is null)).Count();
        int asked = found.Count(one => one is not null), part = rules.Where((rule, i) => rule.IsPartial && found[i] is not null).Count();
        PrincipleStatus status = introduced > 0 ? excused.Length > 0 ? PrincipleStatus.NeedsReview : PrincipleStatus.Violates
            : person > 0 || old > 0 ? PrincipleStatus.NeedsReview : asked > 0 ? PrincipleStatus.Pass : PrincipleStatus.NotApplicable;
        ConstitutionFinding? first = evidence.FirstOrDefault(one => one.State != FindingState.Fixed);
        ConstitutionRule? broken = first is null ? null : rules.FirstOrDefault(rule => rule.Line == first.RuleLine && rule.Kind == first.Rule);
        string counts = FormattableString.Invariant($"{Count(rules.Count, "rule")}: {asked - part} checked, {person} for a person{(part > 0 ? $" ({part} of them checked in part)" : "")}, {rules.Count - (asked - part) - person} not touched");
        return new PrincipleResult
        {
            Principle = principle.Name,
            Status = status,
            Summary = introduced > 0 ? $"{Count(introduced, "thing")} against it{(excused.Length > 0 ? ", with a documented exception" : "")}. {counts}." : old > 0 ? $"{Count(old, "thing")} against it, all there before. {counts}." : counts + ".",
            IsNonNegotiable = principle.IsNonNegotiable,
            Evidence = evidence,
            Introduced = introduced,
            PreExisting = old,
            Fixed = evidence.Count(one => one.State == FindingState.Fixed),
            Rules = rules,
            Exceptions = excused,
            Suggestion = broken is null ? null : broken.Why ?? (principle.Rationale is null ? broken.Text : $"{broken.Text} ({principle.Rationale})"),
            RuleHash = principle.Hash,
            File = principle.File,
            Line = principle.Line,
            Repository = "",
        };
    }

    /// <summary>Whether a short name, a number or the whole heading means a principle.</summary>
    internal static bool IsNamed(string heading, string name)
    {
        Match parts = Parts().Match(heading);
        return heading.Equals(name, StringComparison.OrdinalIgnoreCase) || parts.Groups["number"].Value.Equals(name, StringComparison.OrdinalIgnoreCase) || parts.Groups["name"].Value.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Mentions(string exception, string heading)
    {
        Match parts = Parts().Match(heading);
        string number = parts.Groups["number"].Value, name = parts.Groups["name"].Value.Trim();
        return (name.Length > 3 && exception.Contains(name, StringComparison.OrdinalIgnoreCase))
            || (number.Length > 0 && Regex.IsMatch(exception, $@"\b(Principle|Article)\s+{Regex.Escape(number)}\b", RegexOptions.IgnoreCase));
    }

    private static string Count(int count, string word) => FormattableString.Invariant($"{count} {word}{(count == 1 ? "" : "s")}");

    [GeneratedRegex(@"^(?:(?:Article|Principle)\s+)?(?:(?<number>[IVXLC]+|\d+)\s*(?:[.:)—–-]\s*|$))?(?<name>[^(]*)")]
    private static partial Regex Parts();
}
