using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Core.Tests.History;

public sealed class CommitParserTests
{
    private const string Tree = "tree 00112233445566778899aabbccddeeff00112233\n";

    [Fact]
    public void Reads_a_whole_commit()
    {
        byte[] content = Encoding.UTF8.GetBytes(Tree + "parent 11112233445566778899aabbccddeeff00112233\nparent 22222233445566778899aabbccddeeff00112233\n"
            + "author Zoë O'Neil <z@x.org> 1700000000 +0530\ncommitter Bot <> 1700000100 -0800\ngpgsig -----BEGIN\n author Mallory <m@x> 1 +0000\n -----END\n\n\n  Subject here  \n\nBody\n");
        CommitNode node = CommitParser.ParseNode(default, content, isBoundary: false);
        Assert.Equal(2, node.Parents.Count);
        Assert.Equal(1700000100, node.Time);
        CommitText text = CommitParser.ParseText(content);
        Assert.Equal(("Zoë O'Neil", "z@x.org", "Subject here"), (text.Author, text.Email, text.Subject));
        Assert.Equal(new DateTimeOffset(2023, 11, 15, 3, 43, 20, TimeSpan.FromHours(5.5)), text.AuthoredAt);
        Assert.Equal(TimeSpan.FromHours(-8), text.CommittedAt.Offset);
        Assert.Empty(CommitParser.ParseNode(default, content, isBoundary: true).Parents);
    }

    [Theory]
    [InlineData("author\ncommitter\n\nx", "", 0, "x")]
    [InlineData("author A 5 +0000\n\nx", "", 0, "x")]
    [InlineData("author A <a> 99999999999999999999 +0000\n\nx", "A", 0, "x")]
    [InlineData("author A <a> 253402300799999 +9999\n\nx", "A", 253402214399, "x")]
    [InlineData("author A <a> -99999999999999 -1400\n\nx", "A", -62135510400, "x")]
    [InlineData("author A <a<b>> 7\n\n", "A <a", 7, "")]
    [InlineData("", "", 0, "")]
    [InlineData("author A <a> 7 +0000", "A", 7, "")]
    public void What_is_missing_or_broken_gives_an_empty_answer(string headers, string author, long seconds, string subject)
    {
        byte[] content = Encoding.UTF8.GetBytes(Tree + headers);
        CommitText text = CommitParser.ParseText(content);
        Assert.Equal((author, seconds, subject), (text.Author, text.AuthoredAt.ToUnixTimeSeconds(), text.Subject));
        Assert.Empty(CommitParser.ParseNode(default, content, isBoundary: false).Parents);
    }

    [Theory]
    [InlineData("encoding ISO-8859-1\n", new byte[] { 0xE9 }, "é")]
    [InlineData("encoding windows-1252\n", new byte[] { 0x80 }, "€")]
    [InlineData("encoding no-such-thing\n", new byte[] { 0xC3, 0xA9 }, "é")]
    [InlineData("encoding utf-7\n", new byte[] { 0xC3, 0xA9 }, "é")]
    [InlineData("encoding utf-16\n", new byte[] { 0x61, 0x62 }, "ab")]
    [InlineData("", new byte[] { 0xE9 }, "é")]
    public void Words_are_decoded_as_the_commit_says_or_as_best_they_can(string header, byte[] message, string subject) =>
        Assert.Equal(subject, CommitParser.ParseText([.. Encoding.ASCII.GetBytes(Tree + header + "\n"), .. message]).Subject);

    [Theory]
    [InlineData("")]
    [InlineData("tree 0011\n")]
    [InlineData("parent 00112233445566778899aabbccddeeff00112233\n")]
    [InlineData("tree 00112233445566778899aabbccddeeff00112233\nparent x\n")]
    public void What_is_no_commit_is_an_error(string content) =>
        Assert.Equal(ErrorId.ObjectUnreadable, Assert.Throws<OperationException>(() => CommitParser.ParseNode(default, Encoding.ASCII.GetBytes(content), isBoundary: false)).Id);

    [Fact]
    public void No_bytes_at_all_can_break_it()
    {
        var random = new Random(99);
        byte[] good = Encoding.UTF8.GetBytes(Tree + "author A <a> 7 +0000\ncommitter A <a> 7 +0000\nencoding utf-8\n\nSubject\n");
        for (int round = 0; round < 5000; round++)
        {
            byte[] bytes = [.. good];
            for (int i = random.Next(1, 10); i > 0; i--) bytes[random.Next(Tree.Length, bytes.Length)] = (byte)random.Next(256);
            CommitParser.ParseText(bytes);
            CommitParser.ParseText(bytes.AsSpan(random.Next(bytes.Length)));
        }
    }
}
