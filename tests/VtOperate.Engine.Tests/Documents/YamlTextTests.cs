using VtOperate.Core.Documents;
using VtOperate.Engine.Documents;

namespace VtOperate.Engine.Tests.Documents;

public sealed class YamlTextTests
{
    private readonly YamlReader _reader = new();

    [Fact]
    public void What_is_written_is_read_back_as_scalar_and_in_both_lists()
    {
        var random = new Random(21);
        for (int i = 0; i < 6000; i++)
        {
            string[] texts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomText.Next(random))];
            string yaml = $"one: {YamlText.Scalar(texts[0])}\nflow: {YamlText.FlowList(texts)}\nblock:\n{string.Concat(texts.Select(text => $"  - {YamlText.Scalar(text)}\n"))}quoted: {YamlText.DoubleQuoted(texts[0])}\nsingle: {YamlText.SingleQuoted(texts[0])}\nlast: 1\n";
            var map = Assert.IsType<YamlMap>(_reader.Read(yaml, "t.md"));
            string[] stored = [.. texts.Select(RandomText.Storable)];
            Assert.Equal(["one", "flow", "block", "quoted", "single", "last"], map.Entries.Select(entry => entry.Key.Value));
            foreach (string key in (string[])["one", "quoted", "single"]) Assert.Equal(stored[0], Assert.IsType<YamlScalar>(map.Find(key)).Value);
            foreach (string key in (string[])["flow", "block"]) Assert.Equal(stored, Assert.IsType<YamlList>(map.Find(key)).Items.Select(item => Assert.IsType<YamlScalar>(item).Value));
            if (map.Find("one") is YamlScalar { IsPlain: true } plain) Assert.False(plain.IsNull);
        }
    }

    [Fact]
    public void Any_char_is_read_back()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            if (char.IsSurrogate((char)c)) continue;
            string text = $"a{(char)c}b", edge = ((char)c).ToString();
            var map = Assert.IsType<YamlMap>(_reader.Read($"in: {YamlText.Scalar(text)}\nedge: {YamlText.Scalar(edge)}\nflow: {YamlText.FlowList([text, edge])}\n", "t.md"));
            Assert.Equal(text, Assert.IsType<YamlScalar>(map.Find("in")).Value);
            Assert.Equal(edge, Assert.IsType<YamlScalar>(map.Find("edge")).Value);
            Assert.Equal([text, edge], Assert.IsType<YamlList>(map.Find("flow")).Items.Cast<YamlScalar>().Select(item => item.Value));
        }
    }
}
