using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Engine.Documents;

namespace VtOperate.Engine.Tests.Documents;

/// <summary>What the fast reader reads is what the parser reads, places included; what it is not certain of it leaves alone.</summary>
public sealed class FastYamlTests
{
    private readonly YamlReader _parser = new();

    [Fact]
    public void Generated_front_matter_is_read_the_same()
    {
        var random = new Random(31);
        var odd = new OddDocument(random);
        int read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = FrontMatter.Split(odd.Text()).Yaml;
            if (text.Length > 0 && AssertSame(text)) read++;
        }

        Assert.True(read > 500, $"only {read} of 20000 were of the plain kind");
    }

    [Fact]
    public void Hostile_text_is_read_the_same()
    {
        string[] pieces =
        [
            "a", "key", ":", ": ", ":\n", "\n", "\r\n", "\r", " ", "  ", "- ", "-", "\n- ", "\n  - ", "[", "]", ", ", ",", "\"", "'", "''", "\\", "\\\"", "\\n", "#", " #", " # c\n", "x: y\n", "k: [a, b]\n", "l:\n  - a\n  - b\n",
            "m:\n- a\n- 'b'\n", "q: \"v\"\n", "e:\n", "---\n", "...", "? ", "| ", ">-\n", "&a ", "*a", "!t ", "%", "@", "`", "{", "}", "\t", "\u00a0", "\u0085", "\u2028", "é", "日", "😀", "~", "null", "<<: ", "=", ".", "1", "\ufeff", "\0", "_k: v", "-x", "  more\n",
        ];
        var random = new Random(32);
        int read = 0;
        for (int i = 0; i < 150_000; i++)
        {
            var text = new StringBuilder();
            for (int count = random.Next(1, 12); count > 0; count--) text.Append(pieces[random.Next(pieces.Length)]);
            if (AssertSame(text.ToString())) read++;
        }

        Assert.True(read > 2000, $"only {read} were of the plain kind");
    }

    [Fact]
    public void Plain_front_matter_with_one_slip_is_read_the_same()
    {
        const string Plain = "title: \"A title: of it\"\nmodule: Payments service\ndate: 2026-03-01\ncategory: runtime-errors\nproblem_type: runtime_error  # known\nsymptoms:\n  - 'it''s slow'\n  - Connection refused\n\n# rest\nseverity: high\ntags: [redis, \"pool\", time-out]\nopen: []\nstatus:\n";
        const string Signs = ":#-'\"[]{},&*!|>%@`?\\ \n\r\ta1\u0085é";
        Assert.True(AssertSame(Plain));
        var random = new Random(33);
        for (int i = 0; i < 60_000; i++)
        {
            var text = new StringBuilder(Plain);
            for (int slips = random.Next(1, 4); slips > 0; slips--)
            {
                int at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0: text.Remove(at, 1); break;
                    case 1: text.Insert(at, Signs[random.Next(Signs.Length)]); break;
                    default: text[at] = Signs[random.Next(Signs.Length)]; break;
                }
            }

            AssertSame(text.ToString());
        }
    }

    [Theory]
    [InlineData("a: b\n")]
    [InlineData("a: b")]
    [InlineData("a: [x, 'y', \"z\"]\nb: []\n")]
    [InlineData("a:\n- x\n- y\nb:\n    - z\nc:\n")]
    [InlineData("# c\n\na: http://x/y#z # c\r\nb: it's 50%\r\n")]
    public void The_common_kind_is_read_fast(string text) => Assert.True(AssertSame(text));

    [Theory]
    [InlineData("a: b: c\n")]
    [InlineData("a: `b`\n")]
    [InlineData("a: |\n  b\n")]
    [InlineData("a: b\n  c\n")]
    [InlineData("a: &x b\n")]
    [InlineData("a: {b: c}\n")]
    [InlineData("a:\n  b: c\n")]
    [InlineData("a:\tb\n")]
    [InlineData("- a\n")]
    [InlineData("")]
    [InlineData("# only\n")]
    public void The_rest_is_left_to_the_parser(string text) => Assert.Null(FastYamlReader.TryReadPlain(text));

    // True when it was of the plain kind.
    private bool AssertSame(string text)
    {
        if (FastYamlReader.TryReadPlain(text, firstLine: 7) is not { } fast) return false;
        YamlNode? thorough;
        try
        {
            thorough = _parser.Read(text, "f.yml", firstLine: 7);
        }
        catch (OperationException refused)
        {
            Assert.Fail($"the parser refuses what the fast reader reads: {refused.Message}\n{text}");
            return false;
        }

        string expected = thorough is null ? "nothing" : Spell(thorough), actual = Spell(fast);
        Assert.True(expected == actual, $"{text}\nparser: {expected}\nfast:   {actual}");
        return true;
    }

    private static string Spell(YamlNode node) => $"{node.Line}:{node.Column}" + node switch
    {
        YamlScalar scalar => $"<{scalar.Value}|{scalar.IsPlain}>",
        YamlList list => $"[{string.Join(",", list.Items.Select(Spell))}]",
        YamlMap map => $"{{{string.Join(",", map.Entries.Select(entry => Spell(entry.Key) + Spell(entry.Value)))}}}",
        _ => "",
    };
}
