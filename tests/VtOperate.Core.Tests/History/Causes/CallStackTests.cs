using VtOperate.Core.History.Causes;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.History.Causes;

public sealed class CallStackTests
{
    [Fact]
    public void The_stack_of_a_cause_goes_on_where_the_outer_error_was_raised()
    {
        var trace = new StackTrace { Language = TraceLanguage.Java, Frames = Frames("wrap", "serve", "main"), InnerTraces = [new StackTrace { Language = TraceLanguage.Java, Type = "Inner", Frames = Frames("read", "load"), FramesInCommon = 2 }] };
        Assert.Equal(["read", "load", "serve", "main"], Names(CallStack.Of(trace)));
    }

    [Fact]
    public void Where_the_printer_leaves_nothing_out_the_shared_function_counts_once()
    {
        var trace = new StackTrace { Language = TraceLanguage.Python, Frames = Frames("serve", "main"), InnerTraces = [new StackTrace { Language = TraceLanguage.Python, Frames = Frames("read", "serve") }] };
        Assert.Equal(["read", "serve", "main"], Names(CallStack.Of(trace)));
    }

    [Fact]
    public void Suppressed_errors_are_no_causes_and_those_beside_are_counted()
    {
        StackTrace One(string name, string? relation = null) => new() { Language = TraceLanguage.Java, Frames = Frames(name), Relation = relation };
        Assert.Equal(["a"], Names(CallStack.Of(One("a") with { InnerTraces = [One("b", "Suppressed")] })));
        CallStack stack = CallStack.Of(One("a") with { InnerTraces = [One("b"), One("c")] });
        Assert.Equal(["b", "a"], Names(stack));
        Assert.Equal(1, stack.Others);
    }

    [Theory]
    [InlineData("a a a b", "a3 b1")]
    [InlineData("a b a b a b c", "a3 b3 c1")]
    [InlineData("x a b c a b c", "x1 a2 b2 c2")]
    [InlineData("a b a", "a1 b1 a1")]
    public void Recursion_is_kept_once(string calls, string expected) =>
        Assert.Equal(expected, string.Join(' ', CallStack.Of(new StackTrace { Language = TraceLanguage.Go, Frames = Frames(calls.Split(' ')) }).Calls.Select(call => call.Frame.Function + call.Repeats)));

    [Fact]
    public void Frames_of_others_are_passed_over_and_counted()
    {
        List<TraceFrame> frames = [.. Frames("parse").Select(frame => frame with { IsUserCode = false }), .. Frames("load"), .. Frames("run", "loop").Select(frame => frame with { IsUserCode = false }), .. Frames("main")];
        CallStack stack = CallStack.Of(new StackTrace { Language = TraceLanguage.Go, Frames = frames });
        Assert.Equal(["load", "main"], Names(stack));
        Assert.Equal((3, 1, "parse", 2, "loop"), (stack.Skipped, stack.Calls[0].Skipped, stack.Calls[0].LastSkipped!.Function, stack.Calls[1].Skipped, stack.Calls[1].LastSkipped!.Function));
    }

    private static string[] Names(CallStack stack) => [.. stack.Calls.Select(call => call.Frame.Function!)];

    private static TraceFrame[] Frames(params string[] names) => [.. names.Select(name => new TraceFrame { Function = name, File = name + ".go", Line = 1, IsUserCode = true })];
}
