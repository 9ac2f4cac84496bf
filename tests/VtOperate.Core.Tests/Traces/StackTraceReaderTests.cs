using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class StackTraceReaderTests
{
    private static readonly string[] s_tokens =
    [
        "at ", "   at ", "File \"", "\", line ", ", in ", "Traceback (most recent call last):", "Caused by: ", "---> ", "<---", "--- End of inner exception stack trace ---", "System.Exception: ", "TypeError: ", "a.b.C.d", "(", ")", "()",
        "(A.java:1)", ":line ", ": line ", "12", "99999999999999999999", "@", "http://h/x.js:1:2", "[native code]", "Line |", "  3 | ", "     | ~~", "+ CategoryInfo : ", "At C:\\x.ps1:1 char:2", "... 3 more", "{", "}", "[cause]: ", "  + Exception Group Traceback (most recent call last):",
        "  |   File \"a\", line 1, in b", "  +-+------ 1 -----", "    +-----", "<ScriptBlock>, <No file>: line 1", "<", ">", "[", "]", "`1", "|", ":", ".", ",", " ", "\t", "\n", "\n", "\n", "\n   ", "\u001b[31m", "\\n   at ", "\"", "\\", "ä", "行", "\0", "\ud800", "2026-01-02T03:04:05Z stderr F ", "web_1 | ",
        "Suppressed: ", "Wrapped by: ", "During handling of the above exception, another exception occurred:", "async ", "eval at ", "<>c__DisplayClass0_0.<<M>b__0>d", "MoveNext()", " in ", "(wrapper x) ", " [0x0000] in <x>:0",
        "goroutine 1 [running]:\n", "main.f(0x1)\n", "\t/a.go:1 +0x1", "created by a.b", "panic: ", "a.rb:1:in `f'", "from a.rb:1:in 'C#f'", ": x (E)", "#0 ", "#1 ", "#0 /a.php(1): f()", "#1 {main}", "Stack trace:", "Next E: x in /a.php:1", "#0      f (package:a/b.dart:1:2)", "<asynchronous suspension>",
        "thread 'm' panicked at a.rs:1:2:\n", "stack backtrace:\n", "   0: a::b", "             at a.rs:1:2", "** (E) x", "    (a 1.0) a.ex:1: A.b/1", "in function a:b/1 (a.erl, line 1)", "0x1 in f(int) /a.c:1:2", "f (x=1) at a.c:1", "pc 00001234  /a.so (f+1)", "(/a.so+0x1)", "from /a.so",
    ];

    [Fact]
    public void No_frame_is_invented_in_random_text()
    {
        var random = new Random(20260102);
        for (int i = 0; i < 10_000; i++)
        {
            char[] text = new char[random.Next(1, 400)];
            for (int c = 0; c < text.Length; c++) text[c] = random.Next(12) == 0 ? '\n' : (char)random.Next(32, random.Next(3) == 0 ? 0x2000 : 127);
            Assert.Empty(Read(new string(text)));
        }
    }

    [Fact]
    public void Whatever_it_reads_it_neither_fails_nor_says_what_is_not_there()
    {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => s_tokens[random.Next(s_tokens.Length)]));
            foreach (StackTrace trace in Read(text)) Check(trace, text);
        }

        static void Check(StackTrace trace, string text)
        {
            foreach (TraceFrame frame in trace.Frames)
            {
                Assert.True(frame.File is null || frame.Text.Contains(frame.File, StringComparison.Ordinal), text);
                Assert.True(frame.Line is null or > 0, text);
                Assert.True(frame.InputLine > 0, text);
            }

            foreach (StackTrace inner in trace.InnerTraces) Check(inner, text);
        }
    }

    [Fact]
    public void Time_grows_no_faster_than_the_input()
    {
        // Lines for which a search within a search would need the square of the time. The ratio is generous: a square would be 16.
        string[] units = ["(", "#0 0x1 in f(", "at a.b(", "<", "a@", " (", "File \"", "x:1:in `", "): ", "[<", "goroutine 1 [", "** (A", "::", "F0101 00:0", " at ", "1: ", "\\n   at ", "A ", "()", "0x1 [0x"];
        foreach (string unit in units)
        {
            string line = string.Concat(Enumerable.Repeat(unit, StackTraceReader.MaxLineLength / unit.Length));
            TimeSpan whole = Measure(line, 40), quarter = Measure(line[..(line.Length / 4)], 40);
            Assert.True(whole < (quarter * 12) + TimeSpan.FromSeconds(1), $"{unit}: {quarter} for a quarter of the line, {whole} for the whole");
        }

        static TimeSpan Measure(string line, int count)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            _ = StackTraceReader.Read(Enumerable.Repeat(line, count)).Count();
            _ = CrashReader.Read(Enumerable.Repeat(line, count).Prepend("==1==ERROR: AddressSanitizer: SEGV on unknown address 0x1"));
            return watch.Elapsed;
        }
    }

    [Fact]
    public void No_frame_is_found_in_prose_logs_or_source_code()
    {
        foreach (string line in (string[])["We met at noon, at the station (platform 9).", "Look at Foo.Bar() and at Baz.Qux(int x).", "at Foo.Bar()", "2026-01-02 10:00:00 INFO Server listening at http://localhost:8080/index.html", "10:01:02 GET /static/app.js:10:20 200",
            "mail from john@example.com:25 at 10:20:30", "error at line 12: unexpected token", "* at least (see 3.4:5)", "panic: no need to", "#1 in the charts", "#0 (first) in a row", "thread 'main' is busy", "** (see below) note", "goroutine 5 is blocked", "lib/cart.ex is old: see 1", "app/cart.rb:12 was changed", "Fatal error: none (really)", "Caused by: a lack of sleep", "at com.example.Foo (a class)", "    at the end of the day (2026:10:12)", "File \"x.txt\" not found, line 3"])
            Assert.Empty(Read(line + "\n"));

        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "VtOperate.sln"))) root = root.Parent;
        int files = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(root!.FullName, "src"), "*.cs", SearchOption.AllDirectories))
        {
            files++;
            Assert.True(Read(File.ReadAllText(file)).Length == 0, file);
        }

        Assert.True(files > 50);
    }

    [Fact]
    public void Each_trace_is_given_out_as_soon_as_it_is_complete()
    {
        var reader = new StackTraceReader();
        Assert.Empty(reader.Feed("System.Exception: x"));
        Assert.Empty(reader.Feed("   at A.B() in a.cs:line 1"));
        Assert.Single(reader.Feed("next"));
        Assert.Empty(reader.Complete());
        Assert.Empty(reader.Feed("   at A.B() in a.cs:line 1"));
        StackTrace last = Assert.Single(reader.Complete());
        Assert.Equal((1L, (string?)null), (last.InputLine, last.Type));
    }

    [Fact]
    public void A_trace_without_end_is_held_in_bounds()
    {
        IEnumerable<string> lines = Enumerable.Range(1, 300_000).Select(i => $"   at A.B{i}() in a.cs:line {i}").Prepend("System.Exception: x");
        StackTrace trace = Assert.Single(StackTraceReader.Read(lines));
        Assert.Equal("A.B1", trace.Frames[0].Function);
        Assert.Equal("A.B300000", trace.Frames[^1].Function);
        Assert.InRange(trace.Frames.Count, 1000, 5000);
    }

    [Fact]
    public void Nesting_without_end_is_held_in_bounds()
    {
        string text = "System.Exception: x\n" + string.Concat(Enumerable.Repeat(" ---> System.IO.IOException: y\n", 50_000)) + "   at A.B() in a.cs:line 1\n";
        StackTrace trace = ReadOne(text);
        int depth = 0;
        for (StackTrace at = trace; at.InnerTraces.Count > 0; at = at.InnerTraces[^1]) depth++;
        Assert.InRange(depth, 2, 100);
        string python = string.Concat(Enumerable.Repeat("Traceback (most recent call last):\n  File \"a\", line 1, in b\nE: x\n\nDuring handling of the above exception, another exception occurred:\n\n", 3_000));
        Assert.NotEmpty(Read(python));
    }

    [Fact]
    public void A_line_of_a_megabyte_costs_no_more_than_its_start()
    {
        string text = "System.Exception: " + new string('x', 1 << 20) + "\n   at A.B() in a.cs:line 1\n" + new string('(', 1 << 20) + "\n" + new string('@', 1 << 20) + "\nat " + new string('<', 1 << 20);
        StackTrace trace = ReadOne(text);
        Assert.True(trace.Message!.Length <= StackTraceReader.MaxLineLength);
    }

    [Fact]
    public void Reading_stops_when_asked()
    {
        using var stop = new CancellationTokenSource();
        IEnumerator<StackTrace> traces = StackTraceReader.Read(Endless(), stop.Token).GetEnumerator();
        Assert.True(traces.MoveNext());
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => { while (traces.MoveNext()) { } });

        static IEnumerable<string> Endless()
        {
            while (true)
            {
                yield return "System.Exception: x";
                yield return "   at A.B() in a.cs:line 1";
            }
        }
    }

    [Fact]
    public void Languages_in_one_log_stay_apart()
    {
        StackTrace[] traces = Read("""
            System.Exception: d
               at A.B() in a.cs:line 1
            java.lang.Error: j
            	at a.b.C.d(C.java:1)
            TypeError: s
                at f (/a.js:1:2)
            Traceback (most recent call last):
              File "p.py", line 1, in f
            ValueError: p
            at f, /x.ps1: line 1
            load@http://h/x.js:1:2
            """);
        Assert.Equal([TraceLanguage.DotNet, TraceLanguage.Java, TraceLanguage.JavaScript, TraceLanguage.Python, TraceLanguage.PowerShell, TraceLanguage.JavaScript], traces.Select(trace => trace.Language));
        Assert.Equal(["d", "j", "s", "p"], traces.Take(4).Select(trace => trace.Message));
    }
}
