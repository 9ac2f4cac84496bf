using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Brings the documents of a critical pattern along when the pattern fits a report. Three documents know more words for one mistake than each of them: who tells it in
/// other words again meets the pattern, and should see all of its documents first.
/// </summary>
internal static class PatternMembers
{
    // The pattern speaks for its documents, though less than if they did themselves.
    private const double ShareOfPattern = 0.5;

    /// <summary>The matches with the documents of the patterns among them, best first, at most so many.</summary>
    /// <param name="found">The solutions that fit by themselves.</param>
    /// <param name="patterns">The patterns that fit.</param>
    /// <param name="all">Every solution; read only when a pattern fits.</param>
    /// <param name="first">How many at most.</param>
    public static IReadOnlyList<SolutionMatch> Join(IReadOnlyList<SolutionMatch> found, IReadOnlyList<PatternMatch> patterns, Func<IEnumerable<Solution>> all, int first)
    {
        if (patterns.Count == 0) return found;
        Dictionary<string, PatternMatch> bySlug = patterns.ToDictionary(match => match.Pattern.Slug, StringComparer.Ordinal);
        Dictionary<string, SolutionMatch> byId = found.ToDictionary(match => match.Solution.Id, StringComparer.Ordinal);
        foreach (Solution solution in all())
        {
            if (solution.Pattern is null || !bySlug.TryGetValue(solution.Pattern, out PatternMatch? pattern)) continue;
            var reason = new Evidence("SolutionOfPattern", $"it belongs to the critical pattern '{pattern.Pattern.Name}', which fits", pattern.Score * ShareOfPattern, RepositoryPath.Relative(pattern.Pattern.File, pattern.Pattern.Repository), pattern.Pattern.Line);
            byId[solution.Id] = byId.TryGetValue(solution.Id, out SolutionMatch? own)
                ? own with { Score = own.Score + reason.Weight, Evidence = own.Evidence.Append(reason).ToArray() }
                : new SolutionMatch(0, reason.Weight, solution, new[] { reason });
        }

        List<SolutionMatch> joined = [.. byId.Values];
        joined.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Solution.Id, b.Solution.Id));
        return joined.Take(first).Select((match, i) => match with { Rank = i + 1 }).ToArray();
    }
}
