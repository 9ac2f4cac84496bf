using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;

namespace VtOperate.Engine.Tests.Search;

public sealed class IndexDamageTests
{
    private static readonly string[] s_queries = ["wak wbk wck", "getUserName System.TimeoutException", "用户登录 pool size"];

    [Fact]
    public void A_flipped_bit_anywhere_gives_a_new_index_and_the_right_answer()
    {
        using var folder = new IndexFolder();
        folder.Fill(12);
        Age(folder);
        string expected = folder.Fresh(s_queries);
        folder.Search(IndexFolder.Session());
        var random = new Random(9);
        for (int round = 0; round < 150; round++)
        {
            string[] files = Files(folder);
            string file = files[random.Next(files.Length)];
            byte[] bytes = File.ReadAllBytes(file);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Replace(file, bytes);
            AssertRight(folder, expected);
        }
    }

    [Fact]
    public void Files_that_are_cut_off_empty_foreign_or_gone_give_a_new_index()
    {
        using var folder = new IndexFolder();
        folder.Fill(12);
        Age(folder);
        string expected = folder.Fresh(s_queries);
        folder.Search(IndexFolder.Session());
        var random = new Random(10);
        for (int round = 0; round < 60; round++)
        {
            string[] files = Files(folder);
            string file = files[round % files.Length];
            byte[] bytes = File.ReadAllBytes(file);
            switch (round % 5)
            {
                case 0:
                    Replace(file, bytes[..random.Next(bytes.Length)]);
                    break;
                case 1:
                    Replace(file, []);
                    break;
                case 2:
                    random.NextBytes(bytes);
                    Replace(file, bytes);
                    break;
                case 3:
                    File.Delete(file);
                    break;
                default:
                    // As a machine with the other byte order would write it.
                    Array.Reverse(bytes, 0, Math.Min(4, bytes.Length));
                    Replace(file, bytes);
                    break;
            }

            AssertRight(folder, expected);
        }
    }

