using System.Reflection;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Traces;

public sealed class TraceCauseTests
{
    [Fact]
    public void What_only_wraps_is_passed_over()
    {
        var cause = new IOException("disk full", new InvalidOperationException("deeper"));
        var wrapped = new AggregateException(new TargetInvocationException(cause), new ArgumentException("second"));
        Assert.Equal("System.IO.IOException", TraceCause.Of(ExceptionTrace.Of(wrapped)).Type);
        Assert.Equal("System.IO.IOException", TraceCause.Of(ExceptionTrace.Of(cause)).Type);
    }

    [Fact]
    public void A_wrapper_with_nothing_behind_it_stays()
    {
        Assert.Equal("System.AggregateException", TraceCause.Of(ExceptionTrace.Of(new AggregateException("empty"))).Type);
        var bare = new StackTrace { Language = TraceLanguage.DotNet, Type = "System.AggregateException", InnerTraces = [new StackTrace { Language = TraceLanguage.DotNet }] };
        Assert.Same(bare, TraceCause.Of(bare));
    }

    [Fact]
    public void The_title_names_the_cause_and_the_evidence_keeps_the_chain()
    {
        var wrapped = new AggregateException("One or more errors occurred.", new TargetInvocationException("Exception has been thrown by the target.", new IOException("disk full")));
        CaptureEvidence evidence = CaptureSources.Read(ExceptionTrace.Of(wrapped))!;
        Assert.Equal("System.IO.IOException: disk full", SolutionTitle.Of(new SolutionFields(), evidence));
        Assert.Equal(["System.IO.IOException", "System.AggregateException", "System.Reflection.TargetInvocationException"], evidence.ErrorTypes);
        Assert.Equal(3, evidence.Errors.Count);
    }
}
