using VtOperate.Core.Specs;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Tests.Workspace;

public sealed class OperationMenuTests
{
    private static readonly OperationContext s_context = new()
    {
        Repository = "/srv/shop",
        Branch = "main",
        SpecMode = true,
        Constitution = new Constitution("Shop Constitution", "2.1.0", "2026-01-15", null, false, "/srv/shop/.specify/memory/constitution.md", 3),
        OpenBugs = [new OpenRecord("Bug", "BUG-0007", "Mails arrive an hour late", "reproduced", Severity.High, "/srv/shop/docs/bugs/BUG-0007-late/report.md", 4)],
        Configuration = new OperationConfiguration
        {
            Root = "/srv/shop",
            Paths = new OperationPaths { Solutions = "", Patterns = "", Bugs = "", Decisions = "", Journal = "", Postmortems = "" },
        },
    };

    [Fact]
    public void It_offers_what_exists()
    {
        IReadOnlyList<OperationMenuItem> none = OperationMenu.Items(_ => false);
        Assert.Equal([OperationKind.NewFeature], none.Where(item => item.IsAvailable).Select(item => item.Operation));
        Assert.All(none, item => Assert.Empty(item.Commands));
        IReadOnlyList<OperationMenuItem> all = OperationMenu.Items(_ => true);
        Assert.All(all, item => Assert.True(item.IsAvailable && item.Planned.Count == 0));
        Assert.Equal(Enum.GetValues<OperationKind>(), all.Select(item => item.Operation));
        Assert.All(all.Where(item => item.Command is not null), item => Assert.Equal(item.Command, item.Commands[0]));
        Assert.Equal(all.Count + 1, all.Select(item => item.Title[0]).Append('Q').Distinct().Count());
    }

    [Fact]
    public void It_reads_at_120_columns() => Assert.Equal(
        """
        Operations in /srv/shop, branch main

        Specifications are kept here (.specify/): bug investigations name the requirements at stake, fixes are held against the
        constitution, and drift between specification and code is tracked.
        Constitution: version 2.1.0, ratified 2026-01-15. Active feature: none.

          Bug investigation         Find out what broke, since when, and what is known about it already.
                                    Invoke-BugInvestigation, Search-Solution, Find-SuspectCommit
          Incident response         Declare an incident, mitigate it, tell people, and learn from it. Not there yet.
          Continuous improvement    Keep a problem and its solution, so that the next one like it is caught faster. Not there
                                    yet.
                                    What there is of it: Search-Solution, Get-Solution
          Knowledge consolidation   Bring the journal into decisions, specifications and patterns. Not there yet.
          Production hardening      Find what will break next: handlers that swallow errors, stale flags, files that change too
                                    often. Not there yet.
          New feature               Goes back to planning: says which command comes next.
          open: BUG-0007 (reproduced): Mails arrive an hour late

        production -> bug or incident -> fix -> review -> learn -> production
        """, Rendered(120));

    [Fact]
    public void It_reads_at_80_columns() => Assert.Equal(
        """
        Operations in /srv/shop, branch main

        Specifications are kept here (.specify/): bug investigations name the
        requirements at stake, fixes are held against the constitution, and drift
        between specification and code is tracked.
        Constitution: version 2.1.0, ratified 2026-01-15. Active feature: none.

          Bug investigation         Find out what broke, since when, and what is known
                                    about it already.
                                    Invoke-BugInvestigation, Search-Solution,
                                    Find-SuspectCommit
        """, string.Join('\n', Rendered(80).Split('\n')[..11]));

    private static string Rendered(int width)
    {
        string[] there = ["Invoke-BugInvestigation", "Search-Solution", "Get-Solution", "Find-SuspectCommit"];
        return OperationMenuView.Render(OperationMenu.Items(there.Contains), s_context, width);
    }
}
