using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Engine.Tests.Documents;

public sealed class EditableDocumentPropertyTests
{
    private static readonly string[] s_order = ["title", "module", "date", "category", "problem_type", "component", "symptoms", "root_cause", "severity", "tags", "status", "open"];

    private readonly EngineRoot _engine = new();

    [Fact]
    public void Any_bytes_come_back_unchanged()
    {
        var random = new Random(1);
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (random.Next(3) == 0) bytes = [.. "---\n"u8, .. bytes, .. "\n---\n"u8];
            if (random.Next(4) == 0) bytes = [.. random.Next(3) switch { 0 => (byte[])[0xFF, 0xFE], 1 => [0xFE, 0xFF], _ => [0xEF, 0xBB, 0xBF] }, .. bytes];
            Assert.Equal(bytes, EditableDocument.Of(_engine, "d.md", bytes).ToBytes());
        }
    }

    [Fact]
    public void Odd_documents_come_back_unchanged()
    {
        var random = new Random(2);
        var odd = new OddDocument(random);
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = odd.Bytes(odd.Text());
            Assert.Equal(bytes, EditableDocument.Of(_engine, "d.md", bytes).ToBytes());
        }
    }

    [Fact]
    public void A_field_that_is_set_is_read_back_and_nothing_else_changes()
    {
        var random = new Random(3);
        var odd = new OddDocument(random);
        int edited = 0;
        for (int i = 0; i < 6000; i++)
        {
            byte[] bytes = odd.Bytes(odd.Text());
            var before = EditableDocument.Of(_engine, "d.md", bytes);
            string key = random.Next(4) == 0 ? "open" : s_order[random.Next(s_order.Length)];
            string[] texts = [.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomText.Next(random))];
            bool isList = random.Next(2) == 0;
            EditableDocument after;
            try
            {
                after = isList ? before.SetList(key, texts, s_order, (ListStyle)random.Next(2)) : before.SetScalar(key, texts.Length > 0 ? texts[0] : "x", s_order);
            }
            catch (OperationException refused)
            {
                Assert.Equal(ErrorId.DocumentNotEditable, refused.Id);
                Assert.Contains("d.md' line ", refused.Message, StringComparison.Ordinal);
                continue;
            }

            edited++;
            string[] wanted = isList ? [.. texts.Select(RandomText.Storable)] : [RandomText.Storable(texts.Length > 0 ? texts[0] : "x")];
            Assert.Equal(wanted, Values(after, key, isList));
            Assert.Equal(Others(before, key), Others(after, key));
            AssertOnlyItsLinesChanged(before, after, key);
            EditableDocument again = isList ? after.SetList(key, texts, s_order) : after.SetScalar(key, wanted[0], s_order);
            Assert.Same(after, again);
            var fresh = EditableDocument.Of(_engine, "d.md", after.ToBytes());
            Assert.Equal(after.ToBytes(), (isList ? fresh.SetList(key, texts, s_order) : fresh.SetScalar(key, wanted[0], s_order)).ToBytes());
        }

        Assert.True(edited > 3000, $"only {edited} of 6000 could be edited");
    }

    [Fact]
    public void A_field_that_is_added_and_removed_again_leaves_the_same_bytes()
    {
        var random = new Random(4);
        var odd = new OddDocument(random);
        int edited = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = odd.Bytes(odd.Text(mayHaveDoubles: false));
            var before = EditableDocument.Of(_engine, "d.md", bytes);
            if (!FrontMatter.Split(before.Text).Exists) continue;
            try
            {
                EditableDocument added = random.Next(2) == 0 ? before.SetScalar("open", RandomText.Next(random), s_order) : before.SetList("open", [RandomText.Next(random), "b"], s_order);
                Assert.Equal(bytes, added.Remove("open").ToBytes());
                edited++;
            }
            catch (OperationException refused)
            {
                Assert.Equal(ErrorId.DocumentNotEditable, refused.Id);
            }
        }

        Assert.True(edited > 1500, $"only {edited} of 3000 could be edited");
    }

    // A new field is an insertion and nothing else; a change stays between the line of its key and that of the next.
    private void AssertOnlyItsLinesChanged(EditableDocument before, EditableDocument after, string key)
    {
        int prefix = before.Text.AsSpan().CommonPrefixLength(after.Text), suffix = 0, most = Math.Min(before.Text.Length, after.Text.Length);
        while (suffix < most && before.Text[^(suffix + 1)] == after.Text[^(suffix + 1)]) suffix++;
        IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries = Entries(before);
        int index = entries.ToList().FindIndex(entry => IsSameKey(entry.Key.Value, key));
        FrontMatter front = FrontMatter.Split(before.Text);
        int start = index < 0 ? prefix : LineStart(before.Text, front.YamlLine + entries[index].Key.Line - 1);
        int end = index < 0 ? start : index + 1 < entries.Count ? LineStart(before.Text, front.YamlLine + entries[index + 1].Key.Line - 1) : before.Text.Length - front.Body.Length;
        Assert.True(prefix >= start && prefix + suffix >= before.Text.Length - (end - start), $"{before.Text}\n=>\n{after.Text}");
    }

    private static int LineStart(string text, int line)
    {
        int at = 0;
        for (; line > 1; line--)
        {
            at = text.IndexOfAny(['\r', '\n'], at);
            at += text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        }

        return at;
    }

    private string[] Values(EditableDocument document, string key, bool isList)
    {
        YamlNode value = Entries(document).Single(entry => IsSameKey(entry.Key.Value, key)).Value;
        return isList ? [.. Assert.IsType<YamlList>(value).Items.Select(item => Assert.IsType<YamlScalar>(item).Value)] : [Assert.IsType<YamlScalar>(value).Value];
    }

    private string[] Others(EditableDocument document, string key) =>
        [.. Entries(document).Where(entry => !IsSameKey(entry.Key.Value, key)).Select(entry => $"{entry.Key.Value} = {Spell(entry.Value)}")];

    private IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries(EditableDocument document)
    {
        string text = document.Text;
        for (int c = 0xDC80; c <= 0xDCFF; c++) if (text.Contains((char)c, StringComparison.Ordinal)) text = System.Text.Encoding.Unicode.GetString(System.Text.Encoding.Unicode.GetBytes(text));
        return _engine.Yaml.Read(FrontMatter.Split(text).Yaml, "d.md") is YamlMap map ? map.Entries : [];
    }

    private static bool IsSameKey(string left, string right) => left.Replace('-', '_').Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string Spell(YamlNode node) => node switch
    {
        YamlScalar scalar => $"<{scalar.Value}|{scalar.IsPlain}>",
        YamlList list => $"[{string.Join(",", list.Items.Select(Spell))}]",
        YamlMap map => $"{{{string.Join(",", map.Entries.Select(entry => Spell(entry.Key) + Spell(entry.Value)))}}}",
        _ => "",
    };
}
