using VtOperate.Core.Bugs;
using VtOperate.Core.History;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Bugs;

public sealed class InvestigationViewTests
{
    private static readonly BugInvestigation s_sample = Sample();

    [Fact]
    public void Reads_well_at_100_columns() => Assert.Equal("""
        BUG  Guests cannot check out
             Investigating, severity 2 (High), 2026-11-22 14:05
             /srv/shop

        KNOWN ALREADY
          pattern    12.0  Carts are never null
                           - names Cart.Total and NullReferenceException
          solution    8.3  runtime-errors/empty-cart
                           Empty cart crashes checkout
                           - 'cart' in symptoms 3.1, 'checkout' in title 5.2
          no journal entry fits

        WHAT FAILED
          System.NullReferenceException: Object reference not set to an instance of an object. (3 times)
            > Shop.Cart.Total() src/Shop/Cart.cs:41
              System.Linq.Enumerable.Sum(...)
            cause:
            System.IO.IOException

        WHERE TO LOOK
          1   91 %  commit  0123456789 2026-11-20 Zoë: Sum carts lazily
                    - last touched line 41 of src/Shop/Cart.cs (frame 1)
          2   87 %  file    src/Shop/Cart.cs
                    - frame 1 is in it

        NOT KNOWN
          ? When it was first seen.

        NEXT
          1  Reproduce Write the smallest check that fails with System.NullReferenceException in
                       Shop.Cart.Total(); run it at least twice. Until one has failed, nothing below is
                       proved.

        """.ReplaceLineEndings("\n"), InvestigationView.Render(s_sample, 101, TimeZoneInfo.Utc));

    [Theory]
    [InlineData(72)]
    [InlineData(60)]
    [InlineData(80)]
    public void No_line_is_wider_than_the_terminal(int width) =>
        Assert.All(InvestigationView.Render(s_sample, width, TimeZoneInfo.Utc).Split('\n'), line => Assert.InRange(line.Length, 0, width));

    [Fact]
    public void Says_that_it_cannot_tell()
    {
        string shown = InvestigationView.Render(new BugInvestigation { Id = "01", Title = "x" }, 80, TimeZoneInfo.Utc);
        Assert.Contains("severity unknown", shown, StringComparison.Ordinal);
        Assert.Contains("no critical pattern fits", shown, StringComparison.Ordinal);
        Assert.Contains("cannot tell", shown, StringComparison.Ordinal);
        Assert.Contains("no repository", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_sequences_of_a_log_do_not_reach_the_terminal() =>
        Assert.DoesNotContain('\u001b', InvestigationView.Render(s_sample with { Title = "a\u001b[2Jb", Unknowns = ["\u001b]0;x\u0007"] }, 80, TimeZoneInfo.Utc));

    private static BugInvestigation Sample()
    {
        var pattern = new CriticalPattern { Slug = "carts-are-never-null", Name = "Carts are never null", File = "f", Repository = "/srv/shop" };
        var solution = new Solution { Id = "runtime-errors/empty-cart", Title = "Empty cart crashes checkout", File = "f", Repository = "/srv/shop" };
        var suspect = new SuspectCommit(1, 0.91, "0123456789012345678901234567890123456789", "Zoë", new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero), "Sum carts lazily",
            [new Evidence("FrameLine", "last touched line 41 of src/Shop/Cart.cs (frame 1)", 3.5), new Evidence("Shape", "changed 40 files", -0.5)], "/srv/shop");
        var file = new SuspectFile(1, 1.2, "src/Shop/Cart.cs", [new Evidence("Frame", "frame 1 is in it", 1.2)], "/srv/shop");
        return new BugInvestigation
        {
            Id = "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            Title = "Guests cannot check out",
            Severity = Severity.High,
            InvestigatedAt = new DateTimeOffset(2026, 11, 22, 14, 5, 0, TimeSpan.Zero),
            Repository = "/srv/shop",
            Patterns = [new PatternMatch(1, 12, pattern, [new Evidence("Words", "names Cart.Total and NullReferenceException")])],
            Solutions = [new SolutionMatch(1, 8.3, solution, [new Evidence("Words", "'cart' in symptoms 3.1, 'checkout' in title 5.2")])],
            Traces =
            [
                new StackTrace
                {
                    Language = TraceLanguage.DotNet,
                    Type = "System.NullReferenceException",
                    Message = "Object reference not set to an instance of an object.",
                    Occurrences = 3,
                    Frames =
                    [
                        new TraceFrame { Function = "Shop.Cart.Total()", File = "C:\\b\\Cart.cs", Line = 41, RepositoryPath = "src/Shop/Cart.cs", IsUserCode = true },
                        new TraceFrame { Function = "System.Linq.Enumerable.Sum(...)" },
                    ],
                    InnerTraces = [new StackTrace { Language = TraceLanguage.DotNet, Type = "System.IO.IOException", Relation = "Cause" }],
                },
            ],
            Suspects = [suspect],
            Files = [file],
            Leads = InvestigationLeads.Rank([suspect], [], [file], []),
            Unknowns = ["When it was first seen."],
            NextSteps = [new NextStep(1, "Reproduce", "Write the smallest check that fails with System.NullReferenceException in Shop.Cart.Total(); run it at least twice. Until one has failed, nothing below is proved.", null)],
        };
    }
}
