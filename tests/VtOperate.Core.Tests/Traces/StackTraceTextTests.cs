using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Traces;

public sealed class StackTraceTextTests
{
    private const string Log = """
        System.InvalidOperationException: A message that is longer than a narrow console is wide, by far
        and has a second line
         ---> System.FormatException: bad
           at System.Number.Throw()
           at System.Number.Parse()
           at System.Number.ParseAll()
           at System.Number.ParseMore()
           --- End of inner exception stack trace ---
           at System.Linq.Enumerable.First()
           at Shop.Controllers.OrderController.GetOrderWithAllItsLines() in /src/Shop/Controllers/OrderController.cs:line 1234
           at Shop.Program.Main() in /src/Shop/Program.cs:line 7
        """;

    [Fact]
    public void A_crash_shows_its_class_and_the_calls_that_matter()
    {
        var trace = new StackTrace { Language = TraceLanguage.Native, Type = "AddressSanitizer", Crash = new CrashSignature("Heap-buffer-overflow\nREAD 8", ["parse", "load"]) };
        Assert.Equal("AddressSanitizer\n   ! Heap-buffer-overflow READ 8 in parse < load", trace.ToString());
    }

    [Fact]
    public void A_trace_reads_at_any_width()
    {
        StackTrace trace = TraceText.ReadOne(Log);
        Assert.Equal("""
            System.InvalidOperationException: A message that is longer than a narrow console is wide, by far ...
                 System.Linq.Enumerable.First
              -> Shop.Controllers.OrderController.GetOrderWithAllItsLines  /src/Shop/Controllers/OrderController.cs:1234
              -> Shop.Program.Main  /src/Shop/Program.cs:7
              Inner: System.FormatException: bad
                   System.Number.Throw
                   ... 3 frames of others
            """.ReplaceLineEndings("\n"), trace.ToString());
        string narrow = StackTraceText.Render(trace, 80);
        Assert.Equal("""
            System.InvalidOperationException: A message that is longer than a narrow console
              is wide, by far ...
                 System.Linq.Enumerable.First
              -> Shop.Controllers.OrderController.GetOrderWithAllItsLines
                   /src/Shop/Controllers/OrderController.cs:1234
              -> Shop.Program.Main  /src/Shop/Program.cs:7
              Inner: System.FormatException: bad
                   System.Number.Throw
                   ... 3 frames of others
            """.ReplaceLineEndings("\n"), narrow);
        Assert.All(narrow.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void What_is_not_known_is_said_to_be_so()
    {
        var trace = new StackTrace { Language = TraceLanguage.PowerShell, Frames = [new TraceFrame { Line = 3 }, new TraceFrame { File = "a.ps1" }], FramesInCommon = 1 };
        Assert.Equal("(type unknown)\n     (anonymous)  line 3\n     (anonymous)  a.ps1\n     ... 1 frame as in the trace above", trace.ToString());
    }
}
