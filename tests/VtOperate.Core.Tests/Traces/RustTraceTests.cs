using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class RustTraceTests
{
    [Fact]
    public void A_backtrace_has_the_place_below_each_call()
    {
        StackTrace trace = ReadOne("""
            before
            thread 'worker 1' panicked at src/cart.rs:41:9:
            called `Option::unwrap()` on a `None` value
            stack backtrace:
               0: rust_begin_unwind
                         at /rustc/0a1b/library/std/src/panicking.rs:617:5
               1:     0x55d9c58ba5b0 - shop::cart::Cart<T>::total::h0123456789abcdef
                                           at ./src/cart.rs:41:9
               2: main
            note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
            after
            """);
        Assert.Equal((TraceLanguage.Rust, "panic", "called `Option::unwrap()` on a `None` value"), (trace.Language, trace.Type, trace.Message));
        Assert.Equal(["rust_begin_unwind | /rustc/0a1b/library/std/src/panicking.rs | 617 | 5", "shop::cart::Cart<T>::total | ./src/cart.rs | 41 | 9", "main | - | -"], Frames(trace));
        Assert.Equal([false, true, true], trace.Frames.Select(frame => frame.IsUserCode));
        Assert.Equal((2L, 10L), (trace.InputLine, trace.InputLastLine));
    }

    [Theory]
    [InlineData("thread 'main' panicked at 'no cart, sorry', src/main.rs:4:5\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n")]
    [InlineData("thread 'main' panicked at src/main.rs:4:5:\nno cart, sorry\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n")]
    public void Without_a_backtrace_the_place_of_the_panic_is_the_frame(string text)
    {
        StackTrace trace = ReadOne(text);
        Assert.Equal("no cart, sorry", trace.Message);
        Assert.Equal(["- | src/main.rs | 4 | 5"], Frames(trace));
    }

    [Fact]
    public void An_error_that_was_returned_prints_its_causes_before()
    {
        StackTrace trace = ReadOne("Error: no cart\n\nCaused by:\n    0: no price\n\nStack backtrace:\n   0: shop::main\n             at ./src/main.rs:4:5\n");
        Assert.Equal(("Error", 1L), (trace.Type, trace.InputLine));
        Assert.Equal(["shop::main | ./src/main.rs | 4 | 5"], Frames(trace));
    }
}
