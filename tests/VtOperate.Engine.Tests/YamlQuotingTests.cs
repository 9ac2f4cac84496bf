using VtOperate.Core.Bugs;
using VtOperate.Core.Documents;
using VtOperate.Engine.Documents;

namespace VtOperate.Engine.Tests;

public sealed class YamlQuotingTests
{
    [Fact]
    public void What_we_quote_a_yaml_parser_reads_back()
    {
        var random = new Random(11);
        var reader = new YamlReader();
        for (int i = 0; i < 3000; i++)
        {
            char[] letters = new char[random.Next(0, 40)];
            for (int c = 0; c < letters.Length; c++)
            {
                // Unpaired surrogates have no meaning in UTF-8; everything else must survive.
                do letters[c] = (char)random.Next(0, random.Next(3) == 0 ? 0x10000 : 128);
                while (char.IsSurrogate(letters[c]) || letters[c] is '\uFFFE' or '\uFFFF');
            }

            string text = new(letters);
            var map = Assert.IsType<YamlMap>(reader.Read("title: " + MarkdownText.Yaml(text) + "\nlast: 1\n", "t.md"));
            Assert.Equal(text, Assert.IsType<YamlScalar>(map.Find("title")).Value);
        }
    }
}
