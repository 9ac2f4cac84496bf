using VtOperate.Core.Errors;
using VtOperate.Core.History.Hotspots;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

public sealed class HotspotFinderTests
{
    private const string Cart = "class Cart\n{\n    int Total(int x)\n    {\n        if (x > 0)\n        {\n            return 0;\n        }\n        return x;\n    }\n\n    int Count()\n    {\n        return 1;\n    }\n}\n";

    private readonly HotspotFinder _finder = new(new GitFinder());

    [Fact]
    public void Often_changed_often_mended_and_complex_comes_first()
    {
        using TestRepository made = Shop();
        IReadOnlyList<CodeHotspot> found = _finder.Find(new HotspotQuery { Repository = made.Path }, default);
        Assert.Equal(["src/Cart.cs", "src/Log.cs", "src/Once.cs"], found.Select(spot => spot.RelativePath));
        CodeHotspot cart = found[0];
        Assert.Equal((1, 5, 2, 1, null), (cart.Rank, cart.Changes, cart.Fixes, cart.Authors, cart.Function));
        Assert.Equal((15, 19), (cart.Lines, cart.Complexity));
        Assert.Contains(cart.Evidence, reason => reason.Text == "2 of them mend something (40 %)");
    }

    [Fact]
    public void Functions_are_told_apart()
    {
        using TestRepository made = Shop();
        IReadOnlyList<CodeHotspot> found = _finder.Find(new HotspotQuery { Repository = made.Path, ByFunction = true, Paths = ["src/Cart.cs"] }, default);
        Assert.Equal(["int Total(int x)", "int Count()"], found.Select(spot => spot.Function));
        Assert.Equal([5, 1], found.Select(spot => spot.Changes));
        Assert.Equal([7, 3], found.Select(spot => spot.Lines));
    }

    [Fact]
    public void What_changes_together_is_coupled()
    {
        using TestRepository made = Shop();
        CodeHotspot log = _finder.Find(new HotspotQuery { Repository = made.Path }, default)[1];
        CodeCoupling coupled = Assert.Single(log.Coupled);
        Assert.Equal(("src/Cart.cs", 3, 0.5), (coupled.RelativePath, coupled.Together, coupled.Share));
    }

    [Fact]
    public void A_renamed_file_keeps_its_history_and_a_deleted_one_is_gone()
    {
        using TestRepository made = Shop();
        string now = made.Git.Head.Tip["src/Cart.cs"].Target is LibGit2Sharp.Blob blob ? blob.GetContentText() : "";
        made.Commit("Move it", ("src/Cart.cs", null), ("src/Sales/Cart.cs", now), ("src/Once.cs", null));
        IReadOnlyList<CodeHotspot> found = _finder.Find(new HotspotQuery { Repository = made.Path }, default);
        Assert.Equal(["src/Sales/Cart.cs", "src/Log.cs"], found.Select(spot => spot.RelativePath));
        Assert.Equal(5, found[0].Changes);
    }

    [Fact]
    public void A_range_and_a_time_leave_out_what_is_older()
    {
        using TestRepository made = Shop();
        string third = made.Git.Commits.Skip(2).First().Sha;
        Assert.Equal([("src/Cart.cs", 1), ("src/Log.cs", 1)], _finder.Find(new HotspotQuery { Repository = made.Path, Range = $"{third}..HEAD" }, default).Select(spot => (spot.RelativePath, spot.Changes)));
        DateTimeOffset when = made.Git.Commits.Skip(1).First().Committer.When;
        Assert.Equal([("src/Cart.cs", 1), ("src/Log.cs", 1)], _finder.Find(new HotspotQuery { Repository = made.Path, Since = when }, default).Select(spot => (spot.RelativePath, spot.Changes)));
        Assert.Empty(_finder.Find(new HotspotQuery { Repository = made.Path, Range = "HEAD..HEAD" }, default));
    }

    [Fact]
    public void Wrong_revisions_and_folders_are_errors_with_an_id()
    {
        using TestRepository made = Shop();
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => _finder.Find(new HotspotQuery { Repository = made.Path, Range = "nothing..HEAD" }, default)).Id);
        using var unborn = new TestRepository();
        Assert.Equal(ErrorId.HistoryEmpty, Assert.Throws<OperationException>(() => _finder.Find(new HotspotQuery { Repository = unborn.Path }, default)).Id);
    }

    private static TestRepository Shop()
    {
        var made = new TestRepository();
        made.Commit("Add the shop", ("src/Cart.cs", Cart), ("src/Log.cs", "class Log { }\n"), ("src/Once.cs", "class Once { }\n"), ("README.md", "shop\n"), ("logo.cs", "a\0b"));
        made.Commit("Fix the total", ("src/Cart.cs", Cart.Replace("x > 0", "x > 1", StringComparison.Ordinal)), ("src/Log.cs", "class Log { int a; }\n"));
        made.Commit("Prefix the total", ("src/Cart.cs", Cart.Replace("x > 0", "x > 2", StringComparison.Ordinal)), ("src/Log.cs", "class Log { int b; }\n"));
        made.Commit("Bug 12", ("src/Cart.cs", Cart.Replace("x > 0", "x > 3", StringComparison.Ordinal)), ("README.md", "shop!\n"));
        made.Commit("More", ("src/Cart.cs", Cart.Replace("x > 0", "x > 4", StringComparison.Ordinal)));
        made.Commit("Log", ("src/Log.cs", "class Log { int c; }\n"));
        return made;
    }
}
