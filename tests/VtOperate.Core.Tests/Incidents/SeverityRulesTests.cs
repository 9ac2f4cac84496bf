using VtOperate.Core.Incidents.Assessments;

namespace VtOperate.Core.Tests.Incidents;

public sealed class SeverityRulesTests
{
    private static readonly SeverityRules s_rules = new(SeverityThresholds.Usual);

    // The best answer first, then the worse ones, then that nobody knows.
    private static readonly Func<SeverityFactors, SeverityFactors>[][] s_factors =
    [
        [f => f with { UsersAffected = 0.01 }, f => f with { UsersAffected = 0.1 }, f => f with { UsersAffected = 1 }, f => f],
        [f => f with { Function = AffectedFunction.Minor }, f => f with { Function = AffectedFunction.Major }, f => f with { Function = AffectedFunction.Core }, f => f],
        Plain(Answer.No, (f, answer) => f with { DataLoss = answer }),
        Plain(Answer.No, (f, answer) => f with { DataExposed = answer }),
        Plain(Answer.No, (f, answer) => f with { Security = answer }),
        Plain(Answer.No, (f, answer) => f with { FullOutage = answer }),
        Plain(Answer.No, (f, answer) => f with { CriticalService = answer }),
        Plain(Answer.No, (f, answer) => f with { SlaBreach = answer }),
        Plain(Answer.Yes, (f, answer) => f with { RedundancyLeft = answer }),
        Plain(Answer.Yes, (f, answer) => f with { Workaround = answer }),
        Plain(Answer.No, (f, answer) => f with { Growing = answer }),
        Plain(Answer.No, (f, answer) => f with { PeakTime = answer }),
    ];

    private static readonly SeverityFactors s_harmless = s_factors.Aggregate(new SeverityFactors(), (known, answers) => answers[0](known));

    [Fact]
    public void In_all_combinations_a_worse_answer_never_makes_it_less_severe_and_no_answer_is_worse_than_none()
    {
        int[] steps = new int[s_factors.Length];
        int count = 1;
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = count;
            count *= s_factors[i].Length;
        }

        byte[] rated = new byte[count];
        Fill(new SeverityFactors(), s_factors.Length - 1, 0);
        Assert.Equal<byte>([1, 2, 3, 4], rated.Distinct().Order());
        for (int at = 0; at < count; at++)
        {
            for (int i = 0; i < steps.Length; i++)
            {
                // The next answer is worse, and the last one, that nobody knows, is as bad as the worst.
                bool isLast = at / steps[i] % s_factors[i].Length == s_factors[i].Length - 1;
                if (!isLast && rated[at + steps[i]] > rated[at]) Assert.Fail($"combination {at}: the next answer of factor {i} makes {rated[at]} into {rated[at + steps[i]]}");
            }
        }

