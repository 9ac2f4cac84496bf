using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Engine.Tests.Documents;

public sealed class EditableDocumentTests
{
    private static readonly string[] s_order = ["title", "module", "date", "problem_type", "component", "symptoms", "severity", "tags", "status"];

    private readonly EngineRoot _engine = new();

    [Theory]
    [InlineData("severity: high  # since May\n", "severity: critical  # since May\n")]
    [InlineData("severity: \"high\"\n", "severity: \"critical\"\n")]
    [InlineData("severity: 'high'\r\n", "severity: 'critical'\r\n")]
    [InlineData("severity:\n", "severity: critical\n")]
    [InlineData("severity:   # not known\n", "severity: critical   # not known\n")]
    [InlineData("severity: |  # header\n  high\n  # text\n\n", "severity: critical  # header\n")]
    [InlineData("severity:\n  high\n", "severity: critical\n")]
    [InlineData("severity: high\n  or so  # end\n# next\n", "severity: critical  # end\n# next\n")]
    [InlineData("severity: [high, low]  # which?\n", "severity: critical  # which?\n")]
    [InlineData("severity:\n  - high\n  - low\n", "severity: critical\n")]
    [InlineData("Severity: high\n", "Severity: critical\n")]
    [InlineData("  severity: high\n  x: 1\n", "  severity: critical\n  x: 1\n")]
    public void A_field_is_set_in_place(string yaml, string expected) => Assert.Equal(Document(expected), Of(Document(yaml)).SetScalar("severity", "critical").Text);

    [Theory]
    [InlineData("tags: [redis,  'pool', x]  # three\n", "tags: [redis,  'pool', new]  # three\n")]
    [InlineData("tags: []\n", "tags: [redis, pool, new]\n")]
    [InlineData("tags: [\n  redis,\n  pool,\n]\n", "tags: [\n  redis,\n  pool, new,\n]\n")]
    [InlineData("tags:\n  - redis  # first\n  # about the pool\n  - 'pool'\n  - x\n", "tags:\n  - redis  # first\n  # about the pool\n  - 'pool'\n  - new\n")]
    [InlineData("tags:\r\n- x\r\n- redis\r\n", "tags:\r\n- redis\r\n- pool\r\n- new\r\n")]
    [InlineData("tags: redis, pool # two\n", "tags: # two\n  - redis\n  - pool\n  - new\n")]
    [InlineData("tags:\n", "tags:\n  - redis\n  - pool\n  - new\n")]
    public void A_list_keeps_its_style_and_what_stays_in_it(string yaml, string expected) => Assert.Equal(Document(expected), Of(Document(yaml)).SetList("tags", ["redis", "pool", "new"]).Text);

    [Theory]
    [InlineData("title: x\ntags: [a]\n", "title: x\nseverity: high\ntags: [a]\n")]
    [InlineData("# about\ntags: [a]\n", "severity: high\n# about\ntags: [a]\n")]
    [InlineData("other: 1\n", "other: 1\nseverity: high\n")]
    [InlineData("symptoms:\n  - a\n\n# next\ntags: [a]\n", "symptoms:\n  - a\nseverity: high\n\n# next\ntags: [a]\n")]
    [InlineData("symptoms: |+\n  a\n\ntags: [a]\n", "symptoms: |+\n  a\n\nseverity: high\ntags: [a]\n")]
    [InlineData("", "severity: high\n")]
    public void A_new_field_stands_at_its_place_in_the_order(string yaml, string expected) => Assert.Equal(Document(expected), Of(Document(yaml)).SetScalar("severity", "high", s_order).Text);

    [Fact]
    public void A_document_without_front_matter_gets_one() =>
        Assert.Equal("\ufeff---\r\nstatus: draft\r\n---\r\n\r\n# Title\r\n", Encoding.UTF8.GetString(EditableDocument.Of(_engine, "d.md", Encoding.UTF8.GetBytes("\ufeff# Title\r\n")).SetScalar("status", "draft").ToBytes()));

