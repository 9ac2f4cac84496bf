namespace VtOperate.Core.Incidents.Assessments;

/// <summary>
/// Decides how bad an incident is: a matrix of impact and urgency, one level less with a workaround, then floors that nothing lowers. What is not known counts as the
/// worse. A worse answer never makes it less severe. Pure.
/// </summary>
public sealed class SeverityRules(SeverityThresholds thresholds)
{
    // Impact by row and urgency by column, both from low to high.
    private static readonly int[,] s_matrix = { { 4, 4, 3 }, { 4, 3, 2 }, { 3, 2, 1 } };

    /// <summary>How bad it is.</summary>
    /// <param name="factors">What is known.</param>
    public Severity Rate(SeverityFactors factors) => Decide(factors, null).Severity;

    /// <summary>How bad it is, with its row and column of the matrix and the reasons.</summary>
    /// <param name="factors">What is known.</param>
    public (Severity Severity, AssessmentLevel Impact, AssessmentLevel Urgency, IReadOnlyList<string> Reasons) Explain(SeverityFactors factors)
    {
        List<string> reasons = [];
        (Severity severity, AssessmentLevel impact, AssessmentLevel urgency) = Decide(factors, reasons);
        return (severity, impact, urgency, reasons);
    }

    private (Severity Severity, AssessmentLevel Impact, AssessmentLevel Urgency) Decide(SeverityFactors factors, List<string>? reasons)
    {
        AssessmentLevel impact = Impact(factors, reasons), urgency = Urgency(factors, reasons);
        int severity = s_matrix[(int)impact, (int)urgency];
        reasons?.Add($"impact {impact} and urgency {urgency} make {severity}");
        if (factors.Workaround == Answer.Yes && severity < 4)
        {
            severity++;
            reasons?.Add($"a workaround is known: one level less, {severity}");
        }

        Floor(IsPossible(factors.DataLoss), 1, "data is lost", factors.DataLoss);
        Floor(IsPossible(factors.DataExposed), 1, "data is exposed", factors.DataExposed);
        Floor(IsPossible(factors.Security), 1, "security is broken", factors.Security);
        Floor(IsPossible(factors.FullOutage) && IsPossible(factors.CriticalService), 1, "a critical service is out completely", factors.FullOutage == Answer.Yes ? factors.CriticalService : factors.FullOutage);
        Floor(IsPossible(factors.SlaBreach), 2, "a promised level of service is broken", factors.SlaBreach);
        Floor(factors.RedundancyLeft != Answer.Yes, 3, "one more failure is an outage", factors.RedundancyLeft == Answer.Unknown ? Answer.Unknown : Answer.Yes);
        return ((Severity)severity, impact, urgency);

        void Floor(bool holds, int level, string why, Answer answer)
        {
            if (!holds) return;
            if (severity >= level) reasons?.Add(answer == Answer.Unknown ? $"nobody has said that it is not so: {why}; at least {level}" : $"{why}: at least {level}");
            severity = Math.Min(severity, level);
        }
    }

    private AssessmentLevel Impact(SeverityFactors factors, List<string>? reasons)
    {
        AssessmentLevel impact = AssessmentLevel.Low;
        if (factors.UsersAffected is null && factors.ErrorRate is null && factors.Dependents is null) Raise(AssessmentLevel.High, "how many feel it is not known");
        if (factors.UsersAffected is { } users) Raise(thresholds.LevelOf(SeverityThresholds.Users, users), $"{ShareText.Write(users)} of users");
        if (factors.ErrorRate is { } rate) Raise(thresholds.LevelOf(SeverityThresholds.ErrorRate, rate), $"{ShareText.Write(rate)} of requests fail");
        if (factors.Dependents is { } count) Raise(thresholds.LevelOf(SeverityThresholds.Dependents, count), FormattableString.Invariant($"{count} other services are broken by it"));
        if (factors.Function is null && factors.Latency is null && factors.Revenue is null) Raise(AssessmentLevel.High, "what is broken is not known");
        if (factors.Function is { } function) Raise(function switch { AffectedFunction.Core => AssessmentLevel.High, AffectedFunction.Major => AssessmentLevel.Medium, _ => AssessmentLevel.Low }, $"what is broken is {function.ToString().ToLowerInvariant()}");
        if (factors.Latency is { } latency) Raise(thresholds.LevelOf(SeverityThresholds.Latency, latency), FormattableString.Invariant($"answers take {latency:0.##} times as long"));
        if (factors.Revenue is { } revenue) Raise((AssessmentLevel)revenue, $"{revenue.ToString().ToLowerInvariant()} of the revenue is lost");
        if (factors.FullOutage != Answer.No) Raise(AssessmentLevel.High, factors.FullOutage == Answer.Yes ? "nobody is answered at all" : "perhaps nobody is answered at all");
        return impact;

        void Raise(AssessmentLevel level, string why)
        {
            reasons?.Add($"{why}: impact {level}");
            if (level > impact) impact = level;
        }
    }

    private static AssessmentLevel Urgency(SeverityFactors factors, List<string>? reasons)
    {
        int signs = 0;
        Count(factors.Growing != Answer.No, factors.Growing, "it grows");
        Count(factors.Workaround != Answer.Yes, factors.Workaround, "there is no workaround");
        Count(factors.PeakTime != Answer.No, factors.PeakTime, "it is peak time");
        return signs switch { 0 => AssessmentLevel.Low, 1 => AssessmentLevel.Medium, _ => AssessmentLevel.High };

        void Count(bool holds, Answer answer, string why)
        {
            if (!holds) return;
            signs++;
            reasons?.Add(answer == Answer.Unknown ? $"perhaps {why}: more urgent" : $"{why}: more urgent");
        }
    }

    private static bool IsPossible(Answer answer) => answer != Answer.No;
}
