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

    [Theory]
    [InlineData("Problem: the log says 'Solution: none', Solution: restart", "the log says 'Solution: none'", "restart")]
    [InlineData("Problem: the log says \"x, Solution: none\", Solution: restart", "the log says \"x, Solution: none\"", "restart")]
    [InlineData("Problem: the log says \u201Cx; Solution: none\u201D. Solution: restart", "the log says \u201Cx; Solution: none\u201D.", "restart")]
    [InlineData("Problem: it says \u201Ex, L\u00F6sung; Fix: keine\u201C, Solution: restart", "it says \u201Ex, L\u00F6sung; Fix: keine\u201C", "restart")]
    [InlineData("Problem: it says \u00ABa, Fix: b\u00BB, Solution: restart", "it says \u00ABa, Fix: b\u00BB", "restart")]
    [InlineData("Problem: `a, Fix: b` and ``c ` , Fix: d``, Solution: restart", "`a, Fix: b` and ``c ` , Fix: d``", "restart")]
    [InlineData("Problem: prints \"a\nSolution: b\" twice\nSolution: restart", "prints \"a\nSolution: b\" twice", "restart")]
    [InlineData("Problem: don't, can't, Solution: it's 'restart'", "don't, can't", "it's 'restart'")]
    [InlineData("Problem: the users' cache, Solution: the workers' pool", "the users' cache", "the workers' pool")]
    [InlineData("Problem: a 5\" disk, Solution: a 3\" disk", "a 5\" disk", "a 3\" disk")]
    [InlineData("Problem: prints \"abc and stops, Solution: restart", "prints \"abc and stops", "restart")]
    [InlineData("Problem: prints 'abc\nSolution: restart 'web'", "prints 'abc", "restart 'web'")]
    [InlineData("Problem: prints \"abc\nSolution: write \"abc\"", "prints \"abc", "write \"abc\"")]
    [InlineData("Problem: a ` alone, Solution: restart", "a ` alone", "restart")]
    [InlineData("\"Problem: X, Solution: Y\"", "X", "Y")]
    [InlineData("\u201CProblem: X, Solution: Y\u201D\n", "X", "Y")]
    [InlineData("Problem: a\n```\nx \"y\n```\nSolution: b\n```\nFix: c\n```", "a\n```\nx \"y\n```", "b\n```\nFix: c\n```")]
    public void A_label_inside_quotation_marks_is_text(string text, string problem, string solution)
    {
        SolutionFields fields = ShortForm.Parse(text);
        Assert.Equal((problem, solution), (fields.Problem, fields.Solution));
    }

    [Fact]
    public void Only_real_labels_part_whatever_is_quoted()
    {
        string[] quotes = ["'{0}'", "\"{0}\"", "\u201C{0}\u201D", "\u2018{0}\u2019", "\u00AB{0}\u00BB", "\u201E{0}\u201C", "\u300C{0}\u300D", "`{0}`", "``{0}``"];
        string[] words = ["redis", "it\u2019s", "don't", "5\"", "users'", "a: b", "x, y", "(z)", "C#", "\u7528\u6237", "Titles", "https://x/y:z"];
        string[] labels = ["Solution: none", "x, Fix: y", "Problem: z; Why: w", "Root cause: a. Tags: b", "Severity: high", "Title: t"];
        var random = new Random(20260301);
        for (int round = 0; round < 20_000; round++)
        {
            string problem = Words(), solution = Words(), why = Words();
            string text = random.Next(3) switch
            {
                0 => $"Problem: {problem}, Solution: {solution}; Why: {why}",
                1 => $"Problem: {problem}\nFix: {solution}\n\nWhy this works: {why}",
                _ => $"{problem}, why: {why}, resolution: {solution}",
            };
            SolutionFields fields = ShortForm.Parse(text);
            Assert.Equal((text, problem, solution, why), (text, fields.Problem, fields.Solution, fields.Why));
            Assert.Equal(new SolutionFields { Problem = problem, Solution = solution, Why = why }, fields);
        }

        string Words()
        {
            var parts = new List<string>();
            for (int i = random.Next(1, 5); i >= 0; i--) parts.Add(random.Next(3) == 0 ? string.Format(System.Globalization.CultureInfo.InvariantCulture, quotes[random.Next(quotes.Length)], labels[random.Next(labels.Length)]) : words[random.Next(words.Length)]);
            parts.Add("end");
            return string.Join(' ', parts);
        }
    }

    [Fact]
    public void Nothing_is_lost_of_any_text_with_marks()
    {
        const string signs = "'\"`\u201C\u201D\u2018\u2019\u201E\u00AB\u00BB ,;.\n:abX5#*-\\";
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => signs[random.Next(signs.Length)]));
            SolutionFields fields = ShortForm.Parse(text);
            Assert.Equal(Folded(text), Folded(fields.Problem ?? ""));
        }

        static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
    }
}
