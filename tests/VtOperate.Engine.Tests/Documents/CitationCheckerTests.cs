using VtOperate.Core;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Documents;

public sealed class CitationCheckerTests : IDisposable
{
    private const string Cart = "class Cart\n{\n    int Total() => 1;\n    int Count() => 2;\n    int Tax() => 3;\n    void Clear() { }\n}\n";

    private readonly TestRepository _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_file_that_is_there_is_found_from_the_repository_and_from_the_document()
    {
        _made.Commit("start", ("src/Cart.cs", Cart), ("docs/solutions/a/x.md", "x"));
        _made.CheckOut();
        using CitationChecker checker = Open();
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Path, "src/Cart.cs").Verdict);
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Link, "../a/x.md").Verdict);
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Link, "/src").Verdict);
    }

    [Fact]
    public void A_file_that_moved_twice_and_was_changed_is_followed_to_where_it_is()
    {
        _made.Commit("start", ("src/Cart.cs", Cart), ("src/Other.cs", "class Other { }\n"));
        ObjectId first = _made.Commit("Move the cart", ("src/Cart.cs", null), ("lib/Cart.cs", Cart), ("lib/New.cs", "class New { }\n"));
        _made.Commit("Work", ("lib/Other.cs", "class X { }\n"));
        _made.Commit("Rename the cart", ("lib/Cart.cs", null), ("lib/shop/Basket.cs", Cart.Replace("class Cart", "class Basket", StringComparison.Ordinal)));
        _made.CheckOut();
        using CitationChecker checker = Open();
        CitationState state = Check(checker, CitationKind.Path, "src/Cart.cs");
        Assert.Equal(CitationVerdict.Moved, state.Verdict);
        Assert.Equal("lib/shop/Basket.cs", state.Suggestion);
        Assert.Equal(first.ToString(), state.Sha);
        Assert.StartsWith($"was renamed by {first.ToString()[..10]} on ", state.Reason, StringComparison.Ordinal);
        Assert.EndsWith(": Move the cart", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_document_that_moved_is_proposed_from_where_the_link_stands()
    {
        string text = string.Concat(Enumerable.Range(0, 20).Select(i => $"line {i}\n"));
        _made.Commit("start", ("docs/solutions/a/x.md", text));
        _made.Commit("File it", ("docs/solutions/a/x.md", null), ("docs/solutions/b c/x.md", text));
        _made.CheckOut();
        using CitationChecker checker = Open();
        Assert.Equal("../b%20c/x.md", Check(checker, CitationKind.Link, "x.md").Suggestion);
    }

    [Fact]
    public void A_path_without_its_first_folders_is_found_by_its_end()
    {
        _made.Commit("start", ("src/shop/config/io.cs", Cart), ("other/xconfig/io.py", "x"));
        _made.CheckOut();
        using CitationChecker checker = Open();
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Path, "config/io.cs").Verdict);
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Path, "./shop/config/io.cs").Verdict);
        Assert.Equal(CitationVerdict.Unknown, Check(checker, CitationKind.Path, "config/io.py").Verdict);
        Assert.Equal(CitationVerdict.Unknown, Check(checker, CitationKind.Path, "Config/io.cs").Verdict);
        Assert.Equal(CitationVerdict.Gone, Check(checker, CitationKind.Link, "config/io.cs").Verdict);
    }

    [Fact]
    public void A_link_to_the_wrong_folder_has_the_only_file_of_that_name_proposed()
    {
        _made.Commit("start", ("docs/solutions/b/pool-is-empty.md", "x"), ("docs/README.md", "x"), ("docs/solutions/b/same.md", "x"), ("docs/solutions/c/same.md", "x"));
        _made.CheckOut();
        using CitationChecker checker = Open();
        CitationState state = Check(checker, CitationKind.Link, "./pool-is-empty.md");
        Assert.Equal((CitationVerdict.Gone, "leads to no file", "../b/pool-is-empty.md"), (state.Verdict, state.Reason, state.Suggestion));
        Assert.Null(Check(checker, CitationKind.Link, "./README.md").Suggestion);
        Assert.Null(Check(checker, CitationKind.Link, "./same.md").Suggestion);
        Assert.Equal("../c/same.md", Check(checker, CitationKind.Link, "../../c/same.md").Suggestion);
    }

    [Fact]
    public void What_the_document_itself_calls_deleted_is_as_it_says()
    {
        _made.Commit("start", ("src/Cart.cs", Cart));
        _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        using CitationChecker checker = Open();
        Assert.Equal(CitationVerdict.Found, checker.Check(new Citation(CitationKind.Path, "src/Cart.cs", 1, IsSaidGone: true), "", CancellationToken.None).Verdict);
        Assert.Equal(CitationVerdict.Gone, Check(checker, CitationKind.Path, "src/Cart.cs").Verdict);
    }

    [Fact]
    public void A_file_that_was_deleted_is_gone_and_one_that_never_was_is_unknown()
    {
        _made.Commit("start", ("src/Cart.cs", Cart), ("README.md", "x"));
        ObjectId removal = _made.Commit("Drop the cart", ("src/Cart.cs", null));
        _made.CheckOut();
        using CitationChecker checker = Open();
        CitationState gone = Check(checker, CitationKind.Path, "src/Cart.cs");
        Assert.Equal((CitationVerdict.Gone, removal.ToString()), (gone.Verdict, gone.Sha));
        Assert.Null(gone.Suggestion);
        Assert.Equal(CitationVerdict.Unknown, Check(checker, CitationKind.Path, "src/Never.cs").Verdict);
        Assert.Equal((CitationVerdict.Gone, "leads to no file"), Judge(Check(checker, CitationKind.Link, "never.md")));
    }

    [Fact]
    public void A_file_that_is_only_in_the_work_tree_or_only_deleted_there_is_not_gone()
    {
        _made.Commit("start", ("src/Cart.cs", Cart), ("src/Gone.cs", Cart));
        _made.Commit("drop", ("src/Gone.cs", null));
        _made.CheckOut();
        File.Delete(Path.Combine(_made.Path, "src/Cart.cs"));
        File.WriteAllText(Path.Combine(_made.Path, "src/Gone.cs"), "again");
        using CitationChecker checker = Open();
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Path, "src/Cart.cs").Verdict);
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Path, "src/Gone.cs").Verdict);
    }

    [Fact]
    public void A_removal_on_a_merged_branch_is_found()
    {
        ObjectId start = _made.Commit("start", ("src/Cart.cs", Cart), ("a.txt", "1"));
        ObjectId side = _made.Commit("Drop the cart on a branch", [start], ("src/Cart.cs", null));
        ObjectId main = _made.Commit("work", [start], ("a.txt", "2"));
        ObjectId merge = _made.Commit("merge", [main, side], ("src/Cart.cs", null));
        _made.CheckOut();
        using CitationChecker checker = Open();
        Assert.Equal(side.ToString(), Check(checker, CitationKind.Path, "src/Cart.cs").Sha);
        Assert.NotEqual(merge, side);
    }

    [Fact]
    public void A_commit_is_found_unreachable_or_unknown()
    {
        ObjectId start = _made.Commit("start", ("a.txt", "1"));
        ObjectId lost = _made.Commit("lost", ("a.txt", "2"));
        ObjectId tagged = _made.Commit("tagged", [start], ("a.txt", "3"));
        _made.Git.Tags.Add("v1", tagged.ToString());
        _made.Commit("main", [start], ("a.txt", "4"));
        _made.CheckOut();
        using CitationChecker checker = Open();
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Commit, start.ToString()[..8]).Verdict);
        Assert.Equal(CitationVerdict.Found, Check(checker, CitationKind.Commit, tagged.ToString()).Verdict);
        Assert.Equal((CitationVerdict.Gone, "is on no branch and under no tag any more"), Judge(Check(checker, CitationKind.Commit, lost.ToString()[..10])));
        Assert.Equal((CitationVerdict.Gone, "is no commit of this repository"), Judge(Check(checker, CitationKind.Commit, "0123abc0123")));
        Assert.Equal(CitationVerdict.Unknown, checker.Check(new Citation(CitationKind.Commit, "0123abc0123", 1, IsNamed: false), "docs", default).Verdict);
    }

    [Fact]
    public void A_name_is_gone_only_when_a_cited_file_had_it_and_no_code_has_it()
    {
        ObjectId start = _made.Commit("start", ("src/Cart.cs", Cart), ("src/Tax.cs", "class Tax { int Rate() => 1; }\n"), ("docs/x.md", "`Total()`"));
        _made.Commit("Rework", ("src/Cart.cs", Cart.Replace("Total()", "Sum()", StringComparison.Ordinal).Replace("Count()", "Number()", StringComparison.Ordinal)), ("src/New.cs", "class New { int Count() => 1; }"));
        _made.CheckOut();
        using CitationChecker checker = Open();
        CommitNode before = checker.Resolve(start.ToString())!;
        string[] cited = ["src/Cart.cs", "src/Missing.cs"];
        CitationState gone = checker.CheckName("Total", cited, () => before, default);
        Assert.Equal(CitationVerdict.Gone, gone.Verdict);
        Assert.Equal($"stood in src/Cart.cs at {start.ToString()[..10]} and stands nowhere in the code now", gone.Reason);
        Assert.Equal(CitationVerdict.Found, checker.CheckName("Count", cited, () => before, default).Verdict);
        Assert.Equal(CitationVerdict.Found, checker.CheckName("Clear", cited, () => before, default).Verdict);
        Assert.Equal(CitationVerdict.Found, checker.CheckName("Rate", cited, () => before, default).Verdict);
        Assert.Equal(CitationVerdict.Unknown, checker.CheckName("Tot", cited, () => before, default).Verdict);
    }

    [Fact]
    public void Without_a_repository_only_files_and_links_can_be_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.md"), "x");
        using CitationChecker checker = CitationChecker.Open(new EngineRoot(), folder.Path, new SilentReporter());
        Assert.Null(checker.Head);
        Assert.Equal(CitationVerdict.Found, checker.Check(new Citation(CitationKind.Link, "a.md", 1), "", default).Verdict);
        Assert.Equal(CitationVerdict.Gone, checker.Check(new Citation(CitationKind.Link, "b.md", 1), "", default).Verdict);
        Assert.Equal(CitationVerdict.Unknown, checker.Check(new Citation(CitationKind.Path, "src/a.cs", 1), "", default).Verdict);
        Assert.Equal(CitationVerdict.Unknown, checker.Check(new Citation(CitationKind.Commit, "1a2b3c4d", 1), "", default).Verdict);
    }

    [Fact]
    public void A_repository_without_a_commit_is_no_error()
    {
        using CitationChecker checker = Open();
        Assert.Null(checker.Head);
        Assert.Equal(CitationVerdict.Unknown, Check(checker, CitationKind.Path, "src/a.cs").Verdict);
    }

    private CitationChecker Open() => CitationChecker.Open(new EngineRoot(), _made.Path, new SilentReporter());

    private static CitationState Check(CitationChecker checker, CitationKind kind, string text) => checker.Check(new Citation(kind, text, 1), "docs/solutions/a", default);

    private static (CitationVerdict, string) Judge(CitationState state) => (state.Verdict, state.Reason);
}
