using System.Buffers;
using System.Text;
using VtOperate.Core.Bugs.Reduction.Differences;

namespace VtOperate.Core.Tests.Bugs.Reduction;

public sealed class FileDifferenceTests
{
    [Fact]
    public void Each_group_of_lines_can_be_applied_alone()
    {
        FileDifference file = Compare("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nnew\ne\n");
        Assert.Equal(["src/x.txt/@@ -2 +2 @@", "src/x.txt/@@ -4,0 +5 @@"], file.Names);
        Assert.Equal("a\nB\nc\nd\ne\n", Apply(file, file.Names[0]));
        Assert.Equal("a\nb\nc\nd\nnew\ne\n", Apply(file, file.Names[1]));
    }

    [Theory]
    [InlineData("a\r\nb\r\nc", "a\nb\nc", "src/x.txt/line ends")]
    [InlineData("a\0b", "a\0c", "src/x.txt/the whole file, which is no text")]
    [InlineData(null, "a\n", "src/x.txt/the whole file, which is new")]
    [InlineData("a\n", null, "src/x.txt/the whole file, which goes")]
    public void What_is_no_group_of_lines_is_one_change(string? before, string? after, string name)
    {
        FileDifference file = Compare(before, after);
        Assert.Equal([name], file.Names);
        Assert.Equal(after, Apply(file, name));
        Assert.Equal(before, Apply(file));
    }

    [Fact]
    public void All_changes_give_the_one_version_and_none_the_other_byte_by_byte()
    {
        var random = new Random(11);
        for (int round = 0; round < 200; round++)
        {
            byte[] before = Lines(random), after = Lines(random);
            var file = new FileDifference("x", before, after, CancellationToken.None);
            Assert.Equal(before, file.Apply(new HashSet<string>()));
            Assert.Equal(after, file.Apply(file.Names.ToHashSet(StringComparer.Ordinal)));
            Assert.Equal(file.Names.Count, file.Names.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void A_patch_shows_the_changes_that_are_kept()
    {
        FileDifference file = Compare("a\nb\nc\n", "a\nB\nc\nd\n");
        var output = new ArrayBufferWriter<byte>();
        file.WritePatch(new HashSet<string> { file.Names[1] }, output, CancellationToken.None);
        Assert.Equal("diff --git a/src/x.txt b/src/x.txt\n--- a/src/x.txt\n+++ b/src/x.txt\n@@ -1,3 +1,4 @@\n a\n b\n c\n+d\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static FileDifference Compare(string? before, string? after) =>
        new("src/x.txt", before is null ? null : Encoding.UTF8.GetBytes(before), after is null ? null : Encoding.UTF8.GetBytes(after), CancellationToken.None);

    private static string? Apply(FileDifference file, params string[] names) => file.Apply(names.ToHashSet(StringComparer.Ordinal)) is { } content ? Encoding.UTF8.GetString(content) : null;

    private static byte[] Lines(Random random) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(0, 20)).Select(_ => "ab ü"[random.Next(4)] + (random.Next(4) == 0 ? "\r\n" : "\n"))) + (random.Next(2) == 0 ? "tail" : ""));
}
