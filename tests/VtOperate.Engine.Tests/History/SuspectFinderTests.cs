using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Traces;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

public sealed class SuspectFinderTests
{
    private const string Cart = """
        namespace Shop;

        public sealed class Cart
        {
            private readonly List<Item> _items = [];

            public void Add(Item item)
            {
                _items.Add(item);
            }

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

    private readonly SuspectFinder _finder = new(new GitFinder());

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
    public void The_score_is_the_sum_of_the_evidence_and_the_order_is_fixed()
    {
        using TestRepository made = Shop(out _);
        var query = new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Words = "discount applied to item twice" };
        SuspectReport report = _finder.Find(query, default);
        Assert.All(report.Suspects, suspect => Assert.Equal(suspect.Score, suspect.Evidence.Sum(entry => entry.Weight), 6));
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
        Assert.Contains(report.Suspects, suspect => suspect.Evidence.Any(entry => entry.Kind == "FileHistory"));
    }

    [Fact]
    public void A_plain_word_is_no_file_name()
    {
        using TestRepository made = Shop(out _);
        made.Commit("Add a process", ("src/Process.cs", "class Process { }\n"));
        SuspectReport plain = _finder.Find(new SuspectQuery { Repository = made.Path, Words = "the file is open in another process" }, default);
        Assert.DoesNotContain(plain.Files, file => file.RelativePath == "src/Process.cs");
        SuspectReport named = _finder.Find(new SuspectQuery { Repository = made.Path, Words = "the class Process keeps the file open" }, default);
        Assert.Contains(named.Files, file => file.RelativePath == "src/Process.cs");
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
            try
            {
                _finder.Find(new SuspectQuery { Repository = made.Path, Traces = [Trace(17)], Words = "discount" }, default);
                answers++;
            }
            catch (OperationException problem)
            {
                Assert.NotEqual(ErrorId.InternalError, problem.Id);
                errors++;
            }
        }

        Assert.True(answers > 20 && errors > 5, $"{answers} answers, {errors} errors");
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

    private static StackTrace Trace(int line) => new()
    {
        Language = TraceLanguage.DotNet,
        Type = "System.NullReferenceException",
        Message = "Object reference not set to an instance of an object.",
        Frames = [Frame("src/Cart.cs", line, "Shop.Cart.Total"), Frame("src/Checkout.cs", 3, "Shop.Checkout.Pay")],
    };

    private static TraceFrame Frame(string path, int line, string function) =>
        new() { Function = function, File = "/build/" + path, Line = line, RepositoryPath = path, IsUserCode = true };
}