    [Theory]
    [InlineData("a: 1\nseverity: x\nseverity: y\n", "stands twice")]
    [InlineData("severity: &s high\nother: *s\n", "anchor")]
    [InlineData("base: &s high\nseverity: *s\n", "anchor")]
    [InlineData("severity: {a: 1}\n", "more than a text")]
    [InlineData("severity: [a\nx: 1\n", "left as it is")]
    [InlineData("just words\n", "not a list of 'key: value' lines")]
    [InlineData("{severity: high}\n", "not certain")]
    [InlineData("severity:\n  - a\n  # kept\n  - b\n", "comment")]
    public void What_is_not_certain_is_refused(string yaml, string why)
    {
        OperationException refused = Assert.Throws<OperationException>(() => Of(Document(yaml)).SetScalar("severity", "critical"));
        Assert.Equal(ErrorId.DocumentNotEditable, refused.Id);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_front_matter_that_never_ends_is_refused() =>
        Assert.Contains("no closing line", Assert.Throws<OperationException>(() => Of("---\ntitle: x\n").SetScalar("title", "y")).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_of_another_encoding_stay_and_are_not_edited_over()
    {
        byte[] latin = [.. "---\ntitle: caf"u8, 0xE9, .. "\nseverity: high\n---\nr"u8, 0xE9, .. "sum"u8, 0xE9];
        var document = EditableDocument.Of(_engine, "d.md", latin);
        Assert.Equal((byte[])[.. "---\ntitle: caf"u8, 0xE9, .. "\nseverity: low\n---\nr"u8, 0xE9, .. "sum"u8, 0xE9], document.SetScalar("severity", "low").ToBytes());
        Assert.Contains("line 2: the text there is not in the encoding", Assert.Throws<OperationException>(() => document.SetScalar("title", "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_anchor_elsewhere_is_data_and_stays() =>
        Assert.Equal("---\nbase: &b [x]\nuse: *b\ntag: !!python/object:os.system y\nstatus: done\n---\n", Of("---\nbase: &b [x]\nuse: *b\ntag: !!python/object:os.system y\nstatus: open\n---\n").SetScalar("status", "done").Text);

    [Fact]
    public void A_field_is_renamed_with_its_value_and_removed_with_its_lines()
    {
        EditableDocument document = Of("---\ncreated:  2026-01-02 # when\nopen:\n  - a\n  - b\n# end\n---\n");
        Assert.Equal("---\ndate:  2026-01-02 # when\nopen:\n  - a\n  - b\n# end\n---\n", document.Rename("created", "date").Text);
        Assert.Equal("---\ncreated:  2026-01-02 # when\n# end\n---\n", document.Remove("open").Text);
        Assert.Same(document, document.Remove("nothing"));
        Assert.Throws<OperationException>(() => document.Rename("created", "open"));
    }

    [Fact]
    public void Taking_out_what_another_value_refers_to_is_refused() => Assert.Throws<OperationException>(() => Of("---\nbase: &b x\nuse: *b\n---\n").Remove("base"));

    [Theory]
    [InlineData("# T\n\n## Related Issues\n\n- one\n\n## Next\n", "# T\n\n## Related Issues\n\n- one\n- two\n\n## Next\n")]
    [InlineData("# T\n\n## Related Issues\nnone yet", "# T\n\n## Related Issues\nnone yet\n\n- two\n")]
    [InlineData("# T\n\n## related issues:\n## Next\n", "# T\n\n## related issues:\n\n- two\n\n## Next\n")]
    [InlineData("# T\n\n```\n## Related Issues\n```\n", "# T\n\n```\n## Related Issues\n```\n\n## Related Issues\n\n- two\n")]
    [InlineData("# T\r\n\r\n## Related\r\n\r\n### Below\r\n\r\n- one\r\n", "# T\r\n\r\n## Related\r\n\r\n### Below\r\n\r\n- one\r\n- two\r\n")]
    [InlineData("", "## Related Issues\n\n- two\n")]
    public void A_line_is_added_to_its_section_once(string body, string expected)
    {
        EditableDocument added = Of(body).InsertIntoSection(["Related Issues", "Related"], "- two");
        Assert.Equal(expected, added.Text);
        Assert.Same(added, added.InsertIntoSection(["Related Issues", "Related"], "- two"));
    }

    [Fact]
    public void Nothing_is_added_inside_code_that_never_ends() =>
        Assert.Contains("part of another block", Assert.Throws<OperationException>(() => Of("# T\n\n## Related\n\n```\ncode\n").InsertIntoSection(["Related"], "- two")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_section_is_appended_in_the_line_ends_of_the_document()
    {
        EditableDocument document = Of("---\r\ntitle: x\r\n---\r\n# T\r\nno end").AppendSection("Evidence", "one\n\n```text\nline\n```\n");
        Assert.Equal("---\r\ntitle: x\r\n---\r\n# T\r\nno end\r\n\r\n## Evidence\r\n\r\none\r\n\r\n```text\r\nline\r\n```\r\n", document.Text);
        Assert.Same(document, document.AppendSection("Evidence", "more"));
    }

    [Fact]
    public void Text_in_a_line_of_the_body_is_replaced_where_it_stands_once()
    {
        EditableDocument document = Of("---\ntitle: a.md\n---\nsee a.md and b.md\nb.md b.md\n");
        Assert.Equal("---\ntitle: a.md\n---\nsee c.md and b.md\nb.md b.md\n", document.ReplaceInLine(4, "a.md", "c.md").Text);
        Assert.Throws<OperationException>(() => document.ReplaceInLine(5, "b.md", "c.md"));
        Assert.Throws<OperationException>(() => document.ReplaceInLine(2, "a.md", "c.md"));
        Assert.Throws<OperationException>(() => document.ReplaceInLine(99, "a.md", "c.md"));
    }

    [Fact]
    public void The_difference_shows_what_changes_and_two_lines_around_it()
    {
        EditableDocument before = Of("---\ntitle: x\nmodule: m\nseverity: high\ntags: [a]\n---\nbody\n");
        Assert.Equal("--- a/d.md\n+++ b/d.md\n@@ -2,5 +2,5 @@\n title: x\n module: m\n-severity: high\n+severity: low\n tags: [a]\n ---", before.SetScalar("severity", "low").Diff(before, "d.md"));
        Assert.Equal("", before.Diff(before, "d.md"));
    }

    [Fact]
    public void A_null_that_is_set_to_the_word_null_is_quoted() => Assert.Equal("---\nstatus: \"null\"\n---\n", Of("---\nstatus: null\n---\n").SetScalar("status", "null").Text);

    private EditableDocument Of(string text) => EditableDocument.Of(_engine, "d.md", Encoding.UTF8.GetBytes(text));

    private static string Document(string yaml) => (yaml.Contains("\r\n", StringComparison.Ordinal) ? "---\r\n" : "---\n") + yaml + "---\n# Title\n";
}
