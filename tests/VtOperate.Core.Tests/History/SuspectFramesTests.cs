using VtOperate.Core.History;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.History;

public sealed class SuspectFramesTests
{
    [Fact]
    public void An_inner_exception_counts_before_the_outer_one()
    {
        StackTrace inner = Trace(Frame("src/Cart.cs", 17)) with { Relation = "Inner" };
        IReadOnlyList<SuspectFrame> frames = SuspectFrames.Choose([Trace(Frame("src/Checkout.cs", 3)) with { InnerTraces = [inner] }], []);
        Assert.Equal(["src/Cart.cs", "src/Checkout.cs"], frames.Select(frame => frame.Path));
        Assert.Equal([1.0, 0.5], frames.Select(frame => frame.Weight));
    }

    [Fact]
    public void A_suppressed_exception_counts_last()
    {
        StackTrace aside = Trace(Frame("src/Close.java", 17)) with { Relation = "Suppressed" };
        IReadOnlyList<SuspectFrame> frames = SuspectFrames.Choose([Trace(Frame("src/Checkout.java", 3)) with { InnerTraces = [aside] }], []);
        Assert.Equal(["src/Checkout.java", "src/Close.java"], frames.Select(frame => frame.Path));
    }

    [Fact]
    public void Frames_outside_of_the_repository_and_of_libraries_do_not_count_and_none_twice()
    {
        IReadOnlyList<SuspectFrame> frames = SuspectFrames.Choose(
            [Trace(Frame(null, 1), Frame("vendor/lib.cs", 2) with { IsUserCode = false }, Frame("src/Cart.cs", 3), Frame("src/Cart.cs", 3), Frame("src/Cart.cs", 4))], []);
        Assert.Equal([3, 4], frames.Select(frame => frame.Frame.Line));
        Assert.Equal([1, 2], frames.Select(frame => frame.Number));
    }

    [Fact]
    public void A_recursion_of_thousands_of_frames_is_cut()
    {
        IReadOnlyList<SuspectFrame> frames = SuspectFrames.Choose([Trace([.. Enumerable.Range(1, 5000).Select(line => Frame("src/Cart.cs", line))])], []);
        Assert.Equal(SuspectFrames.Most, frames.Count);
        Assert.Equal(1, frames[0].Frame.Line);
    }

    private static StackTrace Trace(params TraceFrame[] frames) => new() { Language = TraceLanguage.DotNet, Frames = frames };

    private static TraceFrame Frame(string? path, int line) => new() { RepositoryPath = path, Line = line, IsUserCode = true };
}
