using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Forms;

namespace VtOperate.Core.Tests.Bugs.Reduction;

public sealed class StructureReducerTests
{
    [Fact]
    public void Lines_then_words_then_letters_go_until_only_the_cause_is_left()
    {
        string source = string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i} with some words\r\n")) + "before badword,after\r\n" + "tail without an end";
        Assert.Equal("adw", Reduce(source, "x.txt", text => text.Contains("adw", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lines_alone_are_lines_with_their_own_line_breaks() =>
        Assert.Equal("b\r\nd", Reduce("a\nb\r\nc\rd", "x", text => text.Contains('b') && text.Contains('d'), InputForm.Lines));

    [Theory]
    [InlineData("{\"a\": 1, \"b\": {\"c\": [1, 2, {\"deep\": \"the cause\"}], \"d\": null}, \"e\": []}", "cause", "{\"b\": {\"c\": [{\"deep\": \"cause\"}]}}")]
    [InlineData("[1, 22, 333]", "22", "[22]")]
    [InlineData("[1, 22, 333]", "1", "[1]")]
    [InlineData("[\r\n  1,\r\n  22,\r\n  333\r\n]", "333", "[\r\n  333\r\n]")]
    [InlineData("{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n", "2", "{\"b\":2}\n")]
    [InlineData("// note\n{ \"a\": 1, /* kept */ \"b\": 2, }", "2", "// note\n{ \"b\": 2, }")]
    [InlineData("{\"a\": \"x\\\"y\\u0041z\\ud83d\\ude00!\"}", "u0041", "{\"a\": \"\\u0041\"}")]
    [InlineData("  \"only a text\"  ", "text", "  \"text\"  ")]
    public void Json_keeps_its_form(string source, string cause, string expected) =>
        Assert.Equal(expected, Reduce(source, "x.json", text => text.Contains(cause, StringComparison.Ordinal)));

    [Fact]
    public void Every_candidate_of_json_is_json()
    {
        string source = "{\"users\": [{\"id\": 1, \"name\": \"Änne \\\"A\\\"\", \"tags\": [\"a\", \"b\\u00e9\"]}, {\"id\": 2, \"name\": \"x\", \"tags\": []}], \"next\": null, \"ok\": true, \"n\": -1.5e3}";
        var check = TextCheck.Of(text => text.Contains("b\\u00e9", StringComparison.Ordinal) && text.Contains("-1.5e3", StringComparison.Ordinal));
        Assert.Equal("{\"users\": [{\"tags\": [\"\\u00e9\"]}], \"n\": -1.5e3}", Reduce(Encoding.UTF8.GetBytes(source), "x.json", TextCheck.Of(text => text.Contains("\\u00e9", StringComparison.Ordinal) && text.Contains("-1.5e3", StringComparison.Ordinal))));
        Reduce(Encoding.UTF8.GetBytes(source), "x.json", check);
        Assert.All(check.Seen, candidate => JsonDocument.Parse(Encoding.Latin1.GetBytes(candidate)).Dispose());
    }

    [Fact]
    public void Every_candidate_of_xml_is_xml_and_untouched_parts_keep_their_bytes()
    {
        string source = "<?xml version=\"1.0\"?>\n<!DOCTYPE r [ <!ENTITY e \"x>y\"> ]>\n<r a='1'  b=\"2\">\n  <!-- note -->\n  <s t=\"u\">one two</s>\n  <s x:y=\"z\" xmlns:x=\"urn:x\"><![CDATA[raw <text>]]>&amp; more</s>\n  <empty/>\n</r>\n";
        var check = TextCheck.Of(text => text.Contains("two", StringComparison.Ordinal) && text.Contains("b=\"2\"", StringComparison.Ordinal));
        Assert.Equal("<r  b=\"2\">\n  <s>two</s>\n</r>", Reduce(Encoding.UTF8.GetBytes(source), "x.xml", check).TrimEnd());
        Assert.All(check.Seen, candidate => XDocument.Parse(candidate));
    }

    [Fact]
    public void Yaml_goes_by_blocks()
    {
        string source = "# head\nname: app\nservices:\n  web:\n    image: nginx:1.2\n    ports:\n    - 80\n    - 443\n  db:\n    image: postgres\n\nscript: |\n  one\n\n  two\nlast: 1\n";
        Assert.Equal("services:\n  web:\n    ports:\n    - 443\n", Reduce(source, "x.yml", text => text.Contains("443", StringComparison.Ordinal) && IsBelow(text, "443", "services")));
        Assert.Equal("script: |\n  two\n", Reduce(source, "x.yml", text => text.Contains("script: |", StringComparison.Ordinal) && text.Contains("\n  two\n", StringComparison.Ordinal) && !text.Contains("|\n\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bytes_that_are_no_text_go_one_by_one()
    {
        byte[] source = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        source[500] = 0xFF;
        source[501] = 0xFE;
        byte[] result = Encoding.Latin1.GetBytes(Reduce(source, "x.bin", TextCheck.Of(text => text.Contains("\u00FF\u00FE", StringComparison.Ordinal))));
        Assert.Equal([0xFF, 0xFE], result);
    }

    [Fact]
    public void Text_with_broken_letters_is_reduced_without_mending_them()
    {
        byte[] source = [.. "\uFEFFone äö "u8, 0xC3, 0x28, 0xFF, .. " two"u8];
        byte[] result = Encoding.Latin1.GetBytes(Reduce(source, "x.txt", TextCheck.Of(text => text.Contains('\u00FF', StringComparison.Ordinal) && text.Contains("\u00C3\u00B6", StringComparison.Ordinal))));
        Assert.Equal([0xEF, 0xBB, 0xBF, 0xC3, 0xB6, 0xFF], result);
    }

    [Fact]
    public void Text_of_two_bytes_a_letter_keeps_its_mark_and_its_letters_whole()
    {
        byte[] source = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("eins\r\nzwei 😀 drei\r\nvier")];
        byte[] result = Encoding.Latin1.GetBytes(Reduce(source, "x.txt", TextCheck.Of(text => Encoding.Unicode.GetString(Encoding.Latin1.GetBytes(text)).Contains("😀", StringComparison.Ordinal))));
        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("😀")], result);
    }

    [Theory]
    [InlineData("x.json", "{\"a\": [1, 2}")]
    [InlineData("x.json", "{'a': 1}")]
    [InlineData("x.json", "")]
    [InlineData("x.xml", "<a><b></a>")]
    [InlineData("x.xml", "<a b=c/>")]
    [InlineData("x.xml", "text")]
    [InlineData("x.ps1", "if (")]
    public void What_cannot_be_read_in_its_form_is_text(string name, string source) =>
        Assert.Equal(InputForm.Text, InputForms.Read(Encoding.UTF8.GetBytes(source), InputForm.Auto, name, null).Form);

    [Theory]
    [InlineData("x.dat", "{\"a\":1}", InputForm.Json)]
    [InlineData("x", "<?xml version='1.0'?><a/>", InputForm.Xml)]
    [InlineData("x.YML", "a: 1", InputForm.Yaml)]
    [InlineData("x.txt", "{\"a\":1}", InputForm.Text)]
    [InlineData("x", "{ not json", InputForm.Text)]
    [InlineData("x", "a\0b", InputForm.Bytes)]
    [InlineData("x.csproj", "<Project/>", InputForm.Xml)]
    public void The_form_is_guessed_from_name_and_content(string name, string source, InputForm form) =>
        Assert.Equal(form, InputForms.Read(Encoding.UTF8.GetBytes(source), InputForm.Auto, name, null).Form);

    [Theory]
    [InlineData("x.json")]
    [InlineData("x.xml")]
    [InlineData("x.yml")]
    [InlineData("x.txt")]
    public void Any_bytes_can_be_reduced_and_nothing_is_written_that_was_not_there(string name)
    {
        var random = new Random(5);
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "<a>", "</a>", "<a b='", "'", "/>", "<!--", "-->", "<![CDATA[", "&amp;", "- ", "  ", "\n", "\r\n", "key: ", "|", "ä", "😀", "\0", "x"];
        for (int round = 0; round < 300; round++)
        {
            byte[] source = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => pieces[random.Next(pieces.Length)])));
            if (round % 5 == 0) random.NextBytes(source.AsSpan(0, source.Length / 2));
            (ReductionPart root, _) = InputForms.Read(source, InputForm.Auto, name, null);
            AssertNested(root);
            Assert.Equal(source, PartWriter.Write(source, root, _ => false));
        }
    }