    [Fact]
    public void An_index_that_is_damaged_after_it_was_opened_is_made_again()
    {
        using var folder = new IndexFolder();
        folder.Fill(40);
        Age(folder);
        string expected = folder.Fresh(s_queries);
        folder.Search(IndexFolder.Session());

        // Behind the header stand the stored values and the postings, which are looked at only when they are asked for.
        foreach (string segment in Files(folder).Where(file => file.EndsWith(".segment", StringComparison.Ordinal)))
        {
            byte[] bytes = File.ReadAllBytes(segment);
            for (int at = 100; at < bytes.Length / 3; at++) bytes[at] ^= 0x40;
            Replace(segment, bytes);
        }

        AssertRight(folder, expected);
        AssertRight(folder, expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cache_that_cannot_be_used_costs_time_and_nothing_else(bool isFile)
    {
        using var folder = new IndexFolder();
        folder.Fill(20);
        Age(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Cache)!);

        // A file where the folder should be cannot be written below by anybody, not even by root.
        if (isFile) File.WriteAllText(folder.Cache, "no folder");
        else Directory.CreateSymbolicLink(folder.Cache, Path.Combine(folder.Cache + "-gone", "away"));
        var reporter = new Listener();
        IndexSession session = IndexFolder.Session();
        Assert.Equal(folder.Fresh(s_queries), IndexFolder.Answers(folder.Search(session, reporter), s_queries));
        Assert.Contains(reporter.Lines, line => line.StartsWith("The index of solutions stays in memory: ", StringComparison.Ordinal));
        Assert.Empty(reporter.Problems);
        folder.Write("one-more.md", "# zebra\n");
        Assert.Single(folder.Search(session).Search("zebra", 3, CancellationToken.None));
    }

    [Fact]
    public void A_lock_that_another_holds_delays_nobody_and_changes_no_answer()
    {
        using var folder = new IndexFolder();
        folder.Fill(20);
        Age(folder);
        folder.Search(IndexFolder.Session());
        string place = Path.GetDirectoryName(Files(folder)[0])!;
        using IDisposable held = folder.Engine.Files.Lock(Path.Combine(place, "lock"), TimeSpan.FromSeconds(1), CancellationToken.None);
        folder.Write("one-more.md", "# zebra\n");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single(folder.Search(IndexFolder.Session()).Search("zebra", 3, CancellationToken.None));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal(folder.Fresh(s_queries), IndexFolder.Answers(folder.Search(IndexFolder.Session()), s_queries));
    }

    [Fact]
    public void Many_at_once_find_the_same_while_files_change()
    {
        using var folder = new IndexFolder();
        folder.Fill(60);
        for (int round = 0; round < 6; round++)
        {
            folder.Write($"round-{round}.md", $"# zebra{(char)('a' + round)} {MadeUpText.Words(new Random(round), 30)}\n");
            if (round > 2) File.Delete(folder.File($"round-{round - 3}.md"));
            string expected = folder.Fresh(s_queries);
            string[] answers = new string[8];
            Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = answers.Length }, i => answers[i] = IndexFolder.Answers(folder.Search(IndexFolder.Session()), s_queries));
            Assert.All(answers, answer => Assert.Equal(expected, answer));
        }
    }

    [Fact]
    public void What_is_no_longer_used_is_deleted_and_what_is_too_much_goes_with_the_oldest_first()
    {
        using var folder = new IndexFolder();
        folder.Fill(20);
        Age(folder);
        string area = Path.Combine(folder.Cache, "search");
        string old = Path.Combine(area, "0123456789abcdef0123456789abcdef"), large = Path.Combine(area, "1123456789abcdef0123456789abcdef"), recent = Path.Combine(area, "2123456789abcdef0123456789abcdef");
        foreach ((string name, int days, long length) in ((string, int, long)[])[(old, 100, 10), (large, 3, 600L << 20), (recent, 1, 10)])
        {
            Directory.CreateDirectory(name);
            using (FileStream file = File.Create(Path.Combine(name, "x.segment"))) file.SetLength(length);
            foreach (string file in Directory.GetFiles(name)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-days));
        }

        IndexSession session = IndexFolder.Session();
        for (int round = 0; round < 30; round++)
        {
            folder.Write("changing.md", $"# zebra {round}\n");
            folder.Search(session);
        }

        Assert.False(Directory.Exists(old));
        Assert.False(Directory.Exists(large));
        Assert.True(Directory.Exists(recent));
        Assert.InRange(Files(folder).Count(file => file.EndsWith(".segment", StringComparison.Ordinal)), 1, 10);
        Assert.Equal(folder.Fresh(s_queries), IndexFolder.Answers(folder.Search(IndexFolder.Session()), s_queries));
    }

    private static void AssertRight(IndexFolder folder, string expected)
    {
        var reporter = new SilentReporter();
        Assert.Equal(expected, IndexFolder.Answers(folder.Search(IndexFolder.Session(), reporter), s_queries));
        Assert.DoesNotContain(reporter.Problems, problem => problem.Id != ErrorId.SolutionUnreadable);
    }

    private static string[] Files(IndexFolder folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder.Cache, "search"), "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal) && !file.EndsWith("x.segment", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    // Under a new inode, as damage by another program would be; what is mapped must not change under us.
    private static void Replace(string file, byte[] bytes)
    {
        File.WriteAllBytes(file + ".new", bytes);
        File.Move(file + ".new", file, overwrite: true);
    }

    private static void Age(IndexFolder folder)
    {
        foreach (string name in folder.Documents) File.SetLastWriteTimeUtc(folder.File(name), DateTime.UtcNow.AddHours(-1));
        Thread.Sleep(200);
    }

    private sealed class Listener : IReporter
    {
        public List<string> Lines { get; } = [];

        public List<OperationException> Problems { get; } = [];

        public void Verbose(string text) => Lines.Add(text);

        public void Warning(string text) { }

        public void Progress(string activity, string status, int percent) { }

        public void Problem(OperationException problem)
        {
            if (problem.Id != ErrorId.SolutionUnreadable) Problems.Add(problem);
        }
    }
}
