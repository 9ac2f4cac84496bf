using VtOperate.Core;
using VtOperate.Core.Bugs.BackTests;
using VtOperate.Core.Errors;
using VtOperate.Engine.Tests.History;
using VtOperate.Engine.Tests.Workspace;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.Bugs;

public sealed class BackTesterTests : IDisposable
{
    private const string Cart = "class Cart\n{\n    decimal Total()\n    {\n        decimal sum = 0;\n        foreach (Item item in _items) sum += item.Price;\n        return sum;\n    }\n}\n";
    private const string Mail = "class Mail\n{\n    void Send(string address)\n    {\n        Post(address);\n    }\n}\n";

    private readonly WorkspaceFolder _home = new(withGit: false);
    private readonly TestRepository _made = new();
    private readonly BackTester _tester;

    public BackTesterTests() => _tester = new BackTester(_home.Engine, new SilentReporter());

    public void Dispose()
    {
        _made.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void Past_fixes_are_reports_about_the_state_before_them()
    {
        (ObjectId culprit, ObjectId fix) = Shop();
        BugBackTest test = _tester.Run(new BackTestQuery { Repository = _made.Path }, default);
        Assert.Equal((50, 1), (test.Asked, test.Fixes));
        BackTestCase measured = Assert.Single(test.Cases);
        Assert.Equal((fix.ToString(), "Cart.Total is negative with a discount", 1), (measured.Sha, measured.Title, measured.FileRank));
        Assert.InRange(measured.CommitRank!.Value, 1, 3);
        Assert.Equal(["src/Cart.cs"], measured.Files);
        Assert.Equal([culprit.ToString()], measured.Origins);
        Assert.Equal(2, measured.LastChangedRank);
        Assert.Contains(test.Notes, note => note.StartsWith("Only 1 of the 50", StringComparison.Ordinal));
    }

    [Fact]
    public void The_state_is_ranked_without_the_fix_and_what_came_after()
    {
        (_, ObjectId fix) = Shop();
        BugBackTest before = _tester.Run(new BackTestQuery { Repository = _made.Path }, default);
        for (int i = 0; i < 5; i++) _made.Commit($"Cart.Total is negative with a discount, more words {i}", ("src/Other.cs", $"class Cart{i} {{ decimal Total() => {i}; }}\n"));
        BackTestCase after = _tester.Run(new BackTestQuery { Repository = _made.Path }, default).Cases.Single(entry => entry.Sha == fix.ToString());
        Assert.Equal(before.Cases[0] with { Files = after.Files, Origins = after.Origins }, after);
    }

    [Fact]
    public void A_culprit_that_the_fix_names_is_taken_at_its_word()
    {
        ObjectId first = _made.Commit("Add the mail", ("src/Mail.cs", Mail));
        _made.Commit("Change the mail", ("src/Mail.cs", Mail.Replace("Post(address)", "Post(address, 3)", StringComparison.Ordinal)));
        _made.Commit($"fix: mails go nowhere\n\nFixes: {first.ToString()[..12]}\n", ("src/Mail.cs", Mail.Replace("Post(address)", "Post(address, 4)", StringComparison.Ordinal)));
        Assert.Equal([first.ToString()], Assert.Single(_tester.Run(new BackTestQuery { Repository = _made.Path }, default).Cases).Origins);
    }

    [Fact]
    public void Only_as_many_as_asked_for_are_measured_newest_first()
    {
        _made.Commit("Add the mail", ("src/Mail.cs", Mail));
        for (int i = 0; i < 4; i++) _made.Commit($"Fix the mail, part {i}", ("src/Mail.cs", Mail.Replace("Post(address)", $"Post(address, {i})", StringComparison.Ordinal)));
        BugBackTest test = _tester.Run(new BackTestQuery { Repository = _made.Path, Last = 2 }, default);
        Assert.Equal(["Fix the mail, part 3", "Fix the mail, part 2"], test.Cases.Select(entry => entry.Title));
        Assert.DoesNotContain(test.Notes, note => note.StartsWith("Only", StringComparison.Ordinal));
    }

    [Fact]
    public void Fixes_of_tests_and_texts_alone_are_none_and_no_fix_is_unknown()
    {
        _made.Commit("Add", ("tests/CartTests.cs", "class CartTests { }\n"), ("README.md", "a\n"), ("src/Cart.cs", Cart));
        _made.Commit("Fix the cart", ("tests/CartTests.cs", "class CartTests { int x; }\n"), ("README.md", "b\n"));
        BugBackTest test = _tester.Run(new BackTestQuery { Repository = _made.Path }, default);
        Assert.Equal(0, test.Fixes);
        Assert.Null(test.Files.Top1);
        Assert.StartsWith("Unknown: ", Assert.Single(test.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void It_stops_when_told_to_and_says_what_it_needs()
    {
        Shop();
        Assert.Throws<OperationCanceledException>(() => _tester.Run(new BackTestQuery { Repository = _made.Path }, new CancellationToken(true)));
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => _tester.Run(new BackTestQuery { Repository = _made.Path, Revision = "absent" }, default)).Id);
        using var empty = new TemporaryFolder();
        Assert.Equal(ErrorId.RepositoryNotFound, Assert.Throws<OperationException>(() => _tester.Run(new BackTestQuery { Repository = empty.Path }, default)).Id);
    }

    private (ObjectId Culprit, ObjectId Fix) Shop()
    {
        _made.Commit("Add the shop", ("src/Cart.cs", Cart), ("src/Mail.cs", Mail));
        string broken = Cart.Replace("item.Price", "item.Price - item.Discount", StringComparison.Ordinal);
        ObjectId culprit = _made.Commit("Take the discount off", ("src/Cart.cs", broken));
        _made.Commit("Send twice", ("src/Mail.cs", Mail.Replace("Post(address)", "Post(address, 2)", StringComparison.Ordinal)));
        ObjectId fix = _made.Commit("fix(cart): Cart.Total is negative with a discount (#12)", ("src/Cart.cs", broken.Replace("item.Price - item.Discount", "Math.Max(0, item.Price - item.Discount)", StringComparison.Ordinal)));
        return (culprit, fix);
    }
}