        void Fill(SeverityFactors known, int factor, int place)
        {
            if (factor < 0)
            {
                rated[place] = (byte)s_rules.Rate(known);
                return;
            }

            for (int i = 0; i < s_factors[factor].Length; i++) Fill(s_factors[factor][i](known), factor - 1, place + (i * steps[factor]));
        }
    }

    [Fact]
    public void A_further_measure_of_a_question_only_raises()
    {
        foreach (double users in (double[])[0, 0.1, 0.9])
        {
            foreach (Func<SeverityFactors, SeverityFactors> measure in (Func<SeverityFactors, SeverityFactors>[])[f => f with { ErrorRate = 0 }, f => f with { ErrorRate = 0.4 }, f => f with { Dependents = 9 }, f => f with { Latency = 3 }, f => f with { Revenue = RevenueLoss.Most }])
            {
                SeverityFactors known = s_harmless with { UsersAffected = users };
                Assert.True(s_rules.Rate(measure(known)) <= s_rules.Rate(known));
            }
        }

        Assert.Equal(Severity.Low, s_rules.Rate(s_harmless with { UsersAffected = null, ErrorRate = 0.01, Function = null, Latency = 1.5 }));
    }

    [Theory]
    [InlineData(0.9, 3, 1)]
    [InlineData(0.9, 1, 2)]
    [InlineData(0.9, 0, 3)]
    [InlineData(0.1, 3, 2)]
    [InlineData(0.1, 1, 3)]
    [InlineData(0.1, 0, 4)]
    [InlineData(0.01, 3, 3)]
    [InlineData(0.01, 1, 4)]
    [InlineData(0.01, 0, 4)]
    public void The_matrix_is_the_one_of_the_field(double users, int signs, int severity)
    {
        // No workaround is a sign of urgency; with one, the level that it takes off is seen apart.
        SeverityFactors known = s_harmless with { UsersAffected = users, Workaround = signs > 0 ? Answer.No : Answer.Yes, Growing = signs > 1 ? Answer.Yes : Answer.No, PeakTime = signs > 2 ? Answer.Yes : Answer.No };
        Assert.Equal(Math.Min(4, severity + (signs == 0 ? 1 : 0)), (int)s_rules.Rate(known));
    }

    [Fact]
    public void Floors_are_not_lowered_by_a_workaround_and_say_why()
    {
        Assert.Equal(Severity.Low, s_rules.Rate(s_harmless));
        foreach ((SeverityFactors known, Severity least, string why) in ((SeverityFactors, Severity, string)[])
        [
            (s_harmless with { DataLoss = Answer.Yes }, Severity.Critical, "data is lost: at least 1"),
            (s_harmless with { DataExposed = Answer.Unknown }, Severity.Critical, "nobody has said that it is not so: data is exposed; at least 1"),
            (s_harmless with { Security = Answer.Yes }, Severity.Critical, "security is broken: at least 1"),
            (s_harmless with { FullOutage = Answer.Yes, CriticalService = Answer.Yes }, Severity.Critical, "a critical service is out completely: at least 1"),
            (s_harmless with { FullOutage = Answer.Unknown, CriticalService = Answer.Yes }, Severity.Critical, "nobody has said that it is not so: a critical service is out completely; at least 1"),
            (s_harmless with { SlaBreach = Answer.Yes }, Severity.High, "a promised level of service is broken: at least 2"),
            (s_harmless with { RedundancyLeft = Answer.No }, Severity.Medium, "one more failure is an outage: at least 3"),
        ])
        {
            (Severity severity, _, _, IReadOnlyList<string> reasons) = s_rules.Explain(known);
            Assert.Equal(least, severity);
            Assert.Contains(why, reasons);
        }
    }

    [Fact]
    public void With_nothing_known_it_is_one_and_the_fewest_answers_that_change_it_are_named()
    {
        SeverityAssessment found = new SeverityAssessor(SeverityThresholds.Usual).Assess(new SeverityFactors(), null, "/r");

        Assert.Equal((Severity.Critical, Severity.Low, AssessmentConfidence.Low), (found.Severity, found.AtBest, found.Confidence));
        Assert.Equal(12, found.Unknowns.Count);
        Assert.DoesNotContain(found.WouldChange, item => item.Answers.Count == 1);
        Assert.Equal([Severity.High, Severity.Medium, Severity.Low], found.WouldChange.Select(item => item.Severity));
        Assert.Equal("-DataLoss No", found.WouldChange[0].Answers[0]);
    }

    [Fact]
    public void Every_change_that_is_named_is_one()
    {
        var assessor = new SeverityAssessor(SeverityThresholds.Usual);
        var random = new Random(67);
        for (int round = 0; round < 300; round++)
        {
            SeverityFactors known = s_factors.Aggregate(new SeverityFactors(), (so, answers) => answers[random.Next(answers.Length)](so));
            SeverityAssessment found = assessor.Assess(known, null, "/r");
            foreach (SeverityAlternative item in found.WouldChange)
            {
                Assert.NotEqual(found.Severity, item.Severity);
                SeverityFactors changed = item.Answers.Aggregate(known, Given);
                Assert.Equal(item.Severity, s_rules.Rate(changed));
                Assert.All(item.Answers.Count == 1 ? [] : item.Answers, answer => Assert.NotEqual(item.Severity, s_rules.Rate(item.Answers.Where(other => other != answer).Aggregate(known, Given))));
            }

            Assert.Equal(found.AtBest != found.Severity, found.WouldChange.Any(item => item.IsOpen && item.Severity == found.AtBest && item.Severity > found.Severity));
            Assert.Equal(found.Confidence == AssessmentConfidence.High, found.Unknowns.Count == 0);
        }
    }

    [Theory]
    [InlineData("12%", 0.12)]
    [InlineData(" 0.5 ", 0.5)]
    [InlineData("Many", 0.25)]
    [InlineData("100 %", 1d)]
    [InlineData("12", null)]
    [InlineData("101%", null)]
    [InlineData("-1%", null)]
    [InlineData("NaN", null)]
    [InlineData("1e-3", null)]
    [InlineData("", null)]
    public void A_share_is_read_as_people_say_it(string text, double? share) => Assert.Equal(share, ShareText.Read(text));

    private static Func<SeverityFactors, SeverityFactors>[] Plain(Answer best, Func<SeverityFactors, Answer, SeverityFactors> give) =>
        [f => give(f, best), f => give(f, best == Answer.No ? Answer.Yes : Answer.No), f => give(f, Answer.Unknown)];

    private static SeverityFactors Given(SeverityFactors known, string answer)
    {
        string[] parts = answer.Split(' ', 2);
        Answer said = Enum.TryParse(parts[1], out Answer plain) ? plain : Answer.Unknown;
        return parts[0] switch
        {
            "-UsersAffected" => known with { UsersAffected = ShareText.Read(parts[1]) },
            "-Function" => known with { Function = Enum.Parse<AffectedFunction>(parts[1]) },
            "-DataLoss" => known with { DataLoss = said },
            "-DataExposed" => known with { DataExposed = said },
            "-Security" => known with { Security = said },
            "-FullOutage" => known with { FullOutage = said },
            "-SlaBreach" => known with { SlaBreach = said },
            "-RedundancyLeft" => known with { RedundancyLeft = said },
            "-Workaround" => known with { Workaround = said },
            "-Growing" => known with { Growing = said },
            "-PeakTime" => known with { PeakTime = said },
            _ => known with { CriticalService = parts[1].Contains("not", StringComparison.Ordinal) ? Answer.No : Answer.Yes },
        };
    }
}
