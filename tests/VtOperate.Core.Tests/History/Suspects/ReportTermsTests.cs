using VtOperate.Core.History.Suspects;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.History.Suspects;

public sealed class ReportTermsTests
{
    [Fact]
    public void Names_of_code_are_told_from_words()
    {
        ReportTerms read = ReportTerms.Read("StringUtils.abbreviate cuts too much", "It keeps the `width` wrong", [], [], default);
        Assert.Contains(ReportTerms.Whole("abbreviate")!.Value, read.Names);
        Assert.Contains(ReportTerms.Whole("StringUtils")!.Value, read.Names);
        Assert.Contains(ReportTerms.Whole("width")!.Value, read.Names);
        Assert.DoesNotContain(ReportTerms.Whole("keeps")!.Value, read.Names);
        Assert.True(read.HasWords);
    }

    [Fact]
    public void Only_functions_of_the_users_own_frames_count()
    {
        TraceFrame own = new() { Function = "Shop.Cart.Total", IsUserCode = true }, other = new() { Function = "System.Linq.Enumerable.Aggregate", IsUserCode = false };
        ReportTerms read = ReportTerms.Read("", "", [], [own, other], default);
        Assert.Contains("total", read.Query.Terms.Select(term => term.Term));
        Assert.DoesNotContain("aggregate", read.Query.Terms.Select(term => term.Term));
    }

    [Fact]
    public void An_empty_report_has_no_words() => Assert.False(ReportTerms.Read("", " \n", [], [], default).HasWords);
}
