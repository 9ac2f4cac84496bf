namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Which requirements code and tests name, as figures, and where the project has the habit of naming them, each built one that nothing names (A5) or no test names (A6). Both are hints: silence of a comment is no contradiction. Not thread-safe.
/// </summary>
/// <param name="context">What is compared.</param>
internal sealed class CitedRequirements(DriftContext context)
{
    // The share of the features from which on naming is a habit of the project.
    private const double Habit = 0.2;

    private readonly HashSet<string> _inCode = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inTests = new(StringComparer.Ordinal);

    /// <summary>Takes a reference that was resolved.</summary>
    internal void Add(SpecRequirement requirement, CodeFile file) => (file.IsTest ? _inTests : _inCode).Add(requirement.Key);

    /// <summary>Counts, and finds what is named nowhere.</summary>
    internal IEnumerable<DriftFinding> Find()
    {
        int features = 0, naming = 0;
        foreach (FeatureSpec feature in context.Features)
        {
            SpecRequirement[] active = [.. feature.Requirements.Where(requirement => requirement.State == RequirementState.Active)];
            if (active.Length == 0) continue;
            features++;
            if (Array.Exists(active, requirement => _inCode.Contains(requirement.Key) || _inTests.Contains(requirement.Key))) naming++;
            context.Count("requirements that code names", active.Count(requirement => _inCode.Contains(requirement.Key)), active.Length);
            context.Count("requirements that tests name", active.Count(requirement => _inTests.Contains(requirement.Key)), active.Length);
        }

        if (features == 0 || naming < Habit * features) yield break;
        foreach (FeatureSpec feature in context.Features)
        {
            if (feature.TasksDone == 0) continue;
            HashSet<string> inTasks = [.. feature.Tasks.SelectMany(task => task.Requirements)];
            foreach (SpecRequirement requirement in feature.Requirements)
            {
                if (requirement.State != RequirementState.Active || _inTests.Contains(requirement.Key)) continue;
                bool isInCode = _inCode.Contains(requirement.Key);
                if (isInCode) yield return Hint("A6", requirement, "code names it, and no test does");
                else if (!inTasks.Contains(requirement.Id)) yield return Hint("A5", requirement, "no task, no code and no test names it");
            }
        }
    }

    private DriftFinding Hint(string rule, SpecRequirement requirement, string does) =>
        new(rule, requirement.Key, DriftConfidence.Hint, context.InProject(requirement.File), requirement.Line, DriftText.Brief(requirement.Text), null, null, does, DriftSuggestion.Decide, [],
            DriftFingerprint.Of(rule, requirement.Key, requirement.Id, ""), context.Repository)
        { Subject = requirement.Id, Severity = Severity.Low };
}
