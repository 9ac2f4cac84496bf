using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public sealed class SolutionFilterTests
{
    private static readonly Solution s_solution = new()
    {
        Id = "platform:a/b",
        Title = "t",
        Module = "m",
        Date = new DateOnly(2026, 3, 2),
        Category = "a",
        ProblemType = "p",
        Component = "c",
        RootCause = "r",
        Status = "draft",
        Pattern = "x",
        Source = "platform",
        Severity = Severity.High,
        Tags = ["one", "two"],
        File = "/f",
        Repository = "/r",
    };

    public static TheoryData<string, SolutionFilter> Conditions => new()
    {
        { "id", new SolutionFilter { Id = value => value == "platform:a/b" } },
        { "category", new SolutionFilter { Category = value => value == "a" } },
        { "component", new SolutionFilter { Component = value => value == "c" } },
        { "problem type", new SolutionFilter { ProblemType = value => value == "p" } },
        { "root cause", new SolutionFilter { RootCause = value => value == "r" } },
        { "module", new SolutionFilter { Module = value => value == "m" } },
        { "status", new SolutionFilter { Status = value => value == "draft" } },
        { "pattern", new SolutionFilter { Pattern = value => value == "x" } },
        { "source", new SolutionFilter { Source = value => value == "platform" } },
        { "tag", new SolutionFilter { Tag = value => value == "two" } },
        { "severity", new SolutionFilter { Severities = [Severity.High] } },
        { "since", new SolutionFilter { Since = new DateOnly(2026, 3, 2) } },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Takes_what_meets_the_condition_and_nothing_that_does_not_say(string name, SolutionFilter filter)
    {
        Assert.True(filter.Takes(s_solution), name);
        Assert.False(filter.Takes(new Solution { Id = "other", Title = "t", File = "/f", Repository = "/r" }), name);
        Assert.False(filter.IsAll, name);
    }

    [Fact]
    public void The_own_source_is_a_dot() =>
        Assert.True(new SolutionFilter { Source = value => value == "." }.Takes(new Solution { Id = "a", Title = "t", File = "/f", Repository = "/r" }));

    [Fact]
    public void A_day_before_is_too_early() => Assert.False(new SolutionFilter { Since = new DateOnly(2026, 3, 3) }.Takes(s_solution));
}