    [Fact]
    public void Folders_go_before_the_files_in_them()
    {
        string[] files = [.. Enumerable.Range(0, 40).Select(i => $"a/deep/{i:00}.txt"), "b/one.txt", "b/two.txt", "c.txt"];
        byte[] source = ListForm.Write(files);
        var check = TextCheck.Of(text => text.Contains("b/two.txt", StringComparison.Ordinal));
        Assert.Equal("b/two.txt\n", Reduce(source, ListForm.Grouped(source), check, out StructureReducer reducer));
        Assert.True(reducer.IsMinimal);
        Assert.InRange(check.Seen.Count, 1, 12);
        Assert.Equal(["a\tb", "ü", ""], ListForm.Names(ListForm.Write(["a\tb", "ü", ""])));
    }

    [Fact]
    public void What_is_proved_is_every_part_that_is_left()
    {
        byte[] source = Encoding.UTF8.GetBytes("{\"a\": [1, 2, 3], \"b\": \"xyz\"}");
        var check = TextCheck.Of(text => text.Contains('2', StringComparison.Ordinal) && text.Contains("yz", StringComparison.Ordinal));
        Reduce(source, InputForms.Read(source, InputForm.Json, "", null).Root, check, out StructureReducer reducer);

        // Two members, one item, one word and its two letters.
        Assert.Equal("{\"a\": [2], \"b\": \"yz\"}", Encoding.UTF8.GetString(reducer.Best));
        Assert.Equal(6, reducer.Proven);
    }

