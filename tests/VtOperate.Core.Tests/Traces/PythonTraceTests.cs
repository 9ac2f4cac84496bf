using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class PythonTraceTests
{
    private const string Chain = """
        Traceback (most recent call last):
          File "/srv/shop/cart.py", line 5, in g
            f()
            ~^^
          File "/srv/shop/bä r/price (1).py", line 2, in f
            raise ValueError("bad")
        ValueError: bad
        plain second line

        The above exception was the direct cause of the following exception:

        Traceback (most recent call last):
          File "/srv/shop/cart.py", line 7, in h
            g()
        KeyError: 'k'

        During handling of the above exception, another exception occurred:

        Traceback (most recent call last):
          File "/srv/shop/main.py", line 99999999999999999999, in <module>
            h()
          File "/usr/lib/python3.12/json/decoder.py", line 355, in raw_decode
        json.decoder.JSONDecodeError: Expecting value
          at the start
        The program goes on.
        """;

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-02 03:04:05,678 ERROR [worker-1] ")]
    [InlineData("job | ")]
    public void Chained_exceptions_are_turned_round(string prefix)
    {
        StackTrace trace = ReadOne(string.Join('\n', Chain.ReplaceLineEndings("\n").Split('\n').Select(line => prefix + line)));
        Assert.Equal("json.decoder.JSONDecodeError(KeyError(ValueError))", Shape(trace));
        Assert.Equal(["raw_decode | /usr/lib/python3.12/json/decoder.py | 355", "<module> | /srv/shop/main.py | -"], Frames(trace));
        Assert.Equal([false, true], trace.Frames.Select(frame => frame.IsUserCode));
        Assert.Equal("Expecting value\n  at the start", trace.Message);
        StackTrace context = trace.InnerTraces[0];
        Assert.Equal(("Context", "Cause"), (context.Relation, context.InnerTraces[0].Relation));
        Assert.Equal(["f | /srv/shop/bä r/price (1).py | 2", "g | /srv/shop/cart.py | 5"], Frames(context.InnerTraces[0]));
        Assert.Equal("bad\nplain second line", context.InnerTraces[0].Message);
        Assert.Equal(1, trace.InputLine);
    }

    [Fact]
    public void Groups_keep_their_levels()
    {
        StackTrace trace = ReadOne("""
              + Exception Group Traceback (most recent call last):
              |   File "a.py", line 1, in <module>
              |     run()
              | ExceptionGroup: many (2 sub-exceptions)
              +-+---------------- 1 ----------------
                | Traceback (most recent call last):
                |   File "a.py", line 2, in one
                | ValueError: 1
                +---------------- 2 ----------------
                | Exception Group Traceback (most recent call last):
                |   File "a.py", line 3, in two
                | ExceptionGroup: inner (1 sub-exception)
                +-+---------------- 1 ----------------
                  | TypeError: t
                  +------------------------------------

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "a.py", line 9, in <module>
            RuntimeError: after
            """);
        Assert.Equal("RuntimeError(ExceptionGroup(ValueError,ExceptionGroup(TypeError)))", Shape(trace));
        Assert.Equal(["one | a.py | 2"], Frames(trace.InnerTraces[0].InnerTraces[0]));
        Assert.Equal("Group", trace.InnerTraces[0].InnerTraces[1].InnerTraces[0].Relation);
    }

    [Fact]
    public void A_file_that_does_not_compile_has_a_frame_without_a_function()
    {
        StackTrace trace = ReadOne("  File \"shop.py\", line 3\n    x = = 3\n        ^\nSyntaxError: invalid syntax\n");
        Assert.Equal("SyntaxError", trace.Type);
        Assert.Equal(["- | shop.py | 3"], Frames(trace));
    }

    [Fact]
    public void The_fault_handler_prints_newest_first()
    {
        StackTrace trace = ReadOne("Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f01 (most recent call first):\n  File \"a.py\", line 2 in f\n  File \"a.py\", line 9 in <module>\n");
        Assert.Equal(["f | a.py | 2", "<module> | a.py | 9"], Frames(trace));
    }

    [Fact]
    public void A_trace_that_is_torn_keeps_what_was_there()
    {
        StackTrace trace = ReadOne("Traceback (most recent call last):\n  File \"a.py\", line 2, in f\n    x()");
        Assert.Null(trace.Type);
        Assert.Equal(["f | a.py | 2"], Frames(trace));
    }
}
