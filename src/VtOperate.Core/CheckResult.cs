namespace VtOperate.Core;

/// <summary>What a check found of one input.</summary>
/// <param name="Kind">What was checked: the noun of the cmdlet, for instance <c>Solution</c>.</param>
/// <param name="Target">The id of what was checked.</param>
/// <param name="Problems">What was found, in the order of the lines.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record CheckResult(string Kind, string Target, IReadOnlyList<CheckProblem> Problems, string Repository)
{
    /// <summary>Whether nothing breaks a rule: no problem is an error.</summary>
    public bool Passed => !Problems.Any(problem => problem.Severity == CheckSeverity.Error);
}
