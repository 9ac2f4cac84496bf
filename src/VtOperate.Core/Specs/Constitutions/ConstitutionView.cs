using VtOperate.Core.Reports;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Shows how a change stands to principles. Pure.</summary>
public static class ConstitutionView
{
    private const int DefaultWidth = 120, MostShown = 8;

    /// <summary>The text of one result, lines parted by LF, without one at the end.</summary>
    /// <param name="result">The result.</param>
    /// <param name="width">Columns to use; 0 or less where the host has no screen.</param>
    public static string Render(PrincipleResult result, int width)
    {
        var page = new TextPage(width <= 0 ? DefaultWidth : width - 1);
        page.Line($"{Word(result.Status),-15} ", $"{result.Principle} ({result.File}:{result.Line}){(result.IsAmended ? " [amended: checks derived anew]" : "")}");
        page.Line("  ", result.Summary);
        foreach (ConstitutionFinding one in result.Evidence.Take(MostShown)) page.Line($"  {State(one.State),-11} ", one.ToString());
        if (result.Evidence.Count > MostShown) page.Line("  ", FormattableString.Invariant($"and {result.Evidence.Count - MostShown} more: see Evidence"));
        foreach (string one in result.Exceptions) page.Line("  exception   ", one);
        foreach (ConstitutionRule rule in result.Rules.Where(rule => rule.Kind == RuleKind.Unverifiable || rule.IsPartial)) page.Line(rule.IsPartial ? "  in part     " : "  to be read  ", $"line {rule.Line}: {rule.Text}");
        if (result.Suggestion is { } instead) page.Line("  instead     ", instead);
        return page.ToString().TrimEnd('\n');
    }

    /// <summary>The block about a fix, for the view of a bug: what it violates with the remedy, and how many principles need a person.</summary>
    internal static void Block(TextPage page, ConstitutionReview review)
    {
        page.Line("  ", review.Summary);
        foreach (PrincipleResult one in review.Principles.Where(one => one.Status == PrincipleStatus.Violates))
        {
            page.Line("  violates  ", $"{one.Principle} ({one.File}:{one.Line})");
            foreach (ConstitutionFinding finding in one.Evidence.Where(finding => finding.State == FindingState.Introduced).Take(MostShown)) page.Line("            - ", finding.ToString());
            if (one.Suggestion is { } instead) page.Line("  instead   ", instead);
        }

        foreach (PrincipleResult one in review.Principles.Where(one => one.Status == PrincipleStatus.Pass)) page.Line("  respects  ", $"{one.Principle} ({one.File}:{one.Line})");
    }

    private static string State(FindingState state) => state switch { FindingState.Introduced => "introduced", FindingState.PreExisting => "there before", _ => "fixed" };

    private static string Word(PrincipleStatus status) => status switch { PrincipleStatus.Pass => "PASS", PrincipleStatus.Violates => "VIOLATES", PrincipleStatus.NeedsReview => "NEEDS REVIEW", _ => "NOT APPLICABLE" };
}
