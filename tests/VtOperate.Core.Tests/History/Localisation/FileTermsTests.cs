using System.Text;
using VtOperate.Core.Code;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Core.Tests.History.Localisation;

public sealed class FileTermsTests
{
    private readonly FileTermsReader _reader = new();

    [Fact]
    public void Words_are_counted_by_the_part_they_stand_in()
    {
        FileTerms terms = Read("// cart of carts\nclass Cart { string s = \"full cart\"; Cart other; }\n");
        uint found = terms.Find(TermHash.Of("cart"));
        Assert.Equal((1, 2, 2, 1), (FileTerms.CountIn(found, FileField.Declared), FileTerms.CountIn(found, FileField.Code), FileTerms.CountIn(found, FileField.Comment), FileTerms.CountIn(found, FileField.Text)));
        Assert.Equal(0u, terms.Find(TermHash.Of("basket")));
    }

    [Fact]
    public void A_word_is_counted_to_255()
    {
        FileTerms terms = Read(string.Concat(Enumerable.Repeat("cart ", 1000)));
        Assert.Equal(255, FileTerms.CountIn(terms.Find(TermHash.Of("cart")), FileField.Code));
        Assert.Equal(1000, terms.Length(FileField.Code));
    }

    [Fact]
    public void Every_form_of_text_gives_the_same_words()
    {
        const string Text = "class Übersicht { int größe; }";
        FileTerms plain = Read(Text);
        Assert.Equal(plain.Bytes.ToArray(), _reader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], CodeFamily.Java).Bytes.ToArray());
        Assert.Equal(plain.Bytes.ToArray(), _reader.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], CodeFamily.Java).Bytes.ToArray());
        Assert.Equal(plain.Bytes.ToArray(), _reader.Read([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)], CodeFamily.Java).Bytes.ToArray());
    }

    [Fact]
    public void What_is_no_text_has_no_words()
    {
        Assert.Equal(0, _reader.Read([0x89, 0x50, 0, 1, 2, 3], CodeFamily.Java).Count);
        Assert.Equal(0, _reader.Read([], CodeFamily.Java).Count);
        Assert.Equal(0, _reader.Read([0xFF, 0xFE], CodeFamily.Java).Count);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_lose_only_the_word_they_stand_in()
    {
        FileTerms terms = _reader.Read([.. "class Cart { gr"u8, 0xFC, .. "n red }"u8], CodeFamily.Java);
        Assert.NotEqual(0u, terms.Find(TermHash.Of("cart")));
        Assert.NotEqual(0u, terms.Find(TermHash.Of("red")));
    }

    [Fact]
    public void The_beginning_of_a_huge_file_is_read()
    {
        byte[] huge = [.. "class Cart { } "u8, .. Enumerable.Repeat((byte)' ', 20 << 20), .. "late"u8];
        FileTerms terms = _reader.Read(huge, CodeFamily.Java);
        Assert.NotEqual(0u, terms.Find(TermHash.Of("cart")));
        Assert.Equal(0u, terms.Find(TermHash.Of("late")));
    }

    private FileTerms Read(string text) => _reader.Read(Encoding.UTF8.GetBytes(text), CodeFamily.Java);
}
