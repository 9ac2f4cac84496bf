using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;
using VtOperate.Engine.Tests.Workspace;

namespace VtOperate.Engine.Tests.History;

public sealed class SuspectFileFinderTests : IDisposable
{
    private const string Cart = "package shop;\n/** Adds up what is bought. */\npublic class Cart {\n    public long total(long discount) {\n        return sum() - discount;\n    }\n}\n";
    private const string Invoice = "package shop;\npublic class Invoice {\n    public void send(String address) {\n        Mail.post(address, \"Your invoice\");\n    }\n}\n";
    private const string CartTest = "package shop;\npublic class CartTest {\n    @Test\n    public void subtractsDiscount() {\n        assertEquals(3, new Cart().total(1));\n    }\n}\n";

    private readonly WorkspaceFolder _home = new(withGit: false);
    private readonly TestRepository _made = new();
    private readonly SuspectFileFinder _finder;

    public SuspectFileFinderTests() => _finder = new SuspectFileFinder(_home.Engine);

    private string Cache => _home.Engine.User.CacheFolder;

    private string[] Segments => Directory.Exists(Cache) ? Directory.GetFiles(Cache, "*.terms", SearchOption.AllDirectories) : [];

    public void Dispose()
    {
        _made.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void A_file_that_the_title_names_comes_first_and_says_so()
    {
        Shop();
        SuspectFile first = Find("Cart.total is too small").Files[0];
        Assert.Equal(("src/shop/Cart.java", 1), (first.RelativePath, first.Rank));
        Assert.Contains(first.Evidence, reason => reason is { Kind: "NamedInTitle", Text: "the title says 'Cart'" });
        Assert.Equal(first.Score, first.Evidence.Sum(reason => reason.Weight), 0.01);
    }

    [Fact]
    public void A_failing_test_points_to_its_subject()
    {
        Shop();
        const string Output = "--- shop.CartTest::subtractsDiscount\njava.lang.AssertionError: expected:<3> but was:<4>\n\tat org.junit.Assert.assertEquals(Assert.java:144)\n\tat shop.CartTest.subtractsDiscount(CartTest.java:5)\n";
        SuspectFileReport report = _finder.Find(new SuspectFileQuery { Repository = _made.Path, Words = Output }, default);
        Assert.Equal("src/shop/Cart.java", report.Files[0].RelativePath);
        Assert.Contains(report.Files[0].Evidence, reason => reason is { Kind: "Subject", Text: "the test CartTest is called after it" });
    }

    [Fact]
    public void A_test_that_the_title_names_and_that_leads_nowhere_else_is_not_hidden()
    {
        _made.Commit("Add", ("src/Cart.java", Cart), ("test/FlakyNetworkTest.java", "class FlakyNetworkTest { void waits() { sleep(10); } }"));
        Assert.Equal("test/FlakyNetworkTest.java", Find("FlakyNetworkTest fails now and then").Files[0].RelativePath);
    }

    [Fact]
    public void Commits_after_the_report_say_nothing()
    {
        Shop();
        ObjectId fix = _made.Commit("Fix the rounding of vouchers", ("src/shop/Invoice.java", Invoice + "// x\n"));
        Assert.Contains(Find("rounding of vouchers").Files, file => file.Evidence.Any(reason => reason.Sha == fix.ToString()));
        SuspectFileReport before = _finder.Find(new SuspectFileQuery { Repository = _made.Path, Title = "rounding of vouchers", ReportedAt = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero) }, default);
        Assert.DoesNotContain(before.Files, file => file.Evidence.Any(reason => reason.Sha is not null));
    }

    [Fact]
    public void The_same_question_has_the_same_answer_from_the_cache()
    {
        Shop();
        SuspectFileReport cold = Find("the invoice has no address");
        Assert.Single(Segments);
        SuspectFileReport warm = Find("the invoice has no address");
        Assert.Equal(Shown(cold), Shown(warm));
        Assert.Single(Segments);
    }

    [Fact]
    public void Another_commit_adds_only_what_is_new()
    {
        Shop();
        Find("cart");
        long whole = new FileInfo(Segments[0]).Length;
        _made.Commit("Change one", ("src/shop/Invoice.java", Invoice.Replace("address", "recipient", StringComparison.Ordinal)));
        Assert.Equal("src/shop/Invoice.java", Find("recipient").Files[0].RelativePath);
        Assert.Equal(2, Segments.Length);
        Assert.True(Segments.Min(file => new FileInfo(file).Length) < whole / 2);
    }

