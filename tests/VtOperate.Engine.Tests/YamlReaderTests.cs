using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Engine.Documents;

namespace VtOperate.Engine.Tests;

public sealed class YamlReaderTests
{
    private readonly YamlReader _reader = new();

    [Fact]
    public void Keeps_order_places_and_doubled_keys()
    {
        var map = Assert.IsType<YamlMap>(_reader.Read("b: 1\na: [x, 'y']\nb: two\n", "f.yml", firstLine: 5));
        Assert.Equal(["b", "a", "b"], map.Entries.Select(entry => entry.Key.Value));
        Assert.Equal([5, 6, 7], map.Entries.Select(entry => entry.Key.Line));
        Assert.Equal("two", Assert.IsType<YamlScalar>(map.Find("b")).Value);
        var list = Assert.IsType<YamlList>(map.Find("a"));
        Assert.Equal([true, false], list.Items.Cast<YamlScalar>().Select(item => item.IsPlain));
    }

    [Theory]
    [InlineData("a: [1\n", "f.yml' line 2")]
    [InlineData("a: *nobody\n", "nobody")]
    [InlineData("a: 1\nb: !![URGENT] down\n", "f.yml' line 2")]
    [InlineData("!!]", "f.yml' line 1")]
    public void Says_where_it_is_wrong(string text, string expected)
    {
        OperationException problem = Assert.Throws<OperationException>(() => _reader.Read(text, "f.yml"));
        Assert.Equal(ErrorId.YamlInvalid, problem.Id);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_brackets_that_goes_on_without_indentation_is_a_mistake_with_a_place()
    {
        OperationException problem = Assert.Throws<OperationException>(() => _reader.Read("module: Sessions\ntags: [redis, connection\npool]\n", "f.md", firstLine: 2));
        Assert.Equal(ErrorId.YamlInvalid, problem.Id);
        Assert.Contains("f.md' line 3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Junk_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(5);
        const string Alphabet = "ab:-?,[]{}&*!|>'\"%@`# \t\n\r\0\u00e9~0";
        for (int round = 0; round < 20_000; round++)
        {
            string junk = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            try
            {
                _reader.Read(junk, "f.yml");
            }
            catch (OperationException problem)
            {
                Assert.Equal(ErrorId.YamlInvalid, problem.Id);
            }
        }
    }

    [Fact]
    public void Refuses_a_bomb_of_nesting() =>
        Assert.Equal(ErrorId.YamlInvalid, Assert.Throws<OperationException>(() => _reader.Read(new string('[', 5000), "f.yml")).Id);

    [Fact]
    public void Treats_tags_as_data() =>
        Assert.Equal("x", Assert.IsType<YamlScalar>(Assert.IsType<YamlMap>(_reader.Read("a: !!python/object:os.system x", "f.yml")).Find("a")).Value);

    [Fact]
    public void Empty_text_is_no_document() => Assert.Null(_reader.Read("# only a comment\n", "f.yml"));

    [Fact]
    public void Any_text_is_read_or_refused_by_id()
    {
        const string Signs = "a:- #'\"[]{},&*?|>%@`!\n\t\r=~.\u0085\u2028\ufeff\u00a0<\\0";
        var random = new Random(13);
        for (int i = 0; i < 60_000; i++)
        {
            char[] text = new char[random.Next(1, 12)];
            for (int c = 0; c < text.Length; c++) text[c] = Signs[random.Next(Signs.Length)];
            try
            {
                _reader.Read(new string(text), "f.yml");
            }
            catch (OperationException problem)
            {
                Assert.Equal(ErrorId.YamlInvalid, problem.Id);
            }
        }
    }
}
