using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Traces;
using VtOperate.Engine.Tests.Workspace;
using static VtOperate.Engine.Tests.History.CartHistory;

namespace VtOperate.Engine.Tests.History;

public sealed class SuspectFinderTests : IDisposable
{
    private readonly WorkspaceFolder _home = new(withGit: false);
    private readonly SuspectFinder _finder;

    public SuspectFinderTests() => _finder = new SuspectFinder(_home.Engine);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_commit_that_touched_the_frames_line_comes_first()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)] }, default);
        SuspectCommit first = report.Suspects[0];
        Assert.Equal(culprit.ToString(), first.Sha);
        Assert.Equal((1, "Zoë Tester", "Apply the discount to each item"), (first.Rank, first.Author, first.Subject));
        Evidence line = Assert.Single(first.Evidence, entry => entry.Kind == "FrameLine");
        Assert.Equal(("src/Cart.cs", 17, culprit.ToString()), (line.File, line.Line, line.Sha));
        Assert.Equal("last touched line 17 of src/Cart.cs (frame 1, Shop.Cart.Total)", line.Text);
        Assert.Empty(report.Notes);
        Assert.Equal("src/Cart.cs", report.Files[0].RelativePath);
    }

    [Fact]
    public void The_score_is_a_probability_and_the_order_is_fixed()
    {
        using TestRepository made = Shop(out _);
        var query = new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Words = "discount applied to item twice" };
        SuspectReport report = _finder.Find(query, default);
        Assert.All(report.Suspects, suspect => Assert.InRange(suspect.Score, 0, 1));
        Assert.All(report.Suspects, suspect => Assert.NotEmpty(suspect.Evidence));
        Assert.Equal(report.Suspects.OrderByDescending(suspect => suspect.Score).Select(suspect => suspect.Sha), report.Suspects.Select(suspect => suspect.Sha));
        Assert.Equal(Enumerable.Range(1, report.Suspects.Count), report.Suspects.Select(suspect => suspect.Rank));
        Assert.Equal(report.Suspects.Select(suspect => (suspect.Sha, suspect.Score)), _finder.Find(query, default).Suspects.Select(suspect => (suspect.Sha, suspect.Score)));
    }

    [Fact]
    public void Words_alone_find_the_commit_that_speaks_of_them()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Words = "total is wrong since the discount" }, default);
        Assert.Equal(culprit.ToString(), report.Suspects[0].Sha);
        Assert.Contains(report.Suspects[0].Evidence, entry => entry.Kind == "SharedWords" && entry.Text.Contains("discount", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_named_in_the_report_counts()
    {
        using TestRepository made = Shop(out _);
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Words = "Cart.cs looks odd" }, default);
        Assert.Equal("src/Cart.cs", report.Files[0].RelativePath);
        Assert.Contains(report.Suspects, suspect => suspect.Evidence.Any(entry => entry is { Kind: "FileHistory", File: "src/Cart.cs" }));
    }

    [Fact]
    public void A_line_beyond_the_end_and_a_file_that_is_gone_are_said()
    {
        using TestRepository made = Shop(out _);
        var frames = new[] { Frame("src/Cart.cs", 5000, "Shop.Cart.Total"), Frame("src/Gone.cs", 3, "Shop.Gone.Run") };
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Frames = frames }, default);
        Assert.Contains(report.Notes, note => note.StartsWith("Line 5000 of src/Cart.cs (frame 1, Shop.Cart.Total) lies beyond its end", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.StartsWith("src/Gone.cs is not there at ", StringComparison.Ordinal));
        Assert.NotEmpty(report.Suspects);
    }

    [Fact]
    public void Lines_are_counted_at_the_revision_that_ran()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Revision = culprit + "~1" }, default);
        Assert.DoesNotContain(report.Suspects, suspect => suspect.Sha == culprit.ToString());
        Assert.NotEmpty(report.Suspects);
    }

    [Fact]
    public void Older_commits_are_left_out_on_request()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        DateTimeOffset when = ((LibGit2Sharp.Commit)made.Git.Lookup(culprit.ToString())).Committer.When;
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Since = when }, default);
        Assert.All(report.Suspects, suspect => Assert.True(suspect.Date >= when));
        Assert.Equal(culprit.ToString(), report.Suspects[0].Sha);
    }

    [Fact]
    public void A_shallow_history_is_said_and_its_last_commit_is_no_strong_suspect()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        File.WriteAllText(Path.Combine(made.GitFolder, "shallow"), culprit + "\n");
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(5)] }, default);
        Assert.Contains(report.Notes, note => note.Contains("shallow", StringComparison.Ordinal));
        Assert.Contains(report.Suspects, suspect => suspect.Sha == culprit.ToString() && suspect.Evidence.Any(entry => entry.Kind == "Boundary"));
    }

    [Theory]
    [InlineData(false, ErrorId.RepositoryNotFound)]
    [InlineData(true, ErrorId.HistoryEmpty)]
    public void Without_history_there_is_one_error(bool repository, ErrorId expected)
    {
        using var folder = new TemporaryFolder();
        if (repository) LibGit2Sharp.Repository.Init(folder.Path);
        OperationException problem = Assert.Throws<OperationException>(() => _finder.Find(new SuspectQuery { Repository = folder.Path, Words = "x" }, default));
        Assert.Equal(expected, problem.Id);
    }

    [Fact]
    public void A_revision_that_is_not_there_and_an_empty_question_are_errors()
    {
        using TestRepository made = Shop(out _);
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => _finder.Find(new SuspectQuery { Repository = made.Path, Words = "x", Revision = "absent" }, default)).Id);
        Assert.Equal(ErrorId.InputMissing, Assert.Throws<OperationException>(() => _finder.Find(new SuspectQuery { Repository = made.Path, Words = " " }, default)).Id);
    }

    [Fact]
    public void It_stops_when_told_to()
    {
        using TestRepository made = Shop(out _);
        Assert.Throws<OperationCanceledException>(() => _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)] }, new CancellationToken(true)));
    }

    [Fact]
    public void A_missing_object_costs_one_file_and_not_the_answer()
    {
        using TestRepository made = Shop(out _);
        string blob = made.Git.Head.Tip["src/Cart.cs"].Target.Sha;
        string file = Path.Combine(made.GitFolder, "objects", blob[..2], blob[2..]);
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)] }, default);
        Assert.Contains(report.Notes, note => note.StartsWith("The lines of src/Cart.cs cannot be traced", StringComparison.Ordinal));
        Assert.NotEmpty(report.Suspects);
    }

    [Fact]
    public void A_damaged_repository_gives_an_answer_or_an_error_with_an_id()
    {
        using TestRepository made = Shop(out _);
        for (int i = 0; i < 30; i++) made.Commit($"More of the cart {i}", ("src/Cart.cs", Cart + new string('/', i)), ($"docs/{i}.md", "text\n"));
        made.Pack();
        string pack = made.PackPath(), index = Path.ChangeExtension(pack, ".idx");
        File.SetAttributes(pack, FileAttributes.Normal);
        File.SetAttributes(index, FileAttributes.Normal);
        byte[] goodPack = File.ReadAllBytes(pack), goodIndex = File.ReadAllBytes(index);
        var random = new Random(4711);
        int answers = 0, errors = 0;
        for (int round = 0; round < 120; round++)
        {
            File.WriteAllBytes(pack, round % 3 == 0 ? goodPack : Damage(goodPack, random));
            File.WriteAllBytes(index, round % 3 == 0 ? Shuffle(goodIndex, random) : goodIndex);

            // A session remembers what it read while all was well; this is about the others.
            using var home = new WorkspaceFolder(withGit: false);
            try
            {
                new SuspectFinder(home.Engine).Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Words = "discount" }, default);
                answers++;
            }
            catch (OperationException problem)
            {
                Assert.NotEqual(ErrorId.InternalError, problem.Id);
                errors++;
            }
        }

        Assert.True(answers > 20 && errors > 0, $"{answers} answers, {errors} errors");
    }

    [Fact]
    public void What_a_good_commit_has_is_left_out_and_every_commit_since_is_compared()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Good = "main~2" }, default);
        Assert.Equal(2, report.Candidates);
        Assert.Equal(culprit.ToString(), report.Suspects[0].Sha);
        SuspectReport none = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Good = "main" }, default);
        Assert.Empty(none.Suspects);
        Assert.StartsWith("Cannot tell: there is no commit between main and ", none.Reason, StringComparison.Ordinal);
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => _finder.Find(new SuspectQuery { Repository = made.Path, Words = "discount", Good = "absent" }, default)).Id);
    }

    [Fact]
    public void A_commit_made_after_the_bug_was_seen_is_no_suspect()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        DateTimeOffset when = ((LibGit2Sharp.Commit)made.Git.Lookup(culprit.ToString())).Committer.When;
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], OccurredAt = when.AddSeconds(-1) }, default);
        Assert.Equal(3, report.Candidates);
        Assert.DoesNotContain(report.Suspects, suspect => suspect.Sha == culprit.ToString());
    }

    [Fact]
    public void A_commit_that_was_taken_back_steps_back_until_it_is_brought_again()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        string broken = Cart.Replace("total += item.Price;", "total += item.Price - item.Discount.Value;", StringComparison.Ordinal);
        ObjectId revert = made.Commit($"Revert \"Apply the discount to each item\"\n\nThis reverts commit {culprit}.\n", ("src/Cart.cs", Cart));
        var query = new SuspectQuery { Repository = made.Path, Words = "discount applied to each item is wrong in Cart", IncludeUnlikely = true };
        SuspectReport after = _finder.Find(query, default);
        Evidence taken = Assert.Single(after.Suspects.Single(suspect => suspect.Sha == culprit.ToString()).Evidence, entry => entry.Kind == "Reverted");
        Assert.Equal($"was taken back by {revert.ToString()[..8]}", taken.Text);
        Assert.NotEqual(culprit.ToString(), after.Suspects[0].Sha);
        made.Commit($"Bring the discount again\n\nThis reverts commit {revert}.\n", ("src/Cart.cs", broken));
        SuspectReport again = _finder.Find(query, default);
        Assert.DoesNotContain(again.Suspects.Single(suspect => suspect.Sha == culprit.ToString()).Evidence, entry => entry.Kind == "Reverted");
    }

    [Fact]
    public void A_culprit_on_a_merged_branch_is_found_and_the_merge_is_not_blamed()
    {
        using TestRepository made = Shop(out _);
        ObjectId main = TestRepository.Id(made.Git.Head.Tip);
        string broken = Cart.Replace("decimal total = 0;", "decimal total = items.Max;", StringComparison.Ordinal);
        ObjectId side = made.Commit("Start the sum from the dearest", [main], ("src/Cart.cs", broken));
        ObjectId other = made.Commit("Write more", [main], ("README.md", "more\n"));
        ObjectId merge = made.Commit("Merge branch 'dearest'", [other, side], ("src/Cart.cs", broken));
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(14)] }, default);
        Assert.Equal(side.ToString(), report.Suspects[0].Sha);
        Assert.NotEqual(merge.ToString(), report.Suspects[0].Sha);
    }

    [Fact]
    public void A_culprit_from_before_a_rename_is_found()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        string broken = Cart.Replace("total += item.Price;", "total += item.Price - item.Discount.Value;", StringComparison.Ordinal);
        made.Commit("Move the cart", ("src/Cart.cs", null), ("src/Shop/Basket.cs", broken));
        StackTrace trace = Trace(17) with { Frames = [Frame("src/Shop/Basket.cs", 17, "Shop.Cart.Total")] };
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [trace] }, default);
        Assert.Equal(culprit.ToString(), report.Suspects[0].Sha);
        SuspectReport named = _finder.Find(new SuspectQuery { Repository = made.Path, Paths = ["src/Shop/Basket.cs"], IncludeUnlikely = true }, default);
        Assert.Contains(named.Suspects, suspect => suspect.Sha == culprit.ToString() && suspect.Evidence.Any(entry => entry.Kind == "FileHistory"));
    }

    [Fact]
    public void Where_nothing_stands_out_it_cannot_tell_and_says_so()
    {
        using var made = new TestRepository();
        for (int i = 0; i < 60; i++) made.Commit($"Step {i}", ($"src/Part{i % 6}.cs", $"class Part{i % 6}\n{{\n    int Number() => {i};\n}}\n"));
        var query = new SuspectQuery { Repository = made.Path, Words = "something is slow for a customer" };
        SuspectReport report = _finder.Find(query, default);
        Assert.Empty(report.Suspects);
        Assert.StartsWith($"Cannot tell: none of {report.Candidates} candidates stands out; the likeliest has ", report.Reason, StringComparison.Ordinal);
        SuspectReport all = _finder.Find(query with { IncludeUnlikely = true }, default);
        Assert.NotEmpty(all.Suspects);
        Assert.Equal(report.Reason, all.Reason);
    }

    [Fact]
    public void Nobody_before_the_first_commit_is_suspected()
    {
        using TestRepository made = Shop(out _);
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Words = "discount", OccurredAt = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero) }, default);
        Assert.Empty(report.Suspects);
        Assert.Equal(0, report.Candidates);
        Assert.EndsWith("was made in that time.", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_inside_the_words_is_mapped_and_read()
    {
        using TestRepository made = Shop(out ObjectId culprit);
        const string Words = "Paying fails:\nSystem.NullReferenceException: no value\n   at Shop.Cart.Total() in /build/agent/7/src/Cart.cs:line 17\n";
        SuspectReport report = _finder.Find(new SuspectQuery { Repository = made.Path, Words = Words }, default);
        Assert.Equal(culprit.ToString(), report.Suspects[0].Sha);
        Assert.Contains(report.Suspects[0].Evidence, entry => entry is { Kind: "FrameLine", File: "src/Cart.cs", Line: 17 });
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        for (int i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    // An index whose offsets are exchanged names other objects than it says: blobs for trees, trees that hold themselves, commits in a circle.
    private static byte[] Shuffle(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        int count = (bytes[1028] << 24) | (bytes[1029] << 16) | (bytes[1030] << 8) | bytes[1031], offsets = 8 + 1024 + (24 * count);
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int one = offsets + (4 * random.Next(count)), other = offsets + (4 * random.Next(count));
            for (int at = 0; at < 4; at++) (bytes[one + at], bytes[other + at]) = (bytes[other + at], bytes[one + at]);
        }

        return bytes;
    }

    private static TestRepository Shop(out ObjectId culprit)
    {
        var made = new TestRepository();
        made.Commit("Add a cart", ("src/Cart.cs", Cart), ("README.md", "shop\n"));
        made.Commit("Say hello", ("README.md", "shop\nhello\n"));
        made.Commit("Add the checkout", ("src/Checkout.cs", "class Checkout\n{\n    void Pay() { }\n}\n"));
        culprit = made.Commit("Apply the discount to each item", ("src/Cart.cs", Cart.Replace("total += item.Price;", "total += item.Price - item.Discount.Value;", StringComparison.Ordinal)));
        made.Commit("Ship it", ("README.md", "shop\nhello\nshipped\n"));
        return made;
    }
}
