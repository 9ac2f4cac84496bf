using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public sealed class ShortFormTests
{
    [Theory]
    [InlineData("Problem: X, Solution: Y")]
    [InlineData("problem: X; SOLUTION: Y")]
    [InlineData("Problem: X\nSolution: Y")]
    [InlineData("Problem: X\r\n\r\nFix: Y\r\n")]
    [InlineData("Fix: Y, Issue: X")]
    [InlineData("**Problem:** X\n**Solution**: Y")]
    [InlineData("- Problem: X\n- Resolution: Y")]
    [InlineData("## Problem\nX\n## Solution\nY")]
    [InlineData("X, solution: Y")]
    [InlineData("Problem : X , Solution : Y")]
    [InlineData("Problem\uFF1AX, Solution\uFF1AY")]
    public void Problem_and_solution_are_told_apart_however_they_are_typed(string text)
    {
        SolutionFields fields = ShortForm.Parse(text);
        Assert.Equal(("X", "Y"), (fields.Problem, fields.Solution));
    }

    [Theory]
    [InlineData("the header said: error 500, and then: nothing")]
    [InlineData("Fix::Apply throws, see fix://tracker/12")]
    [InlineData("a \"quoted, text\" with: colons")]
    [InlineData("The Title: of the page is wrong")]
    [InlineData("It broke because cause and effect: unclear")]
    [InlineData("")]
    public void Text_that_only_looks_like_labels_is_the_problem(string text)
    {
        SolutionFields fields = ShortForm.Parse(text);
        Assert.Equal(text.Length == 0 ? null : text, fields.Problem);
        Assert.Equal(fields with { Problem = null }, new SolutionFields());
    }

    [Fact]
    public void A_part_may_hold_commas_colons_and_quotes()
    {
        SolutionFields fields = ShortForm.Parse("Problem: It says \"a, b: c\", twice; then stops, Solution: set x: 1, y: 2");
        Assert.Equal("It says \"a, b: c\", twice; then stops", fields.Problem);
        Assert.Equal("set x: 1, y: 2", fields.Solution);
    }

    [Fact]
    public void Every_label_finds_its_field()
    {
        SolutionFields fields = ShortForm.Parse("""
            Title: T, Module: M; Component: C
            Symptoms: first, with comma; second
            Root cause: R, What didn't work: restart
            - Why: W
            Prevention: P, Severity: SEV2, Tags: a, b; c, Category: runtime-errors, Type: runtime_error, Resolution type: code_fix
            Files: src/a.cs, src/b.cs, Commit: abc1234 def5678, Date: 2026-03-01, Framework version: dotnet 9, Applies when: x; y, Related components: d, e
            """);
        Assert.Equal(("T", "M", "C", "R", "W", "P"), (fields.Title, fields.Module, fields.Component, fields.RootCause, fields.Why, fields.Prevention));
        Assert.Equal(["first, with comma", "second"], fields.Symptoms!);
        Assert.Equal(["restart"], fields.Attempts!);
        Assert.Equal(["a", "b", "c"], fields.Tags!);
        Assert.Equal(Severity.High, fields.Severity);
        Assert.Equal(("runtime-errors", "runtime_error", "code_fix"), (fields.Category, fields.ProblemType, fields.ResolutionType));
        Assert.Equal(["src/a.cs", "src/b.cs"], fields.Files!);
        Assert.Equal(["abc1234", "def5678"], fields.Commits!);
        Assert.Equal(new DateOnly(2026, 3, 1), fields.Date);
        Assert.Equal("dotnet 9", fields.FrameworkVersion);
        Assert.Equal(["x", "y"], fields.AppliesWhen!);
        Assert.Equal(["d", "e"], fields.RelatedComponents!);
        Assert.Null(fields.Problem);
    }

    [Fact]
    public void What_cannot_be_a_value_stays_in_the_problem_with_its_label()
    {
        SolutionFields fields = ShortForm.Parse("Problem: X, Severity: rather bad, Date: last week");
        Assert.Equal("X\n\nSeverity: rather bad\n\nDate: last week", fields.Problem);
        Assert.Null(fields.Severity);
        Assert.Null(fields.Date);
    }

    [Fact]
    public void Inside_a_fence_no_label_is_seen()
    {
        SolutionFields fields = ShortForm.Parse("Problem: X\nSolution:\n```yaml\ntitle: y\nfix: z\n```\nWhy: W");
        Assert.Equal("```yaml\ntitle: y\nfix: z\n```", fields.Solution);
        Assert.Equal("W", fields.Why);
        Assert.Null(fields.Title);
    }

    [Fact]
    public void A_label_that_stands_twice_loses_nothing() =>
        Assert.Equal("A\n\nB", ShortForm.Parse("Problem: A, Solution: S, Problem: B").Problem);

    [Fact]
    public void Any_text_is_read_and_none_of_its_words_is_lost()
    {
        var random = new Random(20261122);
        string[] pieces = ["Problem:", "Solution:", "Fix", ",", ";", "\n", "\r\n", " word", " why:", "##", "**", "```", ":", "\u0000", "\uFF1A", " 用户", " - ", "Tags: a", " Severity: x"];
        for (int run = 0; run < 2000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            SolutionFields fields = ShortForm.Parse(text);
            string all = string.Join(' ', fields.Problem, fields.Solution, fields.Why, string.Join(' ', fields.Tags ?? []));
            Assert.Equal(Count(text, "word"), Count(all, "word"));
            Assert.Equal(Count(text, "用户"), Count(all, "用户"));
        }
    }

    [Fact]
    public void Megabytes_of_separators_take_no_quadratic_time()
    {
        SolutionFields fields = ShortForm.Parse("Problem: " + string.Concat(Enumerable.Repeat("a, b; c\n", 200_000)));
        Assert.True(fields.Problem!.Length > 1_000_000);
    }

    private static int Count(string text, string word) => text.Split(word).Length - 1;

    [Fact]
    public void A_label_may_begin_after_a_full_stop()
    {
        SolutionFields fields = ShortForm.Parse("Problem: the API answers 500. Solution: raise the limit. Severity: high");
        Assert.Equal(("the API answers 500.", "raise the limit."), (fields.Problem, fields.Solution));
        Assert.Equal(Severity.High, fields.Severity);
    }
}
