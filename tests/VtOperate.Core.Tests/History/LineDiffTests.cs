using System.Text;
using VtOperate.Core.History;

namespace VtOperate.Core.Tests.History;

public sealed class LineDiffTests
{
    [Fact]
    public void Runs_are_equal_ascending_and_as_long_as_they_can_be_together()
    {
        var random = new Random(20240501);
        for (int round = 0; round < 400; round++)
        {
            int letters = random.Next(1, 12);
            ulong[] before = Text(random, random.Next(0, 60), letters), after = Text(random, random.Next(0, 60), letters);
            List<LineRun> runs = LineDiff.FindShared(before, after, default);
            int x = 0, y = 0;
            foreach (LineRun run in runs)
            {
                Assert.True(run.Length > 0 && run.Before >= x && run.After >= y && (run.Before > x || run.After > y || x == 0));
                Assert.Equal(before[run.Before..(run.Before + run.Length)], after[run.After..(run.After + run.Length)]);
                (x, y) = (run.Before + run.Length, run.After + run.Length);
            }

            Assert.True(x <= before.Length && y <= after.Length);
            int longest = LongestShared(before, after), shared = runs.Sum(run => run.Length);
            if (HasCommonLine(before) || HasCommonLine(after)) Assert.InRange(shared, 0, longest);
            else Assert.Equal(longest, shared);
        }
    }

    [Fact]
    public void Two_long_texts_with_nothing_and_with_much_in_common_are_compared_in_time()
    {
        var random = new Random(7);
        ulong[] before = Text(random, 60_000, 50_000), after = Text(random, 60_000, 50_000);
        Assert.NotEmpty(LineDiff.FindShared(before, after, default));
        Assert.Empty(LineDiff.FindShared(before, [.. after.Select(line => line + 1_000_000)], default));
        Assert.NotEmpty(LineDiff.FindShared(Text(random, 20_000, 2), Text(random, 20_000, 2), default));
    }

    [Fact]
    public void An_inserted_block_that_could_slide_ends_where_git_ends_it()
    {
        string[] before = ["void A()", "{", "}", "", "void C()", "{", "}"];
        string[] after = ["void A()", "{", "}", "", "void B()", "{", "}", "", "void C()", "{", "}"];
        Assert.Equal([new LineRun(0, 0, 4), new LineRun(4, 8, 3)], LineDiff.FindShared(Hashes(before), Hashes(after), default));
    }

    [Fact]
    public void A_block_that_could_slide_is_cut_where_its_indentation_starts()
    {
        const string Before = "/**\n * one\n */\none();\n/**\n * three\n */\nthree();\n", After = "/**\n * one\n */\none();\n/**\n * two\n */\ntwo();\n/**\n * three\n */\nthree();\n";
        Assert.Equal([new LineRun(0, 0, 4), new LineRun(4, 8, 4)], Shared(Before, After));
        Assert.Equal([new LineRun(0, 0, 5), new LineRun(5, 9, 3)], LineDiff.FindShared(Lines(Before).Hashes, Lines(After).Hashes, default));
    }

    [Fact]
    public void The_same_lines_are_shared_with_and_without_the_blocks_that_both_texts_end_with()
    {
        var random = new Random(11);
        for (int round = 0; round < 100; round++)
        {
            string tail = string.Concat(Enumerable.Range(0, 200).Select(i => $"  line {i} of the end that both have\n"));
            TextLines before = Lines(RandomText(random) + tail), after = Lines(RandomText(random) + tail);
            List<LineRun> runs = LineDiff.FindShared(before, after, leavesTail: true, default);
            Assert.Equal(LineDiff.FindShared(before, after, leavesTail: false, default).Sum(run => run.Length), runs.Sum(run => run.Length));
            foreach (LineRun run in runs)
            {
                for (int i = 0; i < run.Length; i++) Assert.True(before[run.Before + i].SequenceEqual(after[run.After + i]));
            }
        }
    }

    [Fact]
    public void Lines_that_differ_in_blanks_only_can_count_as_equal()
    {
        TextLines before = TextLines.Of("if (a)\n{\n}\n"u8.ToArray(), ignoreBlanks: true), after = TextLines.Of("\tif  (a) \r\n { \n}"u8.ToArray(), ignoreBlanks: true);
        Assert.Equal([new LineRun(0, 0, 3)], LineDiff.FindShared(before, after, leavesTail: false, default));
    }

    [Theory]
    [InlineData("    x", 4)]
    [InlineData("\tx", 8)]
    [InlineData("  \tx", 8)]
    [InlineData("\t  x", 10)]
    [InlineData("  \r\n", -1)]
    [InlineData("\n", -1)]
    public void Indentation_counts_columns(string line, int columns) => Assert.Equal(columns, Lines(line).IndentOf(0));

    [Fact]
    public void Lines_that_differ_in_their_end_differ()
    {
        ulong[] unix = LineHashes.Of("a\nb\n"u8), windows = LineHashes.Of("a\r\nb"u8);
        Assert.Equal(2, unix.Length);
        Assert.Equal(2, windows.Length);
        Assert.Empty(unix.Intersect(windows));
        Assert.Empty(LineHashes.Of([]));
        Assert.Single(LineHashes.Of("\n"u8));
    }

    [Fact]
    public void Hashes_of_many_different_lines_differ()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) text.Append(i).Append(i % 3 == 0 ? " {\n" : "\n");
        Assert.Equal(200_000, LineHashes.Of(Encoding.UTF8.GetBytes(text.ToString())).Distinct().Count());
    }

    private static ulong[] Text(Random random, int lines, int letters) => [.. Enumerable.Range(0, lines).Select(_ => (ulong)random.Next(letters))];

    private static ulong[] Hashes(string[] lines) => LineHashes.Of(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    private static TextLines Lines(string text) => TextLines.Of(Encoding.UTF8.GetBytes(text));

    private static List<LineRun> Shared(string before, string after) => LineDiff.FindShared(Lines(before), Lines(after), leavesTail: false, default);

    private static string RandomText(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => new string(' ', random.Next(3)) + (char)('a' + random.Next(20)) + "\n"));

    // Such a line is left out where lines prevail that the other text does not have; then the answer need not be the longest.
    private static bool HasCommonLine(ulong[] lines) => lines.Length < 4 || lines.GroupBy(line => line).Any(group => group.Count() >= 4);

    private static int LongestShared(ulong[] before, ulong[] after)
    {
        int[,] best = new int[before.Length + 1, after.Length + 1];
        for (int x = before.Length - 1; x >= 0; x--)
        {
            for (int y = after.Length - 1; y >= 0; y--) best[x, y] = before[x] == after[y] ? best[x + 1, y + 1] + 1 : Math.Max(best[x + 1, y], best[x, y + 1]);
        }

        return best[0, 0];
    }
}
