using System.Globalization;

namespace VtOperate.Core.Incidents.Assessments;

/// <summary>The questions by which an incident is assessed. Pure.</summary>
internal static class SeverityQuestions
{
    // What is asked with yes and no; the better answer first.
    private static readonly SeverityQuestion[] s_plain =
    [
        Of("Is data lost or damaged?", "DataLoss", Answer.No, factors => factors.DataLoss, (factors, answer) => factors with { DataLoss = answer }),
        Of("Was data seen by somebody who must not see it?", "DataExposed", Answer.No, factors => factors.DataExposed, (factors, answer) => factors with { DataExposed = answer }),
        Of("Has somebody broken in, or may?", "Security", Answer.No, factors => factors.Security, (factors, answer) => factors with { Security = answer }),
        Of("Does it answer nobody at all?", "FullOutage", Answer.No, factors => factors.FullOutage, (factors, answer) => factors with { FullOutage = answer }),
        Of("Is a promised level of service broken?", "SlaBreach", Answer.No, factors => factors.SlaBreach, (factors, answer) => factors with { SlaBreach = answer }),
        Of("Can one more failure be borne?", "RedundancyLeft", Answer.Yes, factors => factors.RedundancyLeft, (factors, answer) => factors with { RedundancyLeft = answer }),
        Of("Do users have another way?", "Workaround", Answer.Yes, factors => factors.Workaround, (factors, answer) => factors with { Workaround = answer }),
        Of("Does it get worse by itself?", "Growing", Answer.No, factors => factors.Growing, (factors, answer) => factors with { Growing = answer }),
        Of("Is it a busy hour?", "PeakTime", Answer.No, factors => factors.PeakTime, (factors, answer) => factors with { PeakTime = answer }),
    ];

    // Only a configuration answers this one, so that it is asked only where none did.
    private static readonly SeverityQuestion s_critical = new()
    {
        Text = "Does nothing work without the service? -Service names it, and services.<name>.critical in the configuration says it.",
        IsOpen = factors => factors.CriticalService == Answer.Unknown && factors.FullOutage != Answer.No,
        Answers = [("-Service <one that is not critical>", factors => factors with { CriticalService = Answer.No }), ("-Service <a critical one>", factors => factors with { CriticalService = Answer.Yes })],
    };

    /// <summary>The questions, those that weigh most first.</summary>
    /// <param name="thresholds">From which measure on an impact is medium or high.</param>
    internal static IReadOnlyList<SeverityQuestion> Of(SeverityThresholds thresholds)
    {
        double medium = thresholds.From(SeverityThresholds.Users, AssessmentLevel.Medium), high = thresholds.From(SeverityThresholds.Users, AssessmentLevel.High);
        return
        [
            .. s_plain[..4],
            s_critical,
            .. s_plain[4..6],
            new SeverityQuestion
            {
                Text = "How many feel it? -UsersAffected, -ErrorRate or -Dependents",
                IsOpen = factors => factors.UsersAffected is null && factors.ErrorRate is null && factors.Dependents is null,
                Answers = [("-UsersAffected few", Users(0)), (Share("-UsersAffected", medium), Users(medium)), (Share("-UsersAffected", high), Users(high))],
            },
            new SeverityQuestion
            {
                Text = "What is broken? -Function, -Latency or -Revenue",
                IsOpen = factors => factors.Function is null && factors.Latency is null && factors.Revenue is null,
                Answers = [("-Function Minor", Broken(AffectedFunction.Minor)), ("-Function Major", Broken(AffectedFunction.Major)), ("-Function Core", Broken(AffectedFunction.Core))],
            },
            .. s_plain[6..],
        ];

        static Func<SeverityFactors, SeverityFactors> Users(double share) => factors => factors with { UsersAffected = share };
        static Func<SeverityFactors, SeverityFactors> Broken(AffectedFunction function) => factors => factors with { Function = function };
        static string Share(string parameter, double share) => string.Create(CultureInfo.InvariantCulture, $"{parameter} {share * 100:0.##}%");
    }

    private static SeverityQuestion Of(string text, string name, Answer best, Func<SeverityFactors, Answer> read, Func<SeverityFactors, Answer, SeverityFactors> give)
    {
        Answer worst = best == Answer.No ? Answer.Yes : Answer.No;
        return new SeverityQuestion { Text = $"{text} -{name}", IsOpen = factors => read(factors) == Answer.Unknown, Answers = [($"-{name} {best}", factors => give(factors, best)), ($"-{name} {worst}", factors => give(factors, worst))] };
    }
}
