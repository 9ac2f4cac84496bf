using VtOperate.Core.History;

namespace VtOperate.Core.Tests.History;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Counts_lines_by_the_header_of_the_hunk()
    {
        const string Diff = """
            diff --git a/src/a.cs b/src/a.cs
            index 1..2 100644
            --- a/src/a.cs
            +++ b/src/a.cs
            @@ -1,3 +1,5 @@ class A
             one
            --- two
            +++ three
            +@@ -1 +1 @@
             four
            +five
            \ No newline at end of file
            diff --git a/b.cs b/b.cs
            --- a/b.cs
            +++ b/b.cs
            @@ -0,0 +1 @@
            +six
            """;
        Assert.Equal(["src/a.cs:2:++ three", "src/a.cs:3:@@ -1 +1 @@", "src/a.cs:5:five", "b.cs:1:six"], Read(Diff));
    }

    [Theory]
    [InlineData("+++ b/with blank.cs", "with blank.cs")]
    [InlineData("+++ b/with blank.cs\t2026-01-01 00:00:00", "with blank.cs")]
    [InlineData("+++ \"b/K\\303\\274che \\\"1\\\".cs\"", "Küche \"1\".cs")]
    [InlineData("+++ \"b/tab\\there.cs\"", "tab\there.cs")]
    [InlineData("+++ w/mnemonic.cs", "mnemonic.cs")]
    [InlineData("+++ b/crlf.cs\r", "crlf.cs")]
    public void Reads_every_spelling_of_a_path(string header, string expected)
    {
        string git = expected.Contains(' ', StringComparison.Ordinal) || header.Contains('"', StringComparison.Ordinal) ? "" : $"diff --git a/{expected} b/{expected}\n";
        Assert.Equal([expected + ":1:x"], Read($"{git}--- a/old.cs\n{header}\n@@ -0,0 +1 @@\n+x"));
    }

    [Fact]
    public void Without_prefixes_paths_stay_as_they_are() =>
        Assert.Equal(["b/deep/a.cs:1:x"], Read("diff --git b/deep/a.cs b/deep/a.cs\n--- b/deep/a.cs\n+++ b/deep/a.cs\n@@ -0,0 +1 @@\n+x".Replace("diff --git b/deep", "diff --git deep", StringComparison.Ordinal)));

    [Fact]
    public void A_deleted_or_binary_file_gains_nothing() =>
        Assert.Empty(Read("diff --git a/a.cs b/a.cs\ndeleted file mode 100644\n--- a/a.cs\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\ndiff --git a/p.png b/p.png\nBinary files a/p.png and b/p.png differ\ndiff --git a/q.bin b/q.bin\nGIT binary patch\nliteral 3\n+not a line\n"));

    [Fact]
    public void A_renamed_file_is_called_what_it_is_now() =>
        Assert.Equal(["new.cs:2:y"], Read("diff --git a/old.cs b/new.cs\nsimilarity index 90%\nrename from old.cs\nrename to new.cs\n--- a/old.cs\n+++ b/new.cs\n@@ -1 +1,2 @@\n x\n+y"));

    [Fact]
    public void Of_a_merge_only_what_no_parent_has_is_new() =>
        Assert.Equal(["a.cs:2:both"], Read("diff --cc a.cs\nindex 1,2..3\n--- a/a.cs\n+++ b/a.cs\n@@@ -1,2 -1,2 +1,4 @@@\n  same\n++both\n +from one\n+ from other\n"));

    [Fact]
    public void Windows_line_ends_and_colours_do_not_matter() =>
        Assert.Equal(["a.cs:1:x"], Read("\u001b[1mdiff --git a/a.cs b/a.cs\u001b[m\r\n\u001b[1m--- a/a.cs\u001b[m\r\n\u001b[1m+++ b/a.cs\u001b[m\r\n\u001b[36m@@ -0,0 +1 @@\u001b[m\r\n\u001b[32m+\u001b[m\u001b[32mx\u001b[m\r\n"));

    [Fact]
    public void A_hunk_that_is_cut_off_gives_what_there_is() =>
        Assert.Equal(["a.cs:1:x", "b.cs:1:y"], Read("--- a/a.cs\n+++ b/a.cs\n@@ -1,9 +1,9 @@\n+x\ndiff --git a/b.cs b/b.cs\n--- a/b.cs\n+++ b/b.cs\n@@ -0,0 +1 @@\n+y"));

    [Fact]
    public void Text_that_is_no_diff_gives_nothing()
    {
        var diff = new UnifiedDiff();
        foreach (string line in (string[])["Hello", "+x", "-y", "@@ no @@", "@@ -a +b @@", "--- a", "+++ b"]) Assert.Null(diff.Take(line));
        Assert.Null(diff.Finish());
        Assert.False(diff.HasHunks);
    }

    [Fact]
    public void Any_text_at_all_is_read()
    {
        var random = new Random(11);
        string[] pieces = ["diff --git a/x b/x", "diff --git \"a/x", "diff --cc y", "--- a/x", "+++ b/x", "+++ /dev/null", "@@ -1,2 +1,2 @@", "@@@ -1 -1 +1,3 @@@", "@@ -99999999999 +1 @@", "@@", "+x", "-x", " x", "", "\\ No newline", "++", "\u001b[3", "\"", "rename to \"z\\"];
        for (int i = 0; i < 5000; i++)
        {
            IEnumerable<string> lines = Enumerable.Range(0, random.Next(25)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(5) == 0 ? "\r" : ""));
            foreach (DiffFile file in UnifiedDiff.Read(lines, default)) Assert.NotEmpty(file.Added);
        }
    }

    private static IEnumerable<string> Read(string diff) =>
        UnifiedDiff.Read(diff.Split('\n'), default).SelectMany(file => file.Added.Select(line => $"{file.Path}:{line.Line}:{line.Text}"));
}
