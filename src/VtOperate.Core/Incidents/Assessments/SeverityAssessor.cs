using System.Numerics;

namespace VtOperate.Core.Incidents.Assessments;

/// <summary>Assesses how bad an incident is and finds which answers would change that. Pure.</summary>
/// <param name="thresholds">From which measure on an impact is medium or high.</param>
public sealed class SeverityAssessor(SeverityThresholds thresholds)
{
    private readonly SeverityRules _rules = new(thresholds);
    private readonly IReadOnlyList<SeverityQuestion> _questions = SeverityQuestions.Of(thresholds);

    /// <summary>The assessment.</summary>
    /// <param name="factors">What is known.</param>
    /// <param name="incidentId">The label of the incident; null for none.</param>
    /// <param name="repository">The folder of the repository, absolute.</param>
    public SeverityAssessment Assess(SeverityFactors factors, string? incidentId, string repository)
    {
        (Severity severity, AssessmentLevel impact, AssessmentLevel urgency, IReadOnlyList<string> reasons) = _rules.Explain(factors);
        List<SeverityQuestion> open = [.. _questions.Where(question => question.IsOpen(factors))];
        Severity best = _rules.Rate(Best(factors, open, (1 << open.Count) - 1));
        return new SeverityAssessment
        {
            Severity = severity,
            Impact = impact,
            Urgency = urgency,
            Reasons = reasons,
            Unknowns = open.ConvertAll(question => question.Text),
            Confidence = open.Count == 0 ? AssessmentConfidence.High : best == severity ? AssessmentConfidence.Medium : AssessmentConfidence.Low,
            AtBest = best,
            WouldChange = Alternatives(factors, severity, best, open),
            Factors = factors,
            IncidentId = incidentId,
            Repository = repository,
        };
    }

    private List<SeverityAlternative> Alternatives(SeverityFactors factors, Severity severity, Severity best, List<SeverityQuestion> open)
    {
        List<SeverityAlternative> found = [];
        foreach (bool isOpen in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (SeverityQuestion question in _questions)
            {
                if (question.IsOpen(factors) != isOpen) continue;
                Severity before = severity;
                foreach ((string parameter, Func<SeverityFactors, SeverityFactors> give) in question.Answers)
                {
                    Severity after = _rules.Rate(give(factors));
                    if (after != severity && after != before) found.Add(new SeverityAlternative(new List<string> { parameter }, after, isOpen));
                    before = after;
                }
            }

            if (isOpen) found.AddRange(Together(factors, severity, best, open, found));
        }

        return found;
    }

    // Where one open question hides another, the fewest best answers that reach each lower severity; of several sets of one size the one that comes first in the order of the questions.
    private IEnumerable<SeverityAlternative> Together(SeverityFactors factors, Severity severity, Severity best, List<SeverityQuestion> open, List<SeverityAlternative> single)
    {
        Severity reached = severity;
        foreach (SeverityAlternative one in single)
        {
            if (one.Severity > reached) reached = one.Severity;
        }

        for (Severity wanted = reached + 1; wanted <= best; wanted++)
        {
            int fewest = 0, size = int.MaxValue;
            for (int set = 1; set < 1 << open.Count; set++)
            {
                int count = BitOperations.PopCount((uint)set);
                if (count < size && _rules.Rate(Best(factors, open, set)) >= wanted) (fewest, size) = (set, count);
            }

            Severity after = _rules.Rate(Best(factors, open, fewest));
            yield return new SeverityAlternative(open.Where((_, i) => (fewest & (1 << i)) != 0).Select(question => question.Answers[0].Parameter).ToList(), after, true);
            wanted = after;
        }
    }

    private static SeverityFactors Best(SeverityFactors factors, List<SeverityQuestion> open, int set)
    {
        for (int i = 0; i < open.Count; i++)
        {
            if ((set & (1 << i)) != 0) factors = open[i].Answers[0].Give(factors);
        }

        return factors;
    }
}