    private static bool IsBelow(string text, string inner, string outer) => text.IndexOf(outer, StringComparison.Ordinal) is >= 0 and int at && text.IndexOf(inner, at, StringComparison.Ordinal) > at
        && text.Contains("web:", StringComparison.Ordinal) && text.Contains("ports:", StringComparison.Ordinal);

    private static void AssertNested(ReductionPart part)
    {
        int at = part.Start;
        foreach (ReductionPart inner in part.Expand())
        {
            Assert.InRange(inner.LeadStart, at, inner.Start);
            Assert.InRange(inner.Start, at, inner.End);
            at = inner.End;
            AssertNested(inner);
        }

        Assert.InRange(at, part.Start, part.End);
    }

    private static string Reduce(string source, string name, Func<string, bool> fails, InputForm form = InputForm.Auto) => Reduce(Encoding.UTF8.GetBytes(source), name, TextCheck.Of(fails), form);

    private static string Reduce(byte[] source, string name, TextCheck check, InputForm form = InputForm.Auto) =>
        Reduce(source, InputForms.Read(source, form, name, null).Root, check, out _);

    private static string Reduce(byte[] source, ReductionPart root, TextCheck check, out StructureReducer reducer)
    {
        using var runs = new CandidateRuns(check, new ReductionLimits());
        reducer = new StructureReducer(source, root, runs, 1);
        reducer.Reduce(null, CancellationToken.None);
        Assert.True(reducer.IsMinimal);
        return Encoding.Latin1.GetString(reducer.Best);
    }
}
