using VtOperate.Core.Bugs;

namespace VtOperate.Core.Tests.Bugs;

public sealed class ErrorLinesTests
{
    [Fact]
    public void Folds_lines_that_differ_only_in_numbers_and_counts_them()
    {
        var lines = new ErrorLines();
        lines.Add("2026-11-22 10:00:01 ERROR order 17 failed");
        lines.Add("2026-11-22 10:00:02 INFO all is well");
        lines.Add("2026-11-22 10:00:03 FATAL disk full");
        lines.Add("2026-11-22 10:00:09 ERROR order 4711 failed\r");
        Assert.Equal(["2026-11-22 10:00:01 ERROR order 17 failed (2 times)", "2026-11-22 10:00:03 FATAL disk full"], lines.Most(5));
    }

    [Fact]
    public void Frames_are_no_error_lines_and_secrets_go()
    {
        var lines = new ErrorLines();
        lines.Add("   at Shop.ErrorHandler.Handle() in /src/ErrorHandler.cs:line 3");
        lines.Add("error: login failed, password=hunter2");
        Assert.Equal(["error: login failed, password=[redacted:secret]"], lines.Most(5));
    }

    [Fact]
    public void A_hostile_log_does_not_grow_memory()
    {
        var lines = new ErrorLines();
        for (int i = 0; i < 100_000; i++) lines.Add($"error {(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676 % 26))}{new string('x', i % 900)}");
        Assert.Equal(2000, lines.Most(int.MaxValue).Count);
        Assert.All(lines.Most(int.MaxValue), line => Assert.InRange(line.Length, 1, 420));
    }
}
