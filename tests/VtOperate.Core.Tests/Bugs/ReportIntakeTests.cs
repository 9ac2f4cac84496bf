using VtOperate.Core.Bugs;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Tests.Bugs;

public sealed class ReportIntakeTests
{
    private readonly ReportIntake _intake = new();

    [Fact]
    public void A_description_with_a_trace_gives_words_and_trace()
    {
        string text = "Pay fails.\r\nSystem.IO.IOException: disk full\r\n   at Shop.Pay() in C:\\a\\Pay.cs:line 4\r\n";
        _intake.AddDescription(text);
        BugReport report = _intake.Build(text);
        Assert.Equal("System.IO.IOException", Assert.Single(report.Traces).Type);
        Assert.StartsWith("Pay fails.", report.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_told_is_an_error()
    {
        Assert.Equal(ErrorId.InputMissing, Assert.Throws<OperationException>(() => new ReportIntake().Build(null)).Id);
        _intake.AddLine("  ", "pipeline");
        Assert.Equal(ErrorId.InputMissing, Assert.Throws<OperationException>(() => _intake.Build(" \n")).Id);
    }

    [Fact]
    public void A_description_wins_over_the_beginning_of_a_log()
    {
        _intake.AddLine("2026-11-22 ERROR order failed", "app.log");
        BugReport report = _intake.Build("Guests cannot pay");
        Assert.Equal("Guests cannot pay", report.Description);
        Assert.Equal(["2026-11-22 ERROR order failed"], report.ErrorLines);
    }

    [Fact]
    public void A_long_log_keeps_its_beginning_and_counts_the_rest()
    {
        for (int i = 0; i < 50_000; i++)
        {
            _intake.AddLine($"line {i} java.io.IOException: full", "app.log");
            _intake.AddLine("\tat shop.Cart.total(Cart.java:7)", "app.log");
            _intake.AddLine("\tat shop.Pay.run(Pay.java:9)", "app.log");
        }

        BugReport report = _intake.Build(null);
        Assert.InRange(report.Description.Length, 1000, 16 * 1024);
        Assert.InRange(report.Traces.Count, 0, 200);
    }

    [Fact]
    public void A_trace_that_is_cut_off_by_the_next_part_stays_its_own()
    {
        foreach (string line in (string[])["System.ArgumentException: one", "   at A.B() in /a.cs:line 1"]) _intake.AddLine(line, "one.log");
        _intake.EndOfPart();
        foreach (string line in (string[])["   at C.D() in /c.cs:line 2", "   at E.F() in /e.cs:line 3"]) _intake.AddLine(line, "two.log");
        Assert.Equal(2, _intake.Build(null).Traces.Count);
    }

    [Fact]
    public void Binary_lines_are_refused()
    {
        _intake.AddLine("a\0b", "x");
        for (int i = 0; i < 1000; i++) _intake.AddLine("c\0d", "x");
        Assert.Equal(ErrorId.InputNotText, Assert.Throws<OperationException>(() => _intake.Build(null)).Id);
    }
}
