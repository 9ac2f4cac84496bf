using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Origins;
using VtOperate.Engine.History;
using VtOperate.Engine.Storage;

namespace VtOperate.Engine.Tests.History;

public sealed class BugOriginFinderTests
{
    private const string Cart = """
        namespace Shop;

        public sealed class Cart
        {
            private readonly List<Item> _items = [];

            public decimal Total()
            {
                decimal total = 0;
                foreach (Item item in _items)
                {
                    total += item.Price;
                }

                return total;
            }
        }

        """;

    private readonly BugOriginFinder _finder = new(new GitFinder(), new FileStore());

    [Fact]
    public void The_commit_that_wrote_the_removed_line_comes_first()
    {
        using TestRepository made = Shop(out ObjectId culprit, out string broken);
        ObjectId fix = made.Commit("Guard the discount", ("src/Cart.cs", Fixed(broken)));
        BugOriginReport report = Find(made, fix);
        BugOrigin first = report.Origins[0];
        Assert.Equal((1, culprit.ToString(), "Take the discount off", fix.ToString()), (first.Rank, first.Sha, first.Subject, first.Fix));
        Evidence line = first.Evidence.First(entry => entry.Kind == "RemovedLine");
        Assert.Equal(("src/Cart.cs", 12, "total += item.Price - item.Discount.Value;"), (line.File, line.Line, line.Text));
        Assert.Contains(first.Evidence, entry => entry.Kind == "Blame" && entry.Text == "wrote 100 % of the lines that the fix removed");
        Assert.InRange(first.Score, 0.3, 1);
        Assert.Null(report.Reason);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void White_space_and_moves_hide_no_culprit()
    {
        using TestRepository made = Shop(out ObjectId culprit, out string broken);
        string indented = broken.Replace("        total += item.Price", "            total += item.Price", StringComparison.Ordinal);
        ObjectId moved = made.Commit("Reindent and move", ("src/Cart.cs", null), ("src/Sales/Cart.cs", indented));
        ObjectId fix = made.Commit("Guard the discount", ("src/Sales/Cart.cs", Fixed(indented)));
        BugOriginReport report = Find(made, fix);
        Assert.Equal(culprit.ToString(), report.Origins.First(origin => origin.Sha != moved.ToString()).Sha);
    }

    [Fact]
    public void A_fix_that_only_adds_leads_to_the_lines_around_it()
    {
        using TestRepository made = Shop(out ObjectId culprit, out string broken);
        ObjectId fix = made.Commit("Skip what has no discount", ("src/Cart.cs", broken.Replace("            total +=", "            if (item.Discount is null) continue;\n            total +=", StringComparison.Ordinal)));
        Assert.Equal(culprit.ToString(), Find(made, fix).Origins[0].Sha);
    }

    [Fact]
    public void What_the_message_names_comes_first_and_may_be_ignored()
    {
        using TestRepository made = Shop(out ObjectId culprit, out string broken);
        ObjectId other = made.Commit("Greet", ("README.md", "hello\n"));
        ObjectId fix = made.Commit($"Guard the discount\n\nFixes: {other.ToString()[..10]}", ("src/Cart.cs", Fixed(broken)));
        BugOriginReport told = Find(made, fix);
        Assert.Equal((other.ToString(), "Named"), (told.Origins[0].Sha, told.Origins[0].Evidence[0].Kind));
        Assert.Equal(culprit.ToString(), told.Origins[1].Sha);
        Assert.Equal([1, 2], told.Origins.Take(2).Select(origin => origin.Rank));
        BugOriginReport untold = _finder.Find(new OriginQuery { Repository = made.Path, Commit = fix.ToString(), IgnoreMessage = true }, default);
        Assert.Equal(culprit.ToString(), untold.Origins[0].Sha);
    }

    [Fact]
    public void A_commit_that_the_fix_does_not_descend_from_is_not_believed()
    {
        using TestRepository made = Shop(out ObjectId culprit, out string broken);
        ObjectId head = TestRepository.Id(made.Git.Head.Tip);
        ObjectId aside = made.Commit("Aside", [head], ("aside.txt", "x\n"));
        ObjectId fix = made.Commit($"Guard\n\nFixes: {aside}", [head], ("src/Cart.cs", Fixed(broken)));
        Assert.Equal(culprit.ToString(), Find(made, fix).Origins[0].Sha);
    }

    [Fact]
    public void What_is_not_committed_is_a_fix_too()
    {
        using TestRepository made = Shop(out ObjectId culprit, out string broken);
        made.CheckOut();
        Assert.Equal("Nothing is changed in the work tree. Name the fix with -Commit.", _finder.Find(new OriginQuery { Repository = made.Path }, default).Reason);
        File.WriteAllText(System.IO.Path.Combine(made.Path, "src", "Cart.cs"), Fixed(broken).Replace("\n", "\r\n", StringComparison.Ordinal));
        BugOrigin first = _finder.Find(new OriginQuery { Repository = made.Path }, default).Origins[0];
        Assert.Equal((culprit.ToString(), null), (first.Sha, first.Fix));
    }

    [Fact]
    public void Later_commits_are_left_out()
    {
        using TestRepository made = Shop(out ObjectId culprit, out string broken);
        ObjectId fix = made.Commit("Guard the discount", ("src/Cart.cs", Fixed(broken)));
        DateTimeOffset seen = made.Git.Commits.First(commit => commit.Sha == culprit.ToString()).Committer.When.AddSeconds(-1);
        BugOriginReport report = _finder.Find(new OriginQuery { Repository = made.Path, Commit = fix.ToString(), OccurredAt = seen }, default);
        Assert.DoesNotContain(report.Origins, origin => origin.Sha == culprit.ToString());
        Assert.Contains(report.Notes, note => note.Contains(culprit.ToString()[..8], StringComparison.Ordinal) && note.Contains("Is that when the bug was first seen?", StringComparison.Ordinal));
        BugOriginReport none = _finder.Find(new OriginQuery { Repository = made.Path, Commit = fix.ToString(), OccurredAt = DateTimeOffset.UnixEpoch }, default);
        Assert.Equal("Every candidate was made after 1970-01-01 00:00:00Z.", none.Reason);
    }

    [Fact]
    public void A_root_a_change_of_white_space_and_a_missing_revision_say_so()
    {
        using TestRepository made = Shop(out _, out string broken);
        string root = made.Git.Commits.Last().Sha;
        Assert.Equal($"Nothing stands before {root[..8]}: it is the first commit of the history.", _finder.Find(new OriginQuery { Repository = made.Path, Commit = root }, default).Reason);
        ObjectId blank = made.Commit("Reformat", ("src/Cart.cs", broken.Replace("    ", "\t", StringComparison.Ordinal)));
        Assert.Equal($"The commit {blank.ToString()[..8]} changes no text but for white space, so no line leads anywhere.", Find(made, blank).Reason);
        OperationException missing = Assert.Throws<OperationException>(() => _finder.Find(new OriginQuery { Repository = made.Path, Commit = "nothing" }, default));
        Assert.Equal(ErrorId.RevisionNotFound, missing.Id);
    }

    [Fact]
    public void Odd_contents_end_in_an_answer()
    {
        using TestRepository made = Shop(out _, out string broken);
        made.Commit("Binary", ("logo.cs", "a\0b"), ("käse.cs", "int ä = 1;\n"));
        ObjectId odd = made.Commit("All at once", ("logo.cs", "a\0c"), ("käse.cs", "int ä = 2;"), ("src/Cart.cs", null), ("empty.cs", ""));
        Assert.NotNull(Find(made, odd));
        ObjectId emptied = made.Commit("Empty it", ("käse.cs", ""));
        Assert.NotNull(Find(made, emptied));
        Assert.NotNull(broken);
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        using TestRepository made = Shop(out _, out string broken);
        ObjectId fix = made.Commit("Guard the discount", ("src/Cart.cs", Fixed(broken)));
        string Told() => string.Join('\n', Find(made, fix).Origins.Select(origin => $"{origin.Rank} {origin.Score} {origin.Sha} {string.Join('|', origin.Evidence)}"));
        Assert.Equal(Told(), Told());
    }

    private BugOriginReport Find(TestRepository made, ObjectId fix) => _finder.Find(new OriginQuery { Repository = made.Path, Commit = fix.ToString() }, default);

    private static string Fixed(string broken) => broken.Replace("item.Discount.Value", "(item.Discount ?? 0)", StringComparison.Ordinal);

    // The culprit lies among commits that touch other files.
    private static TestRepository Shop(out ObjectId culprit, out string broken)
    {
        var made = new TestRepository();
        made.Commit("Add the shop", ("src/Cart.cs", Cart), ("README.md", "shop\n"));
        for (int i = 0; i < 4; i++) made.Commit($"Write more {i}", ("README.md", $"shop {i}\n"), ($"docs/page{i}.md", "text\n"));
        broken = Cart.Replace("item.Price;", "item.Price - item.Discount.Value;", StringComparison.Ordinal);
        culprit = made.Commit("Take the discount off", ("src/Cart.cs", broken));
        for (int i = 0; i < 3; i++) made.Commit($"Log {i}", ($"src/Log{i}.cs", $"class Log{i} {{ }}\n"));
        return made;
    }
}