    [Fact]
    public void Many_small_pieces_become_one()
    {
        for (int i = 0; i < 12; i++)
        {
            _made.Commit("Change", ("src/Cart.java", $"class Cart {{ int change{i}; }}"), ($"src/More{i}.java", $"class More{i} {{ int extra{i}; }}"));
            Assert.Equal($"src/More{i}.java", Find($"More{i} extra{i}").Files[0].RelativePath);
            Assert.InRange(Segments.Length, 1, 9);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_damaged_piece_is_made_anew(int at)
    {
        Shop();
        string expected = Shown(Find("the invoice has no address"));
        byte[] bytes = File.ReadAllBytes(Segments[0]);
        if (at < 0) bytes = bytes[..(bytes.Length / 2)];
        else bytes[at] ^= 0x10;
        File.WriteAllBytes(Segments[0], bytes);
        Assert.Equal(expected, Shown(Find("the invoice has no address")));
        Assert.Equal(expected, Shown(Find("the invoice has no address")));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_nothing_but_time()
    {
        Shop();
        Directory.CreateDirectory(Path.GetDirectoryName(Cache)!);
        File.WriteAllText(Cache, "a file stands where the folder should");
        Assert.Equal("src/shop/Cart.java", Find("Cart is wrong").Files[0].RelativePath);
    }

    [Fact]
    public void Odd_files_are_ranked_by_what_can_be_read_of_them()
    {
        _made.Commit("Add", ("src/Cart.java", Cart), ("logo.png", "\u0001\0PNG cart"), ("empty.java", ""), ("weird \u00fcml\u00e4ut/\u2603.java", "class Snowman { }"), ("big.java", "class Big { " + new string('x', 3 << 20) + " cart }"));
        SuspectFileReport report = Find("Snowman melts");
        Assert.Equal("weird \u00fcml\u00e4ut/\u2603.java", report.Files[0].RelativePath);
        Assert.Equal(5, report.Searched);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void A_bare_repository_is_ranked_as_any_other()
    {
        using var bare = new TestRepository(bare: true);
        bare.Commit("Add", ("Cart.java", Cart), ("Invoice.java", Invoice));
        Assert.Equal("Invoice.java", _finder.Find(new SuspectFileQuery { Repository = bare.Path, Title = "Invoice is not sent" }, default).Files[0].RelativePath);
    }

    [Fact]
    public void A_submodule_is_no_file_of_the_repository()
    {
        Shop();
        LibGit2Sharp.Commit head = _made.Git.Head.Tip;
        LibGit2Sharp.Tree tree = _made.Git.ObjectDatabase.CreateTree(LibGit2Sharp.TreeDefinition.From(head).AddGitLink("vendor/Cart", head.Id));
        LibGit2Sharp.Commit made = _made.Git.ObjectDatabase.CreateCommit(head.Author, head.Committer, "Take in a submodule", tree, [head], prettifyMessage: false);
        _made.Git.Refs.Add("refs/heads/main", made.Id, allowOverwrite: true);
        SuspectFileReport report = Find("Cart is wrong");
        Assert.Equal(4, report.Searched);
        Assert.Equal("src/shop/Cart.java", report.Files[0].RelativePath);
    }

    [Fact]
    public void A_shallow_clone_is_ranked_and_says_what_is_missing()
    {
        Shop();
        ObjectId last = _made.Commit("Fix the cart", ("src/shop/Cart.java", Cart + "// x\n"));
        File.WriteAllText(Path.Combine(_made.GitFolder, "shallow"), last + "\n");
        SuspectFileReport report = Find("Cart is wrong");
        Assert.Equal("src/shop/Cart.java", report.Files[0].RelativePath);
        Assert.Contains("shallow", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_search_by_or_in_is_an_error_by_name()
    {
        Assert.Equal(ErrorId.InputMissing, Assert.Throws<OperationException>(() => Find(" ")).Id);
        Assert.Equal(ErrorId.HistoryEmpty, Assert.Throws<OperationException>(() => Find("cart")).Id);
        Shop();
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => _finder.Find(new SuspectFileQuery { Repository = _made.Path, Title = "cart", Revision = "nowhere" }, default)).Id);
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        Shop();
        Assert.ThrowsAny<OperationCanceledException>(() => _finder.Find(new SuspectFileQuery { Repository = _made.Path, Title = "cart" }, new CancellationToken(canceled: true)));
    }

    private void Shop() => _made.Commit("Add the shop", ("src/shop/Cart.java", Cart), ("src/shop/Invoice.java", Invoice), ("test/shop/CartTest.java", CartTest), ("README.md", "A shop with a cart and an invoice.\n"));

    private SuspectFileReport Find(string title) => _finder.Find(new SuspectFileQuery { Repository = _made.Path, Title = title }, default);

    private static string Shown(SuspectFileReport report) => string.Join('\n', report.Files.Select(file => $"{file.Rank} {file.Score} {file.RelativePath} {string.Join(", ", file.Evidence.Select(reason => $"{reason.Kind} {reason.Weight} {reason.Text}"))}"));
}
