using VtOperate.Core;
using VtOperate.Core.History;
using VtOperate.Engine.Tests.Workspace;
using static VtOperate.Engine.Tests.History.CartHistory;

namespace VtOperate.Engine.Tests.History;

/// <summary>Suspects by what they took away: a guard that is gone leaves no line that could be blamed.</summary>
public sealed class RemovedLinesTests : IDisposable
{
    private readonly WorkspaceFolder _home = new(withGit: false);
    private readonly SuspectFinder _finder;

    public RemovedLinesTests() => _finder = new SuspectFinder(_home.Engine);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_commit_that_took_the_guard_away_is_suspected()
    {
        using TestRepository made = Guarded(out string guarded);
        ObjectId culprit = made.Commit("Tidy the loop", ("src/Cart.cs", Cart));
        made.Commit("Say more", ("README.md", "shop\nhello\nmore\n"));
        made.Commit("Add quietly", ("src/Cart.cs", Cart.Replace("_items.Add(item);", "_items.Add(item.Copy());", StringComparison.Ordinal)));
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)] }, default);
        Evidence taken = Assert.Single(report.Suspects[0].Evidence, entry => entry.Kind == "RemovedLines");
        Assert.Equal(culprit.ToString(), report.Suspects[0].Sha);
        Assert.Equal(("src/Cart.cs", 17, "took away 1 line above src/Cart.cs:17 (frame 1, Shop.Cart.Total)"), (taken.File, taken.Line, taken.Text));
        Assert.True(taken.Weight > 1, $"{taken.Weight}");
        made.Commit("Bring the guard back", ("src/Cart.cs", guarded));
        SuspectReport mended = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(18)], IncludeUnlikely = true }, default);
        Assert.DoesNotContain(mended.Suspects.SelectMany(suspect => suspect.Evidence), entry => entry.Kind == "RemovedLines");
    }

    [Theory]
    [InlineData("        if (item.Price is null) continue;\n        decimal total = 0;", "            total += item.Price;")]
    [InlineData("        decimal total = 0;", "            if (item.Price == null) continue;\n            total += item.Price;")]
    public void Lines_that_were_moved_or_replaced_are_not_gone(string before, string inside)
    {
        using TestRepository made = Guarded(out _);
        made.Commit("Look otherwise", ("src/Cart.cs", Cart.Replace("        decimal total = 0;", before, StringComparison.Ordinal).Replace("            total += item.Price;", inside, StringComparison.Ordinal)));
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(18)], IncludeUnlikely = true }, default);
        Assert.NotEmpty(report.Suspects);
        Assert.DoesNotContain(report.Suspects.SelectMany(suspect => suspect.Evidence), entry => entry.Kind == "RemovedLines");
    }

    private static TestRepository Guarded(out string guarded)
    {
        var made = new TestRepository();
        guarded = Cart.Replace("            total += item.Price;", "            if (item.Price is null) continue;\n            total += item.Price;", StringComparison.Ordinal);
        made.Commit("Add a cart", ("src/Cart.cs", guarded), ("README.md", "shop\n"));
        made.Commit("Say hello", ("README.md", "shop\nhello\n"));
        made.Commit("Add the checkout", ("src/Checkout.cs", "class Checkout\n{\n    void Pay() { }\n}\n"));
        return made;
    }
}
